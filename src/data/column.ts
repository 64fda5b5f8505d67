import { EXACT_LIMIT_WIDE } from '../numbers/exact.js';

/**
 * A column of exact integers, one a row, that may be undefined on some rows.
 *
 * Values of magnitude at most 2^53 stand in `values`; an undefined row holds NaN; a row whose value is larger
 * holds +Infinity or -Infinity there (its sign) and the exact value in `wide`. A column without wide rows is
 * therefore an ordinary Float64Array on which arithmetic can run at full speed. That rows are integers is what everything relies
 * on that computes, codes or prints them; `check-dataset.ts` makes sure of it for data that comes from outside.
 */
export interface Column {
  /** One double a row: an exact integer, NaN (undefined) or ±Infinity (look in `wide`). */
  readonly values: Float64Array;
  /** The exact values of the rows marked ±Infinity, by row; absent when there are none. */
  readonly wide?: ReadonlyMap<number, bigint>;
}

/** Builds a column from exact values; `undefined` marks a row without one. */
export function columnOf(rows: readonly (bigint | undefined)[]): Column {
  const values = new Float64Array(rows.length);
  const wide = new Map<number, bigint>();
  for (let row = 0; row < rows.length; row++) {
    const value = rows[row];
    if (value === undefined) values[row] = Number.NaN;
    else if (value >= -EXACT_LIMIT_WIDE && value <= EXACT_LIMIT_WIDE) values[row] = Number(value);
    else {
      values[row] = value > 0n ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      wide.set(row, value);
    }
  }
  return wide.size > 0 ? { values, wide } : { values };
}

/** The exact value of a column at a row; undefined where it has none, and for rows outside the column. */
export function valueAt(column: Column, row: number): bigint | undefined {
  const value = column.values[row];
  if (value === undefined || Number.isNaN(value)) return undefined;
  return Number.isFinite(value) ? BigInt(value) : column.wide?.get(row);
}

/** How many rows of a column have no value. */
export function missingRows({ values }: Column): number {
  return values.reduce((missing, value) => (Number.isNaN(value) ? missing + 1 : missing), 0);
}

/** All exact values of a column, `undefined` where it has none. */
export function exactRows(column: Column): (bigint | undefined)[] {
  return Array.from(column.values, (_, row) => valueAt(column, row));
}

/** The rows `from` to `to` (exclusive) of a column, as a column of its own. */
export function sliceColumn(column: Column, from: number, to: number): Column {
  const values = column.values.slice(from, to);
  if (column.wide === undefined) return { values };
  const wide = new Map<number, bigint>();
  for (const [row, value] of column.wide) if (row >= from && row < to) wide.set(row - from, value);
  return wide.size > 0 ? { values, wide } : { values };
}

/** The rows `first`, `first + step` … below `end` of a column, as a column of its own. */
export function strideColumn(column: Column, first: number, step: number, end: number): Column {
  if (step === 1) return sliceColumn(column, first, end);
  const values = new Float64Array(Math.max(0, Math.ceil((end - first) / step)));
  const wide = new Map<number, bigint>();
  for (let row = 0; row < values.length; row++) {
    const from = first + step * row;
    values[row] = column.values[from];
    const exact = column.wide?.get(from);
    if (exact !== undefined) wide.set(row, exact);
  }
  return wide.size > 0 ? { values, wide } : { values };
}

/** A column with further rows behind its own. */
export function appendRows(column: Column, rows: readonly (bigint | undefined)[]): Column {
  const added = columnOf(rows);
  const length = column.values.length;
  const values = new Float64Array(length + rows.length);
  values.set(column.values);
  values.set(added.values, length);
  if (column.wide === undefined && added.wide === undefined) return { values };
  const wide = new Map(column.wide);
  for (const [row, value] of added.wide ?? []) wide.set(length + row, value);
  return { values, wide };
}

/** The rows of a column at places in turn, as a column of its own. */
export function pickColumn(column: Column, places: readonly number[]): Column {
  return columnOf(places.map((place) => valueAt(column, place)));
}

/** A column of so many rows that has the rows of another at places in turn, and no value elsewhere. */
export function spreadColumn(column: Column, places: readonly number[], rows: number): Column {
  const values = new Float64Array(rows).fill(Number.NaN);
  const wide = new Map<number, bigint>();
  for (const [row, place] of places.entries()) {
    values[place] = column.values[row];
    const exact = column.wide?.get(row);
    if (exact !== undefined) wide.set(place, exact);
  }
  return wide.size > 0 ? { values, wide } : { values };
}
