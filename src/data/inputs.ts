import { InputError } from '../errors.js';
import { readCells } from './cells.js';
import { type Column, pickColumn, spreadColumn } from './column.js';
import type { GivenColumn } from './dataset.js';
import type { LocatedInput } from './format.js';
import { KINDS } from './kinds.js';
import { notationOf } from './notations.js';
import { mistakeAt, type Spans } from './spans.js';

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
  const whole: GivenColumn[] = [];
  const given: GivenColumn[] = [];
  const skipped: SkippedInput[] = [];
  for (const input of inputs) {
    const { name, isNamed } = input;
    if (!isNamed && given.length === MOST_INPUTS) {
      skipped.push({ name, reason: `is beyond the first ${MOST_INPUTS}` });
      continue;
    }
    const read = isNamed ? readColumn(source, text, input.spans()) : tryColumn(source, text, input);
    const reason =
      typeof read === 'string' ? read : isNamed ? undefined : idleness(name, inRows(read, places));
    if (typeof read === 'string' || reason !== undefined)
      skipped.push({ name, reason: reason ?? 'holds text' });
    else {
      whole.push({ name, ...read });
      given.push({ name, ...inRows(read, places) });
    }
  }
  if (numbered !== undefined) {
    const numbers = numberColumn(numbered, inputs);
    whole.push(numbers);
    given.push({ ...numbers, ...inRows(numbers, places) });
  }
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

/** A column of exact values: each is the value times 10^decimals, or its place where it has significant digits. */
export interface ScaledColumn extends Omit<GivenColumn, 'name'> {
  readonly decimals: number;
}

/**
 * A column of numbers with a row for each cell; undefined where a cell has no value.
 * @throws InputError for cells that hold no numbers
 */
export function readColumn(source: string, text: Uint8Array, spans: Spans): ScaledColumn {
  const { kind, column, decimals, significant, notation, cells, places } = readCells(source, text, spans);
  if (KINDS[kind].spelling === 'bytes' || column.values.length !== cells.spans.starts.length)
    throw mistakeAt(source, text, cells.spans.starts[0], 'a column that is given has to hold numbers');
  const whole = places === undefined ? column : spreadColumn(column, places, spans.starts.length);
  return {
    ...{ column: whole, decimals },
    ...(significant && { significant }),
    ...(notation.writing && { notation }),
  };
}

function inRows(read: ScaledColumn, places: readonly number[] | undefined): ScaledColumn {
  return places === undefined ? read : { ...read, column: pickColumn(read.column, places) };
}

/** A column, or that it holds what no numbers can be read from. */
function tryColumn(source: string, text: Uint8Array, { spans }: LocatedInput): ScaledColumn | string {
  try {
    return readColumn(source, text, spans());
  } catch (error) {
    if (error instanceof InputError) return 'holds text';
    throw error;
  }
}

/** Why a column tells nothing. */
function idleness(name: string, read: ScaledColumn): string | undefined {
  const { column, notation } = read;
  const writing = notation?.writing;
  if (writing !== undefined && notationOf(writing).isLabel) return 'holds labels';
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
