import { InputError } from '../errors.js';
import { type Content, contentOf, readCells, textsOf } from './cells.js';
import { type Column, columnOf, exactRows, pickColumn, spreadColumn } from './column.js';
import type { GivenColumn } from './dataset.js';
import type { LocatedInput } from './format.js';
import { KINDS } from './kinds.js';
import { presentCells } from './missing.js';
import { readLabels } from './notations/words.js';
import { notationOf } from './notations.js';
import { firstNoNumeral } from './numeral.js';
import { mistakeAt, type Spans } from './spans.js';
import type { Writing } from './surface.js';

/** A column beside the target that nothing is told by, and why. */
export interface SkippedInput {
  readonly name: string;
  /** What it does, for people: `holds text`. */
  readonly reason: string;
}

/** What programs call the number of the row, from 0. */
const ROW = 'n';

/** Columns that are taken where none are named, the first of them. */
const MOST_INPUTS = 32;

/**
 * The columns beside the target. Those that were named must be readable; of the others, those that are not or that tell nothing are
 * skipped.
 *
 * @param places the cells that stand in the rows of the target; undefined where all do
 * @param numbered how many cells there are, where their numbers are to be given as well, since rows between others are open
 * @throws InputError for a column that was named and cannot be read
 */
export function readInputs(
  source: string,
  text: Uint8Array,
  inputs: readonly LocatedInput[],
  places: readonly number[] | undefined,
  numbered: number | undefined,
): ReadInputs {
  const whole: (GivenColumn & ScaledColumn)[] = [];
  const skipped: SkippedInput[] = [];
  const taken = new Set(inputs.map(({ name }) => name));
  const isFull = () => whole.length >= MOST_INPUTS;
  for (const input of inputs) {
    const { name, isNamed } = input;
    if (!isNamed && isFull()) {
      skipped.push({ name, reason: `is beyond the first ${MOST_INPUTS}` });
      continue;
    }
    const read = isNamed ? readColumn(source, text, input.spans()) : tryColumn(source, text, input);
    const reason =
      typeof read === 'string' ? read : isNamed ? undefined : idleness(name, inRows(read, places));
    if (typeof read === 'string' || reason !== undefined)
      skipped.push({ name, reason: reason ?? 'holds text' });
    else whole.push({ name, ...read, ...(input.unit !== undefined && { unit: input.unit }) });
  }
  for (const part of whole.flatMap(partsOf)) {
    const isTold = taken.has(part.name) || idleness(part.name, inRows(part, places)) !== undefined;
    if (!isTold && !isFull()) whole.push(part);
  }
  if (numbered !== undefined) whole.push(numberColumn(numbered, inputs));
  const given = whole.map((each) => ({ ...each, ...inRows(each, places) }));
  const open = places && openPlaces(places, whole[0]?.column.values.length ?? 0);
  if (open === undefined || open.length === 0) return { given, skipped };
  const ahead = whole.map((each) => ({ ...each, column: pickColumn(each.column, [...places!, ...open]) }));
  const follows = open[0] > places!.length - 1;
  return {
    given,
    skipped,
    open: { count: open.length, rows: open.map((at) => at + 1), given: ahead, follows },
  };
}

/**
 * The standard errors of the rows of the target.
 * @throws InputError for cells that hold no positive numbers
 */
export function readSigma(
  source: string,
  text: Uint8Array,
  { name, unit, spans }: LocatedInput,
  places: readonly number[] | undefined,
): GivenColumn {
  const cells = spans();
  const sigma = inRows(readColumn(source, text, cells), places);
  const row = sigma.column.values.findIndex((value) => !(value > 0));
  if (row >= 0 || (sigma.notation !== undefined && !notationOf(sigma.notation.writing!).isAmount))
    throw mistakeAt(
      source,
      text,
      cells.starts[places?.[row] ?? Math.max(0, row)],
      'a standard error has to be a positive number',
    );
  return { name, ...sigma, ...(unit !== undefined && { unit }) };
}

/** The numbers of cells, from 1, as a column with a name that no other has. */
function numberColumn(cells: number, inputs: readonly LocatedInput[]): GivenColumn & ScaledColumn {
  let name = NUMBER;
  while (inputs.some((input) => input.name === name)) name += "'";
  return {
    name,
    column: { values: Float64Array.from({ length: cells }, (_, cell) => cell + 1) },
    decimals: 0,
  };
}

/** What the numbers of rows are called, where rows between others are open. */
const NUMBER = 'row';

/** The columns beside the target, and what they say of rows without one. */
interface ReadInputs {
  readonly given: readonly GivenColumn[];
  readonly skipped: readonly SkippedInput[];
  readonly open?: OpenRows;
}

/** Rows of a table whose target is to be found. */
export interface OpenRows {
  readonly count: number;
  /** Their numbers in the table, from 1. */
  readonly rows: readonly number[];
  /** The given columns: of the rows of the dataset, and of these behind them. */
  readonly given: readonly GivenColumn[];
  /** Whether they all stand behind the rows of the dataset. */
  readonly follows: boolean;
}

/** The rows of a table that no row of the dataset stands in. */
function openPlaces(places: readonly number[], rows: number): readonly number[] {
  const taken = new Set(places);
  return Array.from({ length: rows }, (_, row) => row).filter((row) => !taken.has(row));
}

