import type { Expression } from '../../language/expression.js';

/** An expression with its values on all rows that are fitted, NaN where undefined. */
export interface Quantity {
  readonly expression: Expression;
  readonly values: Float64Array;
}
