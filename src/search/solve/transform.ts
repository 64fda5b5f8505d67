import { readsPast } from '../../language/children.js';
import type { Expression } from '../../language/expression.js';
import { trimmed } from '../../numbers/integer-polynomial.js';
import { transforms } from '../witness/transforms.js';
import type { Relation } from './relation.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';
import { write } from './written.js';

/** Rows that lie on a line by no chance. */
const LEAST_LINE = 4;

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
    const line = lineThrough(found.rows);
    const formulas = line === undefined ? problem.solutionsOf(found.rows) : [write(problem, line)];
    for (const x of formulas) yield x && !readsPast(x) ? found.apply(x) : undefined;
  }
}

/** The line that rows lie on: families would have a lot to say about it, and nothing better. */
function lineThrough(rows: readonly bigint[]): Relation | undefined {
  if (rows.length < LEAST_LINE) return undefined;
  const slope = rows[1] - rows[0];
  const isZero = slope === 0n && rows[0] === 0n;
  if (isZero || rows.some((value, row) => value !== rows[0] + slope * BigInt(row))) return undefined;
  return {
    leading: [{ coefficient: [1n], expression: undefined }],
    rest: [{ coefficient: trimmed([rows[0], slope]), expression: undefined }],
  };
}
