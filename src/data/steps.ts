import { gcdOf } from '../numbers/gcd.js';
import { type Column, valueAt } from './column.js';

/** The equal steps in which a column goes up or down. */
export interface Steps {
  readonly first: bigint;
  /** Below 0 where the column goes down, 0 where it stays the same. */
  readonly step: bigint;
  /** How many of the steps between its first row and its last have no row. */
  readonly missing: number;
}

/**
 * The steps of a column of two rows or more; undefined where it goes up and down, where a row has no value, and where more steps are missing than half of
 * the rows: such numbers are no numbers of rows.
 */
export function stepsOf(column: Column): Steps | undefined {
  const rows = column.values.length;
  const [first, second] = [valueAt(column, 0), valueAt(column, 1)];
  if (rows < 2 || first === undefined || second === undefined) return undefined;
  const sign = signOf(second - first);
  let step = 0n;
  let last = first;
  for (let row = 1; row < rows; row++) {
    const value = valueAt(column, row);
    if (value === undefined || signOf(value - last) !== sign) return undefined;
    step = gcdOf(step, value - last);
    last = value;
  }
  const steps = sign === 0n ? BigInt(rows - 1) : (last - first) / (step * sign);
  const missing = Number(steps) + 1 - rows;
  return missing > rows / 2 ? undefined : { first, step: step * sign, missing };
}

function signOf(value: bigint): bigint {
  return value > 0n ? 1n : value < 0n ? -1n : 0n;
}
