import type { Expression } from '../../language/expression.js';
import { closedForms } from './exponential.js';
import { type Part, type Relation, relationsBetween } from './relation.js';
import type { Series } from './series.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';
import { write, written } from './written.js';

/** A recurrence of some order whose coefficients are polynomials of some degree, plus a polynomial of another. */
interface Shape {
  readonly order: number;
  readonly degree: number;
  /** -1 where nothing is added. */
  readonly extra: number;
  readonly unknowns: number;
}

/** The highest order for coefficients of degree 0, 1, 2 …. */
const MOST_ORDER = [20, 8, 5, 4, 3, 2, 2, 1, 1];
const MOST_EXTRA = 3;
const MOST_POLYNOMIAL = 10;
const MOST_UNKNOWNS = 26;

/** Rows that a relation must hold on beyond the number of its unknowns for larger shapes not to be tried. */
const CONVINCING = 3;

/** First rows that a relation need not hold on. */
const MOST_SKIPPED = 2;

export const recurrence: SolverFamily = {
  name: 'recurrence',
  summary:
    'polynomials, rational functions, recurrences with constant and polynomial coefficients, and their closed forms',
  data: 'numbers',
  solve: solved,
};

function* solved(problem: SolverProblem): Generator<Expression | undefined> {
  for (const relation of recurrences(problem.series)) {
    if (relation === undefined) yield undefined;
    else {
      yield write(problem, relation);
      yield* written(problem, closedForms(problem.series, relation));
    }
  }
}

/**
 * Relations sum p_j(n) a(n-j) = q(n): polynomials, rational functions, linear recurrences, recurrences with polynomial
 * coefficients (P-recursive sequences: Stanley, Differentiably finite power series, 1980); smaller shapes first.
 */
function* recurrences(series: Series): Generator<Relation | undefined> {
  const lags = Array.from({ length: Math.min(MOST_ORDER[0], series.length) }, (_, index) =>
    series.lag(index + 1),
  );
  for (let skipped = 0; skipped <= MOST_SKIPPED; skipped++) {
    const found: Shape[] = [];
    for (const shape of shapesFor(series, skipped)) {
      const { order, degree, extra, unknowns } = shape;
      const rows = series.length - skipped - order;
      // A relation that holds only later is no discovery unless it holds on more rows than it has unknowns.
      if (skipped > 0 && rows < unknowns + CONVINCING) continue;
      if (found.some((smaller) => contains(shape, smaller))) continue;
      const one = series.one();
      const parts: Part[] = [
        { quantity: one, target: true, degree },
        ...lags.slice(0, order).map((quantity) => ({ quantity, target: false, degree })),
        ...(extra >= 0 ? [{ quantity: one, target: false, degree: extra }] : []),
      ];
      const relations = relationsBetween(parts, series.target, series.from(order + skipped));
      if (relations.length > 0 && rows >= unknowns + CONVINCING) found.push(shape);
      yield* relations;
      yield undefined;
    }
    if (found.length > 0) return;
  }
}

function contains(shape: Shape, smaller: Shape): boolean {
  return shape.order >= smaller.order && shape.degree >= smaller.degree && shape.extra >= smaller.extra;
}

function shapesFor(series: Series, skipped: number): readonly Shape[] {
  const shapes: Shape[] = [];
  for (const [degree, most] of MOST_ORDER.entries()) {
    for (let order = 0; order <= most; order++) {
      const mostExtra = order === 0 ? (degree === 0 ? MOST_POLYNOMIAL : degree + 2) : MOST_EXTRA;
      for (let extra = order === 0 ? 0 : -1; extra <= mostExtra; extra++) {
        const unknowns = (order + 1) * (degree + 1) + extra + 1;
        const rows = series.length - skipped - order;
        if (rows < 3 || unknowns > Math.min(MOST_UNKNOWNS, series.unknownsFor(rows))) continue;
        shapes.push({ order, degree, extra, unknowns });
      }
    }
  }
  return shapes.sort((one, other) => one.unknowns - other.unknowns || one.order - other.order);
}
