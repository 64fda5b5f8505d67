import { totalmem } from 'node:os';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { InputError } from '../errors.js';
import { count } from '../figure.js';
import type { Snapshots } from '../search/options.js';
import type { SearchResult } from '../search/result.js';
import { CheckpointFile } from './checkpoint-file.js';
import type { DataFlags } from './data-options.js';
import { ExitCode } from './exit-code.js';
import { grammarFor, isTold } from './grammar-input.js';
import { interruptible } from './interrupt.js';
import { ProgressReport } from './progress.js';
import { type CheckpointFlags, type SearchFlags, secondsOf } from './search-options.js';
import { shownName } from './shown.js';

/** How a command searches. */
interface Session {
  /** When to look at the search on its way, where there is no checkpoint. */
  readonly snapshots?: Snapshots;
  /** Take the data as it was read and no other way. Default: where the kind or the grammar is told. */
  readonly asRead?: boolean;
}

/** From so many rows on it takes a while before a search has something to report. */
const MANY_ROWS = 100_000;

/**
 * Searches as the flags ask, reporting progress on stderr; Ctrl-C ends the search with the best so far. A checkpoint is
 * kept where one is asked for.
 * @param next - how many further terms to predict
 * @param session - what flags do not say
 * @throws InputError where the grammar or the checkpoint cannot be used, or the memory asked for is not there
 */
export async function searchWithFlags(
  dataset: Dataset,
  flags: SearchFlags & CheckpointFlags & Pick<DataFlags, 'kind'>,
  next: number,
  { snapshots, asRead = isTold(flags) }: Session = {},
): Promise<SearchResult> {
  const settings = searchSettings(flags);
  if (flags.resume && flags.checkpoint === undefined)
    throw new InputError('--resume goes on from a checkpoint: name its file with --checkpoint');
  const { search } = await import('../workers/search.js');
  const grammar = await grammarFor(flags, dataset);
  const file =
    flags.checkpoint === undefined
      ? undefined
      : await CheckpointFile.open(flags.checkpoint, flags.resume === true, dataset, grammar);
  const looks = file ? { times: file.times(), take: (result: SearchResult) => file.save(result) } : snapshots;
  const report = new ProgressReport(flags.verbose === true);
  const rows = rowsOf(dataset);
  if (rows >= MANY_ROWS)
    report.say(`${shownName(dataset.name)}: pricing ${count(rows)} rows without a program`);
  try {
    const result = await interruptible((signal) =>
      search(dataset, {
        ...(asRead && { grammar }),
        ...(file && { start: file.before.start }),
        ...settings,
        next,
        signal,
        onProgress: (progress) => report.update(progress),
        ...(looks && { snapshots: looks }),
      }),
    );
    await file?.save(result);
    return result;
  } finally {
    report.end();
  }
}

/**
 * The search options that flags say by themselves.
 * @throws InputError where the memory asked for is not there
 */
export function searchSettings(flags: SearchFlags) {
  // The system hands out pages as they are touched: a bank larger than the machine would only fail later.
  if (flags.memory !== undefined && flags.memory > totalmem()) {
    throw new InputError('there is not enough memory for this search: give less with --memory, such as 256M');
  }
  return {
    ...(flags.strategy && { strategies: flags.strategy }),
    ...(flags.without && { without: flags.without }),
    ...(flags.maxEvaluations !== undefined && { maxEvaluations: flags.maxEvaluations }),
    ...(flags.memory !== undefined && { memory: flags.memory }),
    seconds: secondsOf(flags),
    seed: flags.seed,
    workers: flags.workers,
  };
}

export function exitCodeOf(result: SearchResult): ExitCode {
  if (result.stopReason === 'interrupted') return ExitCode.interrupted;
  return result.found ? ExitCode.found : ExitCode.nothingFound;
}
