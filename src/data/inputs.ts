import { InputError } from '../errors.js';
import { readCells } from './cells.js';
import { type Column, pickColumn, spreadColumn } from './column.js';
import type { GivenColumn } from './dataset.js';
import type { LocatedInput } from './format.js';
import { notationOf } from './notations.js';
import { mistakeAt } from './spans.js';

/** A column beside the target that nothing is told by, and why. */
export interface SkippedInput {
  readonly name: string;
  /** What it does, for people: `holds text`. */
  readonly reason: string;
}

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
    if (isNamed) {
      const { column, decimals } = readInput(source, text, input, places);
      given.push({ name, column, decimals });
    } else if (given.length === MOST_INPUTS)
      skipped.push({ name, reason: `is beyond the first ${MOST_INPUTS}` });
    else {
      const read = tryInput(source, text, input, places);
      if (typeof read === 'string') skipped.push({ name, reason: read });
      else given.push({ name, ...read });
    }
  }
  return { given, skipped };
}

type Read = Required<Omit<GivenColumn, 'name'>>;

function readInput(
  source: string,
  text: Uint8Array,
  { spans }: LocatedInput,
  places: readonly number[] | undefined,
): Read & { readonly isLabel: boolean } {
  const all = spans();
  const { kind, column, decimals, notation, cells, places: rows } = readCells(source, text, all);
  if (kind === 'symbol' || column.values.length !== cells.spans.starts.length)
    throw mistakeAt(source, text, cells.spans.starts[0], 'a column that is given has to hold numbers');
  const whole = rows === undefined ? column : spreadColumn(column, rows, all.starts.length);
  const isLabel = notation.writing !== undefined && notationOf(notation.writing).isLabel;
  return { column: places === undefined ? whole : pickColumn(whole, places), decimals, isLabel };
}

/** A column, or why it tells nothing. */
function tryInput(
  source: string,
  text: Uint8Array,
  input: LocatedInput,
  places: readonly number[] | undefined,
): Read | string {
  try {
    const read = readInput(source, text, input, places);
    if (read.isLabel) return 'holds labels';
    if (read.column.values.every(Number.isNaN)) return 'is empty';
    const { column, decimals } = read;
    return isConstant(column) ? 'is the same in every row' : { column, decimals };
  } catch (error) {
    if (error instanceof InputError) return 'holds text';
    throw error;
  }
}

function isConstant({ values, wide }: Column): boolean {
  return wide === undefined && values.length > 1 && values.every((value) => value === values[0]);
}
