import { InputError } from '../errors.js';
import type { Column } from './column.js';
import type { GivenColumn } from './dataset.js';
import type { LocatedInput } from './format.js';
import { readNumerals } from './numeral.js';

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
 * @throws InputError for a column that was named and cannot be read
 */
export function readInputs(
  source: string,
  text: Uint8Array,
  inputs: readonly LocatedInput[],
): { readonly given: readonly GivenColumn[]; readonly skipped: readonly SkippedInput[] } {
  const given: GivenColumn[] = [];
  const skipped: SkippedInput[] = [];
  for (const input of inputs) {
    const { name, isNamed } = input;
    if (isNamed) given.push({ name, ...readInput(source, text, input) });
    else if (given.length === MOST_INPUTS)
      skipped.push({ name, reason: `is beyond the first ${MOST_INPUTS}` });
    else {
      const read = tryInput(source, text, input);
      if (typeof read === 'string') skipped.push({ name, reason: read });
      else given.push({ name, ...read });
    }
  }
  return { given, skipped };
}

type Read = Omit<GivenColumn, 'name'>;

function readInput(source: string, text: Uint8Array, { spans }: LocatedInput): Read {
  const { column, decimals } = readNumerals(source, text, spans(), true);
  return { column, decimals };
}

/** A column, or why it tells nothing. */
function tryInput(source: string, text: Uint8Array, input: LocatedInput): Read | string {
  try {
    const read = readInput(source, text, input);
    if (read.column.values.every(Number.isNaN)) return 'is empty';
    return isConstant(read.column) ? 'is the same in every row' : read;
  } catch (error) {
    if (error instanceof InputError) return 'holds text';
    throw error;
  }
}

function isConstant({ values, wide }: Column): boolean {
  return wide === undefined && values.length > 1 && values.every((value) => value === values[0]);
}
