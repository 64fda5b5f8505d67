import { readsPast } from '../../language/children.js';
import { N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { trimmed } from '../../numbers/integer-polynomial.js';
import type { Transform } from '../witness/transform.js';
import { transforms } from '../witness/transforms.js';
import type { Pricer } from './pricer.js';
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
    const around = bitsAround(found, problem.pricer);
    if (around > problem.ceiling()) continue;
    const line = lineThrough(found.rows);
    const formulas = line === undefined ? problem.solutionsOf(found.rows, around) : [write(problem, line)];
    for (const x of formulas) yield x && !readsPast(x) ? found.apply(x) : undefined;
  }
}

/** Bits of the functions of a transform; none where the grammar does not derive the simplest argument. */
function bitsAround({ apply }: Transform, pricer: Pricer): number {
  const applied = apply(N);
  const bits = applied === undefined ? 0 : pricer.bits(applied) - pricer.bits(N);
  return Number.isFinite(bits) ? bits : 0;
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
