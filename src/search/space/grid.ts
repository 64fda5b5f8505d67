import type { ColumnWorld } from '../../language/column-world.js';

/** The cells a column runs over: the rows of the data, or one cell for each row and value of a bound variable. */
export interface Grid {
  readonly cells: number;
  readonly world: ColumnWorld;
}
