import { integerRoot } from '../../root.js';

/** The row of the x-th entry, from 0, of a triangle that is read by rows. */
export function triangleRow(x: bigint): bigint {
  return (integerRoot(8n * x + 1n, 2) - 1n) / 2n;
}

/** Exact for x of at most 2^49. */
export function smallTriangleRow(x: number): number {
  return Math.floor((Math.sqrt(8 * x + 1) - 1) / 2);
}

/** The end (exclusive) of what {@link smallTriangleRow} is asked for. */
export const EXACT_ROW_LIMIT = 2 ** 48;
