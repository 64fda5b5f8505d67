import { type DecimalGrid, placeOfDigits } from '../numbers/decimal-grid.js';
import { EXACT_LIMIT } from '../numbers/exact.js';
import { type Column, columnOf, valueAt } from './column.js';

/** Doubles hold all numbers of so many digits apart. */
export const MOST_SIGNIFICANT = 15;

/** Fewer significant digits are no sign of any: 0.5, 1, 2, 5, 10 … */
const LEAST_SIGNIFICANT = 3;

/** Digits, in all cells together, that fixed decimals would have besides those that are written; by chance they are zeros once in 10^4 columns. */
const LEAST_SPARED = 4;

/** Numbers as integers times 10^-decimals. */
interface Scaled {
  readonly column: Column;
  readonly decimals: number;
}

/** Numbers of so many significant digits. */
export interface SignificantNumbers {
  /** Their places on the grid. */
  readonly column: Column;
  readonly grid: Required<DecimalGrid> & { readonly significant: number };
  /** Whether final zeros behind the point are left out. */
  readonly trimmed: boolean;
}

/**
 * Numbers as places among those of so many significant digits, where that is clearly how they were written: 26.5, 0.00391062, 176.599. That
 * is so if there are 3 digits or more, at most 15, and at least half of the numbers have all of them (where final zeros are written, all
 * do), and if fixed decimals would take four digits more than there are, over all numbers, counting against it what numbers
 * near 0 would have more.
 *
 * @param decimalsAt how many digits after the point the number of a row is written with, negative if an exponent leaves those in front of it
 * open; absent where that is not known
 * @returns undefined where fixed decimals are as good
 */
export function clearlySignificant(
  numbers: Scaled,
  decimalsAt?: (row: number) => number,
): SignificantNumbers | undefined {
  const survey = surveyOf(numbers);
  const { powers, lengths, count, rows } = survey;
  const read = significanceOf(survey, decimalsAt);
  const { significant, trimmed } = read;
  if (significant > MOST_SIGNIFICANT || significant < LEAST_SIGNIFICANT) return undefined;
  let full = 0;
  let spared = 0;
  for (let row = 0; row < rows; row++) {
    if (lengths[row] === 0) continue;
    if (lengths[row] === significant) full++;
    spared += powers[row] + 1 - significant + numbers.decimals;
  }
  if ((trimmed && 2 * full < count) || spared < LEAST_SPARED) return undefined;
  return placed(numbers, survey, read);
}

/** Numbers as places among those of as many significant digits as they have; undefined if one has more than 15. */
export function asSignificant(
  numbers: Scaled,
  decimalsAt?: (row: number) => number,
): SignificantNumbers | undefined {
  const survey = surveyOf(numbers);
  const read = significanceOf(survey, decimalsAt);
  return read.significant > MOST_SIGNIFICANT ? undefined : placed(numbers, survey, read);
}

/** The power of ten of the first digit of each number, and how many digits it has up to its last one that is no zero: none for 0 or no number. */
interface Survey {
  readonly rows: number;
  /** Numbers other than 0. */
  readonly count: number;
  readonly powers: Int32Array;
  readonly lengths: Int32Array;
}

function surveyOf({ column, decimals }: Scaled): Survey {
  const rows = column.values.length;
  const powers = new Int32Array(rows);
  const lengths = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const value = column.values[row];
    if (Number.isNaN(value) || value === 0) continue;
    count++;
    const [length, zeros] = Number.isFinite(value)
      ? digitsOf(Math.abs(value))
      : wideDigits(valueAt(column, row)!);
    powers[row] = length - 1 - decimals;
    lengths[row] = length - zeros;
  }
  return { rows, count, powers, lengths };
}

/** The digits of a positive integer, and the zeros behind them. */
function digitsOf(value: number): readonly [length: number, zeros: number] {
  let zeros = 0;
  let rest = value;
  while (rest % 10 === 0) {
    rest /= 10;
    zeros++;
  }
  let length = zeros;
  // Up to 10^22 powers of ten are doubles.
  for (let limit = 1; limit <= rest; limit *= 10) length++;
  return [length, zeros];
}

function wideDigits(value: bigint): readonly [length: number, zeros: number] {
  const text = (value < 0n ? -value : value).toString();
  return [text.length, text.length - text.replace(/0+$/, '').length];
}

/** How many digits numbers have, and whether final zeros among them are left out. */
interface Significance {
  readonly significant: number;
  readonly trimmed: boolean;
}

function significanceOf(
  { powers, lengths, rows }: Survey,
  decimalsAt?: (row: number) => number,
): Significance {
  const most = lengths.reduce((longest, length) => Math.max(longest, length), 1);
  if (decimalsAt === undefined) return { significant: most, trimmed: true };
  // A number without a point may have more digits in front of it than count.
  let significant = 0;
  for (let row = 0; row < rows; row++)
    if (lengths[row] > 0 && decimalsAt(row) !== 0)
      significant = Math.max(significant, powers[row] + 1 + decimalsAt(row));
  let isFull = most <= significant;
  for (let row = 0; row < rows && isFull; row++) {
    const open = significant - powers[row] - 1;
    isFull = lengths[row] === 0 || decimalsAt(row) === open || (decimalsAt(row) === 0 && open < 0);
  }
  return isFull ? { significant, trimmed: false } : { significant: most, trimmed: true };
}

/** The numbers as places on the grid on which the smallest has as many digits as the others. */
function placed(
  { column, decimals }: Scaled,
  { powers, lengths }: Survey,
  { significant, trimmed }: Significance,
): SignificantNumbers {
  let least = 0;
  for (const [row, power] of powers.entries()) if (lengths[row] > 0 && power < least) least = power;
  const grid = { decimals: Math.max(0, significant - 1 - least), significant };
  const step = 9 * 10 ** (significant - 1);
  const places = column.values.map((value, row) => {
    if (lengths[row] === 0) return value;
    const decade = Math.max(0, powers[row] + 1 + grid.decimals - significant);
    const shift = grid.decimals - decimals - decade;
    const place = Math.abs(shift > 0 ? value * 10 ** shift : value / 10 ** -shift) + decade * step;
    return value < 0 ? -place : place;
  });
  const isExact = column.wide === undefined && places.every((place) => !(Math.abs(place) >= EXACT_LIMIT));
  if (isExact) return { column: { values: places }, grid, trimmed };
  const exact = Array.from(column.values, (_, row) => {
    const value = valueAt(column, row);
    return value === undefined ? undefined : placeOfDigits(value, -decimals, grid);
  });
  return { column: columnOf(exact), grid, trimmed };
}
