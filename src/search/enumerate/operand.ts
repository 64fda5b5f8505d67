import type { BankMemory } from './bank.js';
import { FIRST, LINEAR, LINEAR_LIMIT, ORDINARY, SECOND, STATE, UNDEFINED, WIDE } from './fingerprint.js';

/*
 * An operand is an entry in the form in which others are made of it: its fingerprint, its magnitude, and its column in
 * cells of 32 bits. If some value is too large for those, the first cell says where the column stands in doubles.
 */

/** Words of an operand before its cells: the fingerprint, with the magnitude in place of the state. */
export const HEADER_WORDS = 4;
export const MAGNITUDE = 3;

/** Magnitude below which values stand in cells: sums and differences of two fit in 32 bits. */
export const OPERAND_LIMIT = 2 ** 30;

/** Stands in a cell that is undefined. */
export const NO_VALUE = -(2 ** 31);

/** Magnitudes of operands without cells: the column stands in doubles, or must be computed whenever it is needed. */
const LARGE_MAGNITUDE = -1;
const WIDE_MAGNITUDE = -2;

/** Cells of an operand: those of its column, made up to whole vectors of four. */
export function paddedCells(cells: number): number {
  return (cells + 3) & ~3;
}

export function operandWords(cells: number): number {
  return HEADER_WORDS + paddedCells(cells);
}

/** Writes the operand of a column. Its magnitude is all bits of all values, negative ones complemented. */
export function writeOperand(
  { pairs, columns, columnCells }: BankMemory,
  at: number,
  print: Int32Array,
  values: Float64Array,
  cells: number,
): void {
  const { words } = pairs;
  words[at + FIRST] = print[FIRST];
  words[at + SECOND] = print[SECOND];
  words[at + UNDEFINED] = print[UNDEFINED];
  words[at + MAGNITUDE] = WIDE_MAGNITUDE;
  if (print[STATE] === WIDE) return;
  let magnitude = 0;
  for (let cell = 0; cell < cells; cell++) {
    const value = values[cell];
    const low = value | 0;
    if (value === low && low < OPERAND_LIMIT && low >= -OPERAND_LIMIT) {
      words[at + HEADER_WORDS + cell] = low;
      magnitude |= low ^ (low >> 31);
    } else if (Number.isNaN(value)) words[at + HEADER_WORDS + cell] = NO_VALUE;
    else {
      // Where a column comes to stand depends on the order in which threads get here, and nothing on where it stands.
      const place = Atomics.add(columnCells, 0, cells);
      if (place + cells > columns.length) {
        Atomics.sub(columnCells, 0, cells);
        return;
      }
      columns.set(values.subarray(0, cells), place);
      words[at + HEADER_WORDS] = place;
      words[at + MAGNITUDE] = LARGE_MAGNITUDE;
      return;
    }
  }
  words[at + MAGNITUDE] = magnitude;
}

/** LINEAR, ORDINARY or WIDE. */
export function stateOfOperand(words: Int32Array, at: number): number {
  const magnitude = words[at + MAGNITUDE];
  if (magnitude === WIDE_MAGNITUDE) return WIDE;
  return magnitude >= 0 && magnitude < LINEAR_LIMIT ? LINEAR : ORDINARY;
}

/** Where the column of an operand stands among the doubles of the bank; -1 if it stands in its cells. */
export function columnOfOperand(words: Int32Array, at: number): number {
  return words[at + MAGNITUDE] === LARGE_MAGNITUDE ? words[at + HEADER_WORDS] : -1;
}

/** Reads the cells of an operand. */
export function readOperand(words: Int32Array, at: number, cells: number, out: Float64Array): void {
  for (let cell = 0; cell < cells; cell++) {
    const value = words[at + HEADER_WORDS + cell];
    out[cell] = value === NO_VALUE ? Number.NaN : value;
  }
}
