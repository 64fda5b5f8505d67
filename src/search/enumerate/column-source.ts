import type { Column } from '../../data/column.js';
import type { Expression } from '../../language/expression.js';

/** Programs with their columns, more and more of them, the cheapest first. */
export interface ColumnSource {
  /** Cells of the columns: the first rows of the data or all, or the values that selections try. */
  readonly rows: number;
  /** The number of the next program; the first has number 1. */
  end(): number;
  /** The column of a program; undefined for what is only a part of programs. */
  columnOf(number: number): Column | undefined;
  expressionOf(number: number): Expression;
}
