import type { Expression, Numbers } from '../expression.js';

/** A program that prints the first terms of a sequence, one a line. */
export interface Listing {
  /** The model as text, for a comment on top. */
  readonly title: string;
  readonly expression: Expression;
  readonly numbers: Numbers;
  /** The terms of the first rows: they stand in where the expression has no value. */
  readonly initial: readonly (bigint | number)[];
  /** Number of terms to print. */
  readonly count: number;
}
