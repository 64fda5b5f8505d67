import type { Column } from '../data/column.js';

/**
 * What an expression may read when it is computed for many cells at once. At the root a cell is a row; inside a
 * binder it is a row with one value of the bound variable.
 */
export interface ColumnWorld {
  /** Number of cells. */
  readonly rows: number;
  /** The row number of each cell. */
  readonly n: Float64Array;
  /** The bound variables, one value a cell. */
  readonly variables: ReadonlyMap<string, Column>;
  /** By row, not by cell. */
  readonly target: Column;
  /** By row, not by cell. */
  readonly given: ReadonlyMap<string, Column>;
}
