import type { Expression } from '../../expression.js';

/** A formula of given columns that is to be written as a function of them. */
export interface FormulaListing {
  /** The model as text, for a comment on top. */
  readonly title: string;
  readonly expression: Expression;
  /** The given columns that the formula reads. */
  readonly columns: readonly string[];
  /** It reads the row number, which is the first argument then. */
  readonly row: boolean;
}
