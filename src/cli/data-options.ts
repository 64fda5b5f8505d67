import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ReadOptions, ReadResult } from '../data/read.js';
import { TOLD_KINDS } from '../data/told-kinds.js';
import { InputError } from '../errors.js';
import { count } from '../figure.js';
import { readBytes } from './input.js';
import { ProgressReport } from './progress.js';
import { shownName } from './shown.js';

/** The data flags as commander hands them over. */
export interface DataFlags {
  readonly kind?: NonNullable<ReadOptions['kind']>;
  readonly column?: string;
  readonly inputs?: readonly string[] | 'all';
  readonly units?: Readonly<Record<string, string>>;
  readonly sigma?: string;
  readonly name?: string;
}

export const DATA_HELP =
  'numbers such as 1,1,2,3, a file (lines, CSV, TSV, JSON, OEIS, bits, bytes), or - for stdin';

/** Adds the options that say how data is read. */
export function addDataOptions(command: Command): Command {
  return addFileOptions(command)
    .option(
      '--inputs <names>',
      'columns that are known beforehand, with commas between them; all, or none (default: all others of a table)',
      inputsFrom,
    )
    .option(
      '--units <list>',
      'what columns are measured in, as mass=kg,v=m/s (default: what the header says in brackets)',
      unitsFrom,
    )
    .option('--sigma <name|index>', 'the column of the standard errors of what is explained');
}

function unitsFrom(text: string): Readonly<Record<string, string>> {
  const entries = text.split(',').map((part) => {
    const at = part.lastIndexOf('=');
    if (at < 1 || at === part.length - 1)
      throw new InvalidArgumentError('give a unit for each column, as mass=kg,v=m/s');
    return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
  const names = entries.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) throw new InvalidArgumentError(`give one unit for ${shownName(twice)}`);
  return Object.fromEntries(entries);
}

/** Adds the options that say how a file is read which is to be rebuilt: no other file will be there then. */
export function addFileOptions(command: Command): Command {
  return command
    .addOption(new Option('--kind <kind>', 'what the values are (default: guessed)').choices(TOLD_KINDS))
    .option(
      '--column <name|index>',
      'the column of a table to explain, by name or from 1 (default: the last)',
    )
    .option('--name <text>', 'what to call the data in the result');
}

function inputsFrom(text: string): readonly string[] | 'all' {
  if (text === 'all') return text;
  return text === 'none' ? [] : text.split(',').map((name) => name.trim());
}

/** From so many bytes on it takes a while to read them. */
const MANY_BYTES = 2 ** 22;

/**
 * The data that an argument stands for: `-` is stdin, numbers stand for themselves, and all else names a file.
 * A file whose name looks like numbers wins over the numbers. No more of the data is read than a search of so many seconds can look at.
 * @param known what the argument stands for, if it has been read
 * @returns what was read, whether there is more, and the seconds that are left then: all, unless the data is long
 * @throws InputError where it cannot be read
 */
export async function loadExcerpt(
  argument: string,
  flags: DataFlags & { readonly verbose?: boolean },
  seconds: number,
  known?: Uint8Array,
): Promise<{ readonly read: ReadResult; readonly isPart: boolean; readonly left: number }> {
  const { looksInline } = await import('../data/read.js');
  if (!isInline(argument, looksInline)) {
    const started = performance.now();
    const [{ readPart }, { excerptWithin, secondsLeft }] = await Promise.all([
      import('../data/part.js'),
      import('../search/excerpt.js'),
    ]);
    const bytes = known ?? (await readData(argument));
    const report = new ProgressReport(flags.verbose === true);
    if (bytes.length >= MANY_BYTES)
      report.say(`${shownName(argument)}: reading ${count(bytes.length)} bytes`);
    const options = optionsFor(flags, nameOf(argument));
    const { isPart, ...read } = readPart(bytes, options, excerptWithin(seconds));
    report.end();
    const spent = (performance.now() - started) / 1000;
    return { read, isPart, left: isPart ? secondsLeft(seconds, spent) : seconds };
  }
  const { readInline } = await import('../api/data.js');
  return { read: readInline(argument, optionsFor(flags, 'inline')), isPart: false, left: seconds };
}

/**
 * The columns of a table that could be explained, and the bytes of the table.
 * @throws InputError where there are none
 */
export async function columnsToExplain(
  argument: string,
  flags: DataFlags,
): Promise<{ readonly bytes: Uint8Array; readonly columns: readonly string[] }> {
  const [{ looksInline }, { targetsIn }] = await Promise.all([
    import('../data/read.js'),
    import('../data/locate.js'),
  ]);
  const isText = isInline(argument, looksInline);
  const bytes = isText ? new TextEncoder().encode(argument) : await readData(argument);
  const columns = targetsIn(bytes, optionsFor(flags, isText ? 'inline' : nameOf(argument)));
  return { bytes, columns };
}

/** Whether an argument is data rather than the name of a file. */
function isInline(argument: string, looksInline: (text: string) => boolean): boolean {
  return argument !== '-' && !existsSync(argument) && looksInline(argument);
}

/** How the flags say that a file, or stdin, is to be read. */
export function readingFor(argument: string, flags: Omit<DataFlags, 'inputs'>): Omit<ReadOptions, 'inputs'> {
  return optionsFor(flags, nameOf(argument));
}

function optionsFor({ kind, column, inputs, units, sigma, name }: DataFlags, usualName: string): ReadOptions {
  return {
    name: name ?? usualName,
    ...(kind && { kind }),
    ...(column !== undefined && { column }),
    ...(inputs && { inputs }),
    ...(units && { units }),
    ...(sigma !== undefined && { sigma }),
  };
}

function nameOf(argument: string): string {
  return argument === '-' ? 'stdin' : basename(argument);
}

async function readData(argument: string): Promise<Uint8Array> {
  if (argument !== '-' && !existsSync(argument))
    throw new InputError(
      `cannot read ${shownName(argument)}: no such file\nData is the name of a file, - for stdin, or a list such as 1,1,2,3 or Mon, Wed, Fri.`,
    );
  return readBytes(argument);
}
