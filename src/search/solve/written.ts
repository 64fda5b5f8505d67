import type { Expression } from '../../language/expression.js';
import type { Relation } from './relation.js';
import { relationForms } from './relation-forms.js';
import type { Series } from './series.js';
import type { SolverProblem } from './solver-problem.js';

/** Bits that a term of a relation takes at least, beside its coefficient. */
const TERM_BITS = 6;

/** Relations in the cheapest way that the grammar has to write them; undefined for those that it has none for, or that cannot pay. */
export function* written(
  problem: SolverProblem,
  relations: Iterable<Relation | undefined>,
): Generator<Expression | undefined, void, void> {
  for (const relation of relations) yield relation && write(problem, relation);
}

export function write({ series, pricer, forms }: SolverProblem, relation: Relation): Expression | undefined {
  return couldPay(relation, series) ? pricer.cheapest(relationForms(relation, forms)) : undefined;
}

/** Whether a relation could be cheaper than the data. */
function couldPay({ leading, rest }: Relation, series: Series): boolean {
  let bits = 0;
  for (const { coefficient } of [...leading, ...rest]) {
    for (const value of coefficient)
      if (value !== 0n) bits += TERM_BITS + 4 * (value.toString(16).length - 1);
  }
  return bits < series.literalBits(series.length);
}
