/**
 * What rows and constants take, about, for choosing what to look at: the price itself says the head.
 */
export interface Scale {
  /** Rows of the data, which may be more than are looked at. */
  readonly rows: number;
  /** The weights of rows that are looked at: 1 over the standard deviation that is assumed of each, up to a factor. */
  readonly weights: Float64Array;
  /** The mean square of weighted residuals that rounding leaves. */
  readonly rounding: number;
}

/** Bits of rows from the sum of squares of weighted residuals, up to the same number for all formulas. */
export function rowBits({ rows, weights, rounding }: Scale, squares: number): number {
  return (rows / 2) * Math.log2(squares / weights.length + rounding);
}

/** Bits of a constant that is known to within `error`: some are short whatever they are known to. */
export function constantBits(value: number, error: number): number {
  const digits = Math.log2(1 + Math.abs(value) / error);
  return Math.min(14, 3 + digits);
}
