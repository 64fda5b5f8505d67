import type { Expression } from '../../expression.js';
import type { Margins } from './margins.js';

/** A formula of given columns that is to be written as a function of them. */
export interface FormulaListing {
  /** The model as text, for a comment on top. */
  readonly title: string;
  readonly expression: Expression;
  /** The given columns that the formula reads. */
  readonly columns: readonly string[];
  /** It reads the row number, which is the first argument then. */
  readonly row: boolean;
  /** Absent where nothing is known of measurements. */
  readonly margins?: Margins | undefined;
}

/** A text that stands in a comment on one line, whatever it quotes. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