/** The columns of what of a column may tell something by itself, but for what it tells anyhow. */
function partsOf({ name, column, notation }: GivenColumn): (GivenColumn & ScaledColumn)[] {
  const writing = notation?.writing;
  if (writing === undefined) return [];
  return Object.keys(notationOf(writing).parts).flatMap((part) => {
    const read = partColumn(column, writing, part);
    if (read.values.every(Number.isNaN) || isAffine(read, column)) return [];
    return [{ name: `${name}.${part}`, column: read, decimals: 0, part: { column: name, name: part } }];
  });
}

/** A part of each value of a column that is written in a notation. */
export function partColumn(column: Column, writing: Writing, part: string): Column {
  const read = notationOf(writing).parts[part];
  return columnOf(exactRows(column).map((value) => (value === undefined ? undefined : read(value, writing))));
}

/** Whether a column is another one times a factor and a number besides, so that programs have it for little. */
function isAffine({ values }: Column, { values: others }: Column): boolean {
  const first = others.findIndex((value) => !Number.isNaN(value));
  const second = others.findIndex((value) => !Number.isNaN(value) && value !== others[first]);
  if (second < 0) return true;
  const [run, rise] = [others[second] - others[first], values[second] - values[first]];
  return values.every(
    (value, row) =>
      Number.isNaN(value) || (value - values[first]) * run === (others[row] - others[first]) * rise,
  );
}

/** A column of exact values: each is the value times 10^decimals, or its place where it has significant digits. */
export interface ScaledColumn extends Omit<GivenColumn, 'name'> {
  readonly decimals: number;
}

/** Labels that a column may hold to be given without being asked for, and when it is named. */
const MOST_LABELS = 16;
const MOST_NAMED_LABELS = 256;

/**
 * A column of numbers with a row for each cell, or of labels, which are numbered; undefined where a cell has no value.
 * @throws InputError for cells that hold neither
 */
export function readColumn(
  source: string,
  text: Uint8Array,
  spans: Spans,
  mostLabels: number = MOST_NAMED_LABELS,
): ScaledColumn {
  const labels = labelColumn(text, spans, mostLabels);
  if (labels !== undefined) return labels;
  const read = readCells(source, text, spans, 'guessed', LEAVE_EMPTY);
  const { kind, column, decimals, significant, notation, cells, places } = read;
  if (KINDS[kind].spelling === 'bytes' || column.values.length !== cells.spans.starts.length)
    throw mistakeAt(source, text, cells.spans.starts[0], 'a column that is given has to hold numbers');
  const whole = places === undefined ? column : spreadColumn(column, places, spans.starts.length);
  return {
    ...{ column: whole, decimals },
    ...(significant && { significant }),
    ...(notation.writing && { notation }),
  };
}

/** What to do about a cell of a given column that is no number. */
const LEAVE_EMPTY = 'leave the cell empty where no value is known';

/** A column of text in which few labels come again and again; undefined for any other. */
function labelColumn(text: Uint8Array, spans: Spans, most: number): ScaledColumn | undefined {
  const { spans: present, places } = presentCells(text, spans);
  if (firstNoNumeral(text, present) < 0) return undefined;
  const texts = textsOf(text, present);
  const read = readLabels(texts, most);
  if (read === undefined || contentOf(texts) !== 'text') return undefined;
  const column = columnOf(read.values);
  const whole = places === undefined ? column : spreadColumn(column, places, spans.starts.length);
  return { column: whole, decimals: 0, notation: read.notation };
}

/**
 * A column of further rows, of labels if the one of the data is: those that it does not have are no values.
 * @throws InputError for cells that hold no numbers where the data has some
 */
export function readColumnLike(
  source: string,
  text: Uint8Array,
  spans: Spans,
  own: Pick<GivenColumn, 'notation'>,
): ScaledColumn {
  const writing = own.notation?.writing;
  if (writing === undefined || !notationOf(writing).isSymbol) return readColumn(source, text, spans);
  const places = new Map(writing.words.map((word, at) => [word, BigInt(at)]));
  const rows = textsOf(text, spans).map((word) => places.get(word));
  return { column: columnOf(rows), decimals: 0, notation: own.notation! };
}

function inRows(read: ScaledColumn, places: readonly number[] | undefined): ScaledColumn {
  return places === undefined ? read : { ...read, column: pickColumn(read.column, places) };
}

/** A column, or what it holds that no numbers can be read from. */
function tryColumn(source: string, text: Uint8Array, { spans }: LocatedInput): ScaledColumn | string {
  try {
    return readColumn(source, text, spans(), MOST_LABELS);
  } catch (error) {
    if (error instanceof InputError) return UNREADABLE[contentOf(textsOf(text, spans()))];
    throw error;
  }
}

/** What columns hold that are not read, by what most of their cells are. */
const UNREADABLE: Readonly<Record<Content, string>> = {
  amounts: 'holds cells among its numbers that are none',
  places: 'holds dates or the like that are not clear',
  text: 'holds text',
};

/** Why a column tells nothing. */
function idleness(name: string, read: ScaledColumn): string | undefined {
  const { column, notation } = read;
  const writing = notation?.writing;
  if (writing !== undefined && notationOf(writing).isLabel && !notationOf(writing).isSymbol)
    return 'holds labels';
  if (column.values.every(Number.isNaN)) return 'is empty';
  if (isConstant(column)) return 'is the same in every row';
  return name === ROW && numbersRows(read) ? 'is the number of the row' : undefined;
}

/** Whether a column holds 0, 1, 2 …, which programs call `n` as well. */
function numbersRows({ column, decimals, significant }: ScaledColumn): boolean {
  return decimals === 0 && significant === undefined && column.values.every((value, row) => value === row);
}

function isConstant({ values, wide }: Column): boolean {
  return wide === undefined && values.length > 1 && values.every((value) => value === values[0]);
}
