/**
 * What a `.kolmo` file may ask of its reader, so that no file takes long to refuse or to read. The limits are part
 * of the format: a file beyond them is not one.
 */

const FREE_STEPS = 2 ** 22;
const STEPS_PER_BYTE = 256;

/** Steps granted to a file of this many bytes, as `Meter` counts them: less than half a second for a short file. */
export function stepLimit(fileBytes: number): number {
  return FREE_STEPS + STEPS_PER_BYTE * fileBytes;
}

/** The length from which on a file is granted as many steps. */
export function lengthGranting(steps: number): number {
  return Math.max(0, Math.ceil((steps - FREE_STEPS) / STEPS_PER_BYTE));
}

/** Steps charged for a row beside those of its expression. */
export const ROW_STEPS = 1;

/** Steps charged for every 64-bit word of a row's value after the first. */
export const WORD_STEPS = 4;

/** Steps charged for every byte of a string. */
export const BYTE_STEPS = 3;

/** Steps charged for every verbatim gap beside those of its bytes. */
export const GAP_STEPS = 4;

/** The most bytes that a file with a model may unfold to. */
export function outputLimit(fileBytes: number): number {
  return 2 ** 24 + STEPS_PER_BYTE * fileBytes;
}

/** The most digits after a point, and the most that numbers are padded to. */
export const MOST_DIGITS = 2 ** 10;
