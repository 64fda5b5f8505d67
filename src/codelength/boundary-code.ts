import { FileFormatError } from '../errors.js';
import type { Meter } from '../language/work.js';
import type { FileDecisions } from './decision-coders.js';
import { ROW_STEPS } from './file-limits.js';

/** What a decision's frequencies may add up to. */
const MOST_SLOTS = 2 ** 16;

/**
 * Codes the rows of all pieces but the last: before each row but the first, whether a new piece begins there, as likely as the
 * pieces that are left are among the rows that are left. Every division of the rows is thus equally likely, and costs
 * log2 C(rows - 1, pieces - 1) bits, which no code that knows both numbers beats on average.
 *
 * @param known the rows of the pieces; undefined with a reader
 * @throws FileFormatError when a reader meets more pieces than rows
 * @throws WorkExceeded when the meter runs out
 */
export function codeBoundaries(
  decisions: FileDecisions,
  rows: number,
  pieces: number,
  known: readonly number[] | undefined,
  meter: Meter,
): readonly number[] {
  if (pieces > rows) throw new FileFormatError(`${pieces} pieces have no room in ${rows} rows`);
  const lengths: number[] = [];
  let length = 1;
  for (let row = 1; lengths.length < pieces - 1; row++) {
    meter.spend(ROW_STEPS);
    const left = pieces - 1 - lengths.length;
    const begins = length === known?.[lengths.length] ? 1 : 0;
    const forced = left === rows - row;
    if (forced || decisions.choose(begins, boundarySlots(left, rows - row)) === 1) {
      lengths.push(length);
      length = 1;
    } else length++;
  }
  return lengths;
}

/**
 * Bits of {@link codeBoundaries}; Infinity when the pieces are longer than all rows, one of which the last piece must have.
 */
export function boundaryBits(rows: number, lengths: readonly number[]): number {
  if (lengths.reduce((sum, length) => sum + length, 0) >= rows) return Number.POSITIVE_INFINITY;
  let bits = 0;
  let row = 1;
  for (const [index, length] of lengths.entries()) {
    const left = lengths.length - index;
    for (const next = row + length; row < next; row++) {
      if (left === rows - row) continue;
      const slots = boundarySlots(left, rows - row);
      bits += Math.log2((slots[0] + slots[1]) / slots[row === next - 1 ? 1 : 0]);
    }
  }
  return bits;
}

/** The frequencies of "no piece begins here" and "a piece begins here" with `left` < `rows` pieces to begin in `rows` rows. */
function boundarySlots(left: number, rows: number): readonly [number, number] {
  if (rows <= MOST_SLOTS) return [rows - left, left];
  const begins = Math.max(1, Math.floor((left * MOST_SLOTS) / rows));
  return [MOST_SLOTS - begins, begins];
}
