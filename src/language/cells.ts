import type { Column } from '../data/column.js';
import { EXACT_LIMIT } from '../numbers/exact.js';

/** Writes an exact value, or undefined, into a column under construction. */
export function place(
  values: Float64Array,
  wide: Map<number, bigint>,
  cell: number,
  value: bigint | undefined,
): void {
  if (value === undefined) {
    values[cell] = Number.NaN;
    return;
  }
  const double = Number(value);
  // Rounding never takes an integer above 2^53 below it, nor 2^53 + 1 anywhere but to 2^53.
  if (Math.abs(double) < EXACT_LIMIT || value === BigInt(EXACT_LIMIT) || value === -BigInt(EXACT_LIMIT)) {
    values[cell] = double;
  } else {
    values[cell] = double > 0 ? Infinity : -Infinity;
    wide.set(cell, value);
  }
}

/** A column from its parts, without a `wide` when that is empty. */
export function columnFrom(values: Float64Array, wide: ReadonlyMap<number, bigint>): Column {
  return wide.size > 0 ? { values, wide } : { values };
}

/** The values with NaN for wide rows, as kernels want them. */
export function narrow(column: Column): Float64Array {
  if (column.wide === undefined) return column.values;
  const values = column.values.slice();
  for (const cell of column.wide.keys()) values[cell] = Number.NaN;
  return values;
}
