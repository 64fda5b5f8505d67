import { apply, literal, N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { gcdOf } from '../../numbers/gcd.js';
import { evaluateAt, type IntegerPolynomial } from '../../numbers/integer-polynomial.js';
import type { PolynomialForms } from './polynomial-forms.js';
import { type Part, type Quantity, relationsBetween } from './relation.js';
import { roundingConstants } from './rounding.js';
import type { Series } from './series.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** The largest denominator of slopes, and how many slopes are proposed. */
const MOST_DENOMINATOR = 60;
const MOST_LINES = 3;

const MOST_PERIOD = 8;
const MOST_DEGREE = 4;

export const quotient: SolverFamily = {
  name: 'quotient',
  summary: 'polynomials divided and rounded down',
  data: 'numbers',
  solve: quotients,
};

/** Sequences (p(n) div d) with a polynomial p: lines rounded down, and polynomials whose constant is periodic. */
function* quotients({ series, forms }: SolverProblem): Generator<Expression | undefined> {
  yield* lines(series, forms);
  yield undefined;
  for (let period = 2; period <= MOST_PERIOD; period++) {
    for (let degree = 1; degree <= MOST_DEGREE; degree++) {
      if (series.length < period + degree + 3) continue;
      yield* quasiPolynomials(series, forms, period, degree);
      yield undefined;
    }
  }
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

/** d a(n) = p(n) + c(n mod period) as (p(n) + c) div d, where one constant c will do for all. */
function* quasiPolynomials(
  series: Series,
  forms: PolynomialForms,
  period: number,
  degree: number,
): Generator<Expression> {
  const one = series.one();
  const indicators = Array.from(
    { length: period },
    (_, residue): Quantity => ({
      expression: apply('=', apply('mod', N, literal(period)), literal(residue)),
      values: series.target.map((_, row) => (row % period === residue ? 1n : 0n)),
    }),
  );
  const line: Quantity = { ...one, values: series.target.map((_, row) => BigInt(row)) };
  const parts: Part[] = [
    { quantity: one, target: true, degree: 0 },
    { quantity: line, target: false, degree: degree - 1 },
    ...indicators.map((quantity) => ({ quantity, target: false, degree: 0 })),
  ];
  for (const { leading, rest } of relationsBetween(parts, series.target, series.from(0)).slice(0, 1)) {
    const lead = leading[0].coefficient[0];
    const sign = lead < 0n ? -1n : 1n;
    const powers = rest.find(({ expression }) => expression === undefined)?.coefficient ?? [];
    const polynomial = [0n, ...powers.map((value) => sign * value)];
    const divisor = sign * lead;
    const range = roundingConstants(series.target, valuesOf(polynomial, series.length), divisor);
    if (range === undefined || divisor === 1n || powers.length === 0) continue;
    for (const constant of fewOf(range)) yield quotientOf([constant, ...polynomial.slice(1)], divisor, forms);
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
