import { totalmem } from 'node:os';
import type { Dataset } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { SearchResult } from '../search/result.js';
import { ExitCode } from './exit-code.js';
import { grammarNamed } from './grammar-input.js';
import { interruptible } from './interrupt.js';
import { ProgressReport } from './progress.js';
import { type SearchFlags, secondsOf } from './search-options.js';

/**
 * Searches as the flags ask, reporting progress on stderr; Ctrl-C ends the search with the best so far.
 * @param next - how many further terms to predict
 * @throws InputError where the grammar cannot be used, or the memory asked for is not there
 */
export async function searchWithFlags(
  dataset: Dataset,
  flags: SearchFlags,
  next: number,
): Promise<SearchResult> {
  // The system hands out pages as they are touched: a bank larger than the machine would only fail later.
  if (flags.memory !== undefined && flags.memory > totalmem()) {
    throw new InputError('there is not enough memory for this search: give less with --memory, such as 256M');
  }
  const { search } = await import('../workers/search.js');
  const grammar = flags.grammar === undefined ? undefined : await grammarNamed(flags.grammar);
  const report = new ProgressReport(flags.verbose === true);
  try {
    return await interruptible((signal) =>
      search(dataset, {
        ...(grammar && { grammar }),
        ...(flags.maxEvaluations !== undefined && { maxEvaluations: flags.maxEvaluations }),
        ...(flags.memory !== undefined && { memory: flags.memory }),
        seconds: secondsOf(flags),
        seed: flags.seed,
        workers: flags.workers,
        next,
        signal,
        onProgress: (progress) => report.update(progress),
      }),
    );
  } finally {
    report.end();
  }
}

/** Whether something was found: the best program and the data under it are shorter than the data alone. */
export function beatsNull(result: SearchResult): boolean {
  return result.best.totalBits < result.nullBits;
}

export function exitCodeOf(result: SearchResult): ExitCode {
  if (result.stopReason === 'interrupted') return ExitCode.interrupted;
  return beatsNull(result) ? ExitCode.found : ExitCode.nothingFound;
}
