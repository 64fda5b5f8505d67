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
 * @throws InputError for a column that was named and cannot be read
 */
export function readInputs(
  source: string,
  text: Uint8Array,
  inputs: readonly LocatedInput[],
  places: readonly number[] | undefined,
): { readonly given: readonly GivenColumn[]; readonly skipped: readonly SkippedInput[] } {
  const given: GivenColumn[] = [];
  const skipped: SkippedInput[] = [];
  for (const input of inputs) {
    const { name, isNamed } = input;
    if (isNamed) given.push({ name, ...readInput(source, text, input, places) });
    else if (given.length === MOST_INPUTS)
      skipped.push({ name, reason: `is beyond the first ${MOST_INPUTS}` });
    else {
      const read = tryInput(source, text, input, places);
      if (typeof read === 'string') skipped.push({ name, reason: read });
      else given.push({ name, ...read });
    }
  }
  return { given, skipped };
}

/** A column of exact values: each is the value times 10^decimals. */
export interface ScaledColumn extends Omit<GivenColumn, 'name'> {
  readonly decimals: number;
}

/**
 * A column of numbers with a row for each cell; undefined where a cell has no value.
 * @throws InputError for cells that hold no numbers
 */
export function readColumn(source: string, text: Uint8Array, spans: Spans): ScaledColumn {
  const { kind, column, decimals, notation, cells, places } = readCells(source, text, spans);
  if (KINDS[kind].spelling === 'bytes' || column.values.length !== cells.spans.starts.length)
    throw mistakeAt(source, text, cells.spans.starts[0], 'a column that is given has to hold numbers');
  const whole = places === undefined ? column : spreadColumn(column, places, spans.starts.length);
  return { column: whole, decimals, ...(notation.writing && { notation }) };
}

function readInput(
  source: string,
  text: Uint8Array,
  { spans }: LocatedInput,
  places: readonly number[] | undefined,
): ScaledColumn {
  const read = readColumn(source, text, spans());
  return places === undefined ? read : { ...read, column: pickColumn(read.column, places) };
}

/** A column, or why it tells nothing. */
function tryInput(
  source: string,
  text: Uint8Array,
  input: LocatedInput,
  places: readonly number[] | undefined,
): ScaledColumn | string {
  try {
    const read = readInput(source, text, input, places);
    const writing = read.notation?.writing;
    if (writing !== undefined && notationOf(writing).isLabel) return 'holds labels';
    if (read.column.values.every(Number.isNaN)) return 'is empty';
    if (isConstant(read.column)) return 'is the same in every row';
    return input.name === ROW && numbersRows(read) ? 'is the number of the row' : read;
  } catch (error) {
    if (error instanceof InputError) return 'holds text';
    throw error;
  }
}

/** Whether a column holds 0, 1, 2 …, which programs call `n` as well. */
function numbersRows({ column, decimals }: ScaledColumn): boolean {
  return decimals === 0 && column.values.every((value, row) => value === row);
}

function isConstant({ values, wide }: Column): boolean {
  return wide === undefined && values.length > 1 && values.every((value) => value === values[0]);
}
