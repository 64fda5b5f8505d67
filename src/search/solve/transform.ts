import { readsPast } from '../../language/children.js';
import type { Expression } from '../../language/expression.js';
import { transforms } from '../witness/transforms.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

export const transform: SolverFamily = {
  name: 'transform',
  summary:
    'functions of another series that a formula is found for: which primes or squares, in another base, sums and transforms of terms',
  data: 'numbers',
  solve: images,
};

/** Formulas of the series that this one is a function of, and the way back. The past of those is not that of this one. */
function* images(problem: SolverProblem): Generator<Expression | undefined> {
  for (const found of transforms(problem.series.target, problem.pricer)) {
    if (found === undefined) {
      yield undefined;
      continue;
    }
    for (const x of problem.solutionsOf(found.rows)) yield x && !readsPast(x) ? found.apply(x) : undefined;
  }
}
