import { type DecimalGrid, gridValue } from '../numbers/decimal-grid.js';
import { type Column, valueAt } from './column.js';

/** The rows of a column of places on a grid as the nearest doubles to what is written; NaN where there is none or it is no double. */
export function realValues(column: Column, grid: DecimalGrid): Float64Array {
  const values = new Float64Array(column.values.length);
  for (let row = 0; row < values.length; row++) {
    const place = column.values[row];
    values[row] = Number.isFinite(place) ? gridValue(place, grid) : realOf(valueAt(column, row), grid);
  }
  return values;
}

/** The double at a place of a grid; NaN where there is none. */
export function realOf(place: bigint | undefined, grid: DecimalGrid): number {
  if (place === undefined) return Number.NaN;
  const value = gridValue(place, grid);
  return Number.isFinite(value) ? value : Number.NaN;
}
