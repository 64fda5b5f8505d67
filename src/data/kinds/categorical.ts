import { FileFormatError } from '../../errors.js';
import { ALL_BYTES } from '../alphabets.js';
import type { Column } from '../column.js';
import type { Dataset } from '../dataset.js';
import { formatScaled } from '../digits.js';
import type { Kind, Units } from '../kind.js';
import { showValue, writeValue } from '../notations.js';
import { usualSymbols } from '../usual-values.js';
import { SYMBOL } from './symbol.js';

/** The most different values that numbers may have to be taken for symbols. */
const MOST_VALUES = 256;

/** Distances between values are told exactly below this. */
const LARGEST = 2 ** 52;

/** Rows for each different value below which counting how often it occurs tells nothing. */
const ROWS_A_VALUE = 4;

/** Numbers of few values, taken as names: held as their places in an ascending list of values. */
export const CATEGORICAL: Kind = {
  ...SYMBOL,
  name: 'categorical',
  spelling: 'numerals',
  hasDecimals: true,
  usualValues: usualSymbols,
  mayFollow: SYMBOL.admits,
  format,
  write: (target, row, { alphabet }, notation) => {
    const value = alphabet[target.values[row]];
    if (value === undefined) throw new FileFormatError(`value ${target.values[row]} is not in the list`);
    const written = writeValue(value, notation);
    if (written === undefined)
      throw new FileFormatError(`value ${value} cannot be written as its notation says`);
    return written;
  },
};

function format(value: bigint, { alphabet, decimals, notation }: Units): string {
  const scaled = value >= 0n ? alphabet[Number(value)] : undefined;
  if (scaled === undefined) return `#${value}`;
  if (notation !== undefined) return showValue(BigInt(scaled), notation);
  return formatScaled(scaled, { decimals, trimmed: false, width: 0 });
}

/**
 * Numbers as names, with the values that occur as the alphabet; undefined where there are too many values for the rows, or one alone, or
 * values that doubles do not hold.
 */
export function asCategories(dataset: Dataset): Dataset | undefined {
  const { values, wide } = dataset.target;
  // Places of numbers are no values to list.
  if (dataset.significant !== undefined) return undefined;
  if (wide !== undefined || !values.every((value) => Math.abs(value) < LARGEST)) return undefined;
  const alphabet = valuesOf(dataset.target, Math.min(MOST_VALUES, Math.floor(values.length / ROWS_A_VALUE)));
  if (alphabet === undefined || alphabet.length < 2) return undefined;
  const places = new Map(alphabet.map((value, place) => [value, place]));
  return categorical(dataset, { values: values.map((value) => places.get(value)!) }, alphabet);
}

/** Numbers from 0 to 255 as bytes, each with its value for its place; undefined for others. */
export function asByteValues(dataset: Dataset): Dataset | undefined {
  const { values } = dataset.target;
  if (
    dataset.decimals > 0 ||
    dataset.significant !== undefined ||
    !values.every((value) => value >= 0 && value < ALL_BYTES.length)
  )
    return undefined;
  return categorical(dataset, dataset.target, ALL_BYTES);
}

function categorical(dataset: Dataset, target: Column, alphabet: readonly number[]): Dataset {
  return { ...dataset, kind: 'categorical', target, alphabet };
}

/** The different values of a column in ascending order; undefined if there are more than `most`. */
function valuesOf({ values }: Column, most: number): readonly number[] | undefined {
  const found = new Set<number>();
  for (const value of values) {
    found.add(value);
    if (found.size > most) return undefined;
  }
  return [...found].sort((one, other) => one - other);
}
