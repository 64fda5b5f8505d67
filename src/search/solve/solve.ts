import { type Dataset, givenNames, rowsOf } from '../../data/dataset.js';
import type { Grammar } from '../../grammar/grammar.js';
import type { Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import { suits } from '../family.js';
import { DIRECT_FAMILIES, SOLVER_FAMILIES } from './families.js';
import { Pricer } from './pricer.js';
import { SolverProblem } from './solver-problem.js';

/** An expression that reproduces the data or nearly, and the family that found it. */
export interface Solution {
  readonly expression: Expression;
  readonly family: string;
}

/** Bits behind the best up to which programs are looked for: they count in predictions, and prices are estimated before they are known. */
export const SLACK = 10;

/**
 * What the families of the solver find, each expression once; undefined is a point to pause at (at most some 10 ms of work apart).
 * Constants and coefficients come from exact linear algebra and lattice reduction. Only what the grammar derives is
 * proposed, in the cheapest of several ways to write it, and nothing that is dearer than the data.
 *
 * @param without names of families that are left out
 * @param leastTotal the least total bits of a program so far: what is much dearer is not looked for
 */
export function* solutions(
  dataset: Dataset,
  grammar: Grammar,
  without: ReadonlySet<string> = new Set(),
  leastTotal: () => number = () => Number.POSITIVE_INFINITY,
): Generator<Solution | undefined, void, void> {
  const pricer = new Pricer(grammar, givenNames(dataset));
  const problem = new SolverProblem(
    dataset,
    pricer,
    DIRECT_FAMILIES.filter(({ name }) => !without.has(name)),
    () => leastTotal() + SLACK,
  );
  const affordable = problem.series.literalBits(rowsOf(dataset));
  const seen = new Set<string>();
  for (const { name: family, data, solve } of SOLVER_FAMILIES) {
    if (without.has(family) || !suits(data, dataset)) continue;
    for (const expression of solve(problem)) {
      const key = expression && printExpression(expression);
      if (
        expression === undefined ||
        key === undefined ||
        seen.has(key) ||
        pricer.bits(expression) > affordable
      )
        yield undefined;
      else {
        seen.add(key);
        yield { expression, family };
      }
    }
  }
}
