import type { Expression } from '../../language/expression.js';
import type { Relation } from './relation.js';
import { relationForms } from './relation-forms.js';
import type { Series } from './series.js';
import type { SolverProblem } from './solver-problem.js';

/** Bits that a term of a relation takes at least, beside its coefficient. */
const TERM_BITS = 6;

/** A relation in the cheapest way that the grammar has to write it; undefined if it has none, or it cannot pay. */
export function write(
  { series, pricer, forms }: SolverProblem,
  relation: Relation,
  rows = series.length,
): Expression | undefined {
  return couldPay(relation, series, rows) ? pricer.cheapest(relationForms(relation, forms)) : undefined;
}

/** Whether a relation could be cheaper than so many rows of the data. */
export function couldPay({ leading, rest }: Relation, series: Series, rows: number): boolean {
  let bits = 0;
  for (const { coefficient } of [...leading, ...rest]) {
    for (const value of coefficient)
      if (value !== 0n) bits += TERM_BITS + 4 * (value.toString(16).length - 1);
  }
  return bits < series.literalBits(rows);
}
