import type { Command } from 'commander';
import { searchJson } from '../../api/search-json.js';
import type { Dataset } from '../../data/dataset.js';
import type { ReadResult } from '../../data/read.js';
import { InputError } from '../../errors.js';
import type { AppliedText } from '../../search/applied.js';
import type { SearchResult } from '../../search/result.js';
import { addDataOptions, DATA_HELP, type DataFlags, loadExcerpt } from '../data-options.js';
import { ExitCode } from '../exit-code.js';
import { grammarTold } from '../grammar-input.js';
import { addExamples } from '../help.js';
import { writeJson, writeText } from '../output.js';
import {
  addCheckpointOptions,
  addNextOption,
  addSearchOptions,
  type CheckpointFlags,
  type SearchFlags,
  secondsToLook,
  termsFor,
} from '../search-options.js';
import { exitCodeOf, searchWithFlags } from '../search-session.js';

interface Flags extends SearchFlags, CheckpointFlags, DataFlags {
  readonly next?: number;
  readonly frontier?: boolean;
  readonly json?: boolean;
}

export function defineSearch(program: Command): void {
  const command = program
    .command('search')
    .description('find the shortest program that generates the data')
    .argument('<data>', DATA_HELP)
    .action(async (data: string, flags: Flags) => {
      process.exitCode = await run(data, flags);
    });
  addDataOptions(command);
  addSearchOptions(command);
  addCheckpointOptions(command);
  addNextOption(command)
    .option('--frontier', 'print the whole frontier, and all that fit as well with what they predict')
    .option('--json', 'print one JSON object (schema kolmo.search/1)');
  addExamples(
    command,
    [
      ['kolmo search 1,1,2,3,5,8,13,21', 'numbers on the command line'],
      [
        'kolmo search datasets/integer/catalan.csv --time 30 --json',
        'a file, half a minute, for another program',
      ],
      ['kolmo search prices.csv --column close', 'explain one column of a table, knowing the others'],
      ['kolmo search prices.csv --column close --inputs volume,open', 'knowing these alone; none for none'],
      ['kolmo search prices.csv --column all', 'explain each column by the others, one after the other'],
      ['seq 1 2 99 | kolmo search -', 'data from a pipe'],
      ['kolmo search 0110100110010110', 'a string of bits'],
      [
        'kolmo search data.txt --time 3600 --checkpoint data.json --resume',
        'an hour, on top of what earlier searches found',
      ],
      ['kolmo search data.txt --max-evaluations 1000000 --seed 7', 'the same answer on any machine'],
    ],
    'Exit codes: 0 found, 1 nothing found beyond chance, 2 wrong use or bad input, 130 interrupted by Ctrl-C\n' +
      '(the best so far is printed then).',
  );
}

/** Stands for all columns that could be explained, unless one is called so. */
const ALL = 'all';

async function run(data: string, flags: Flags): Promise<number> {
  if (flags.column !== ALL) return searchOne(data, flags, undefined);
  const { columnsToExplain } = await import('../data-options.js');
  const { bytes, columns } = await columnsToExplain(data, flags);
  if (columns.includes(ALL)) return searchOne(data, flags, bytes);
  if (flags.checkpoint !== undefined)
    throw new InputError('a checkpoint is of one column: name it with --column, or leave out --checkpoint');
  let code: ExitCode = ExitCode.nothingFound;
  for (const [at, column] of columns.entries()) {
    if (at > 0 && !flags.json) await writeText('');
    const one = await searchOne(data, { ...flags, column }, bytes);
    if (one === ExitCode.interrupted) return one;
    if (one === ExitCode.found) code = one;
  }
  return code;
}

/** @param bytes what the argument stands for, if it has been read */
async function searchOne(data: string, flags: Flags, bytes: Uint8Array | undefined): Promise<ExitCode> {
  const { read, isPart, left } = await loadExcerpt(data, flags, secondsToLook(flags), bytes);
  const { dataset, format, skipped, sought, column } = read;
  const result = await searchWithFlags(
    dataset,
    isPart ? { ...flags, time: left } : flags,
    isPart ? 0 : termsFor(flags.next, sought),
  );
  const open = await openRows(read, result, flags);
  if (flags.json) {
    const { dataset: searched, ...about } = searchJson(result, format, skipped);
    const told = {
      ...searched,
      ...(column !== undefined && { column }),
      ...unitsOf(dataset),
      ...(isPart && { isPart }),
    };
    await writeJson({ ...about, dataset: told, ...(open && { open }) });
  } else {
    const { renderFrontier, renderSearch } = await import('../search-view.js');
    await writeText(flags.frontier ? renderFrontier(result, format) : renderSearch(result, read, open));
  }
  return exitCodeOf(result);
}

/** What the target and the given columns are measured in, where that is known. */
function unitsOf({ unit, given }: Dataset): {
  readonly unit?: string;
  readonly units?: Readonly<Record<string, string>>;
} {
  const known = given.flatMap((column): [string, string][] =>
    column.unit === undefined ? [] : [[column.name, column.unit]],
  );
  return {
    ...(unit !== undefined && { unit }),
    ...(known.length > 0 && { units: Object.fromEntries(known) }),
  };
}

/** What the best program says of the rows of a table that are to be found. */
async function openRows(
  { dataset, open }: ReadResult,
  result: SearchResult,
  flags: Flags,
): Promise<readonly AppliedText[] | undefined> {
  if (open === undefined) return undefined;
  const { applied } = await import('../../search/applied.js');
  return applied(result, dataset, () => open, await grammarTold(flags, dataset)).rows;
}
