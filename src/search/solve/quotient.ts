import { apply } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { gcdOf } from '../../numbers/gcd.js';
import { evaluateAt, type IntegerPolynomial } from '../../numbers/integer-polynomial.js';
import { periodic } from './dictionary/chapters.js';
import { walked } from './dictionary/families.js';
import type { PolynomialForms } from './polynomial-forms.js';
import { roundingConstants } from './rounding.js';
import type { Series } from './series.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** The largest denominator of slopes, and how many slopes are proposed. */
const MOST_DENOMINATOR = 60;
const MOST_LINES = 3;

export const quotient: SolverFamily = {
  name: 'quotient',
  summary: 'polynomials divided and rounded down',
  data: 'numbers',
  solve: quotients,
};

/** Sequences (p(n) div d) with a polynomial p: lines rounded down, and polynomials whose constant is periodic. */
function* quotients(problem: SolverProblem): Generator<Expression | undefined> {
  yield* lines(problem.series, problem.forms);
  yield undefined;
  yield* walked(problem, periodic(problem.series));
}

/** a(n) = (p n + q) div d with the smallest d there are. */
function* lines({ target }: Series, forms: PolynomialForms): Generator<Expression> {
  const last = target.length - 1;
  if (last < 3) return;
  const rise = target[last] - target[0];
  let found = 0;
  for (let d = 2n; d <= MOST_DENOMINATOR && found < MOST_LINES; d++) {
    // |a(n) - (p n + q) / d| < 1 at both ends bounds the slope p / d by the rise between them.
    const lowest = floorQuotient(d * (rise - 1n), BigInt(last));
    const highest = floorQuotient(d * (rise + 1n), BigInt(last)) + 1n;
    for (let p = lowest; p <= highest && found < MOST_LINES; p++) {
      if (gcdOf(p, d) !== 1n) continue;
      const range = roundingConstants(target, valuesOf([0n, p], target.length), d);
      if (range === undefined) continue;
      found++;
      for (const q of fewOf(range)) yield quotientOf([q, p], d, forms);
    }
  }
}

function quotientOf(polynomial: IntegerPolynomial, divisor: bigint, forms: PolynomialForms): Expression {
  const { negative, term } = forms.signed(polynomial);
  return apply('div', negative ? apply('neg', term) : term, forms.integer(divisor));
}

function valuesOf(polynomial: IntegerPolynomial, rows: number): ReadonlyMap<number, bigint> {
  return new Map(Array.from({ length: rows }, (_, row) => [row, evaluateAt(polynomial, BigInt(row))]));
}

/** The ends of a range, and the values in it that are nearest to 0. */
function fewOf([least, greatest]: readonly [bigint, bigint]): readonly bigint[] {
  const chosen = new Set([least, greatest]);
  for (const value of [0n, 1n, 2n, 3n]) if (least <= value && value <= greatest) chosen.add(value);
  return [...chosen];
}

function floorQuotient(x: bigint, y: bigint): bigint {
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
}
