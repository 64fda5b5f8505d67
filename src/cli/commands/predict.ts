import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { ReadResult } from '../../data/read.js';
import { InputError } from '../../errors.js';
import { percent } from '../../figure.js';
import type { AppliedText } from '../../search/applied.js';
import type { RowsAhead } from '../../search/apply.js';
import { addDataOptions, DATA_HELP, type DataFlags, loadExcerpt } from '../data-options.js';
import { grammarTold } from '../grammar-input.js';
import { addExamples } from '../help.js';
import { readBytes } from '../input.js';
import { say, writeJson, writeText } from '../output.js';
import { wholeNumber } from '../quantity.js';
import {
  addSearchOptions,
  MOST_TERMS,
  type SearchFlags,
  secondsOf,
  secondsToLook,
  termsFor,
  USUAL_TERMS,
} from '../search-options.js';
import { exitCodeOf, searchWithFlags } from '../search-session.js';
import { shownName } from '../shown.js';

interface Flags extends SearchFlags, DataFlags {
  readonly count?: number;
  readonly on?: string;
  readonly json?: boolean;
}

export function definePredict(program: Command): void {
  const command = program
    .command('predict')
    .description('print what comes next, one term a line')
    .argument('<data>', DATA_HELP)
    .addOption(
      new Option(
        '--count <terms>',
        `how many terms (default: as many as ? ask for, or ${USUAL_TERMS})`,
      ).argParser(wholeNumber(1, MOST_TERMS)),
    )
    .option('--on <file>', 'a table of further rows: what the program says of each, from its columns')
    .action(async (data: string, flags: Flags) => {
      process.exitCode = await run(data, flags);
    });
  addDataOptions(command);
  addSearchOptions(command).option(
    '--json',
    'print one JSON object (schema kolmo.predict/1, for rows of a table kolmo.predict/2)',
  );
  addExamples(
    command,
    [
      ['kolmo predict 1,4,9,16,25 --count 3', 'the next three squares'],
      ['kolmo predict datasets/integer/primes.txt --count 100 --time 20', 'a hundred terms of a file'],
      [
        'kolmo predict prices.csv --column close --on tomorrow.csv',
        'the law of a table, applied to rows that lack that column',
      ],
    ],
    'The terms go to stdout; the program behind them and the confidence in them go to stderr.\n' +
      'With --on, and for a table with rows that have no value in the column, there is a line for each such row: the value,\n' +
      'and behind it the bounds between which eight in ten rows lie, where they differ.\n' +
      'Exit code 1: nothing was found beyond chance, and nothing is predicted.',
  );
}

async function run(data: string, flags: Flags): Promise<number> {
  if (data === '-' && flags.on === '-')
    throw new InputError('the data and --on cannot both be stdin: name a file for one of them');
  const { read, isPart, left } = await loadExcerpt(data, flags, secondsToLook(flags));
  const { dataset, format, sought, open } = read;
  if (flags.on !== undefined) {
    const ahead = await furtherFrom(flags.on, read);
    return apply(read, ahead, isPart ? { ...flags, time: left } : flags);
  }
  if (open !== undefined) return apply(read, () => open, flags);
  if (isPart)
    throw new InputError(
      `${shownName(dataset.name)} is too long to be looked at to its end in ${secondsOf(flags)} s: give more with --time`,
    );
  const result = await searchWithFlags(dataset, flags, termsFor(flags.count, sought));
  const { best, bounds, nullBits } = result;
  const next = result.found ? best.next : [];
  if (flags.json) {
    const { program, head, totalBits, confidence } = best;
    const { stopReason, certified } = result;
    await writeJson({
      schema: 'kolmo.predict/1',
      dataset: result.dataset,
      program,
      head,
      totalBits,
      nullBits,
      predictedBy: program,
      confidence,
      next,
      ...(bounds && { bounds }),
      stopReason,
      certified,
    });
  } else if (!result.found) say('nothing found beyond chance: no prediction');
  else if (next[0] === null) {
    const { unknownNext } = await import('../search-view.js');
    say(`${shownName(dataset.name)} (${format})`);
    say(best.program);
    say(`what comes next ${unknownNext(result)}`);
  } else {
    say(`${shownName(dataset.name)} (${format})`);
    say(`${best.program}, confidence ${percent(best.confidence)}`);
    const end = next.indexOf(null);
    const terms = end < 0 ? next : next.slice(0, end);
    if (terms.length > 0) await writeText(terms.join('\n'));
    if (end >= 0) say(`the program has no value after ${end} more terms`);
  }
  return exitCodeOf(result);
}

/** The rows of a table of their own, told which given columns are needed. */
async function furtherFrom(on: string, { dataset, column }: ReadResult): Promise<Ahead> {
  const { columnsOfText, furtherRows } = await import('../../data/further-rows.js');
  const name = on === '-' ? 'stdin' : basename(on);
  const source = columnsOfText(name, await readBytes(on));
  // Before the search, so that a mistake costs no time.
  furtherRows(name, source, dataset, column, [], true);
  return (needed, isFine) => furtherRows(name, source, dataset, column, needed, isFine);
}

type Ahead = (needed: readonly string[], isFine: boolean) => RowsAhead;

/** Applies the program of a table to rows of which all but the target is known. */
async function apply({ dataset, format }: ReadResult, ahead: Ahead, flags: Flags): Promise<number> {
  const result = await searchWithFlags(dataset, flags, 0);
  const { applied } = await import('../../search/applied.js');
  const told = await grammarTold(flags, dataset);
  const { rows, ...about } = applied(result, dataset, ahead, told);
  if (flags.json) {
    const { stopReason, certified } = result;
    await writeJson({
      ...{ schema: 'kolmo.predict/2', dataset: result.dataset },
      ...{ ...about, stopReason, certified, rows },
    });
  } else if (!result.found) say('nothing found beyond chance: no prediction');
  else {
    say(`${shownName(dataset.name)} (${format})`);
    say(about.program);
    await writeText(rows.map(rowText).join('\n'));
  }
  return exitCodeOf(result);
}

function rowText({ value, low, high }: AppliedText): string {
  if (value === null) return '?';
  return low === null || (low === value && high === value) ? value : `${value}  ${low} to ${high}`;
}
