import { Meter } from '../language/work.js';

/**
 * What a `.kolmo` file may ask of its reader, so that no file takes long to refuse or to read. The limits are part
 * of the format: a file beyond them is not one. What is granted grows with the bytes that have been read, not with those that stand in the
 * file: bytes that no decision has asked for pay for nothing.
 */

const FREE_STEPS = 2 ** 23;
const STEPS_PER_BYTE = 256;

/** Steps granted once so many bytes have been read, as `Meter` counts them: about a second for a short file. */
export function stepLimit(bytes: number): number {
  return FREE_STEPS + STEPS_PER_BYTE * bytes;
}

/** The length from which on a file without a model is granted as many steps. */
export function lengthGranting(steps: number): number {
  return Math.max(0, Math.ceil((steps - FREE_STEPS) / STEPS_PER_BYTE));
}

const FREE_ROOM = 2 ** 22;
const ROOM_PER_BYTE = 16;

/** Steps between two looks at the clock. */
const STEPS_AT_ONCE = 2 ** 16;

/**
 * The meter of a reader that has a model to read.
 * @param bytesRead bytes of the file that have been read so far
 * @param until when to give up, in milliseconds of `performance.now()`
 */
export function readingMeter(bytesRead: () => number, until = Number.POSITIVE_INFINITY): Meter {
  return timedMeter(
    () => stepLimit(bytesRead()),
    () => FREE_ROOM + ROOM_PER_BYTE * bytesRead(),
    until,
  );
}

/** The meter of a writer: no file worth having takes more than `limit`, and what a reader grants is seen when it is read back. */
export function writingMeter(limit: number, until: number): Meter {
  return timedMeter(
    () => limit,
    () => Number.POSITIVE_INFINITY,
    until,
  );
}

function timedMeter(steps: () => number, room: () => number, until: number): Meter {
  if (until === Number.POSITIVE_INFINITY) return new Meter(steps(), { steps, room });
  const granted = (spent: number): number => {
    if (performance.now() > until) return 0;
    return Math.min(steps(), spent + STEPS_AT_ONCE);
  };
  return new Meter(0, { steps: granted, room });
}

/** Steps charged for a row beside those of its expression. */
export const ROW_STEPS = 1;

/** Steps charged for every 64-bit word of a row's value after the first. */
export const WORD_STEPS = 4;

/** Room that a row takes, and that one takes whose value is larger than 2^53, beside its words. */
export const ROW_ROOM = 1;
export const WIDE_ROOM = 8;

/** Steps charged for every byte of a string. */
export const BYTE_STEPS = 3;

/** Steps charged for every verbatim gap beside those of its bytes, and the room that it takes if there was none like it. */
export const GAP_STEPS = 4;
export const GAP_ROOM = 16;

/** The most bytes that a file with a model may unfold to of which so many have been read. */
export function outputLimit(bytes: number): number {
  return 2 ** 24 + 64 * bytes;
}

/** The most adaptive decisions that a file may have models of. */
export const MOST_NODES = 2 ** 23;

/** The most digits after a point, and the most that numbers are padded to. */
export const MOST_DIGITS = 2 ** 10;
