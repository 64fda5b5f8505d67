import { apply, literal, N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { type IntegerPolynomial, linearFactors } from '../../numbers/integer-polynomial.js';
import { type Part, type Relation, relationsBetween } from './relation.js';
import type { Series } from './series.js';
import type { SolverFamily } from './solver-problem.js';
import { written } from './written.js';

/** Sets of distinct roots that are divided between a recurrence and powers in every way. */
const MOST_DIVIDED = 3;

/** b^n, times 1, n … n^degree. */
interface Exponential {
  readonly base: bigint;
  readonly degree: number;
}

export const exponentialSum: SolverFamily = {
  name: 'exponential-sum',
  summary: 'sums of a polynomial and powers of small numbers, alone or added to a recurrence',
  data: 'numbers',
  solve: (problem) => written(problem, exponentialSums(problem.series)),
};

/** Sums of a polynomial and powers of small numbers, alone or added to what a lag or two give. */
function* exponentialSums(series: Series): Generator<Relation | undefined> {
  const bases = (from: number, to: number, degree = 0): Exponential[] =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ base: BigInt(from + index), degree }));
  const signs = [{ base: -1n, degree: 0 }];
  const guesses: readonly (readonly [orders: number, polynomial: number, powers: readonly Exponential[]])[] =
    [
      [0, 2, bases(2, 6)],
      [0, 1, [...signs, ...bases(2, 4, 1)]],
      [0, 3, bases(2, 12)],
      [0, 9, bases(2, 12)],
      [1, 1, [...signs, ...bases(2, 3)]],
      [1, 2, bases(2, 5)],
      [2, 1, [...signs, ...bases(2, 3)]],
      // One at a time, each has room for a polynomial of a high degree.
      ...bases(2, 16).map((power) => [0, 9, [power]] as const),
    ];
  for (const [order, polynomial, powers] of guesses) {
    const parts = partsOf(series, order, polynomial, powers);
    yield* relationsBetween(parts, series.target, series.from(order));
    yield undefined;
  }
}

/**
 * What a linear recurrence with constant coefficients says, in terms of powers of those roots of its characteristic
 * polynomial that are integers: all of them, or some, and a recurrence for the others.
 */
export function* closedForms(series: Series, relation: Relation): Generator<Relation | undefined> {
  const characteristic = characteristicOf(relation);
  if (characteristic === undefined) return;
  const { coefficients, extra } = characteristic;
  const { factors, rest } = linearFactors(coefficients);
  const roots = factors.map(({ factor, multiplicity }): Exponential & { order: number } => {
    const isOne = factor[0] === -1n;
    return { base: -factor[0], order: multiplicity, degree: multiplicity - 1 + (isOne ? extra + 1 : 0) };
  });
  if (roots.length === 0) return;
  const subsets = roots.length <= MOST_DIVIDED ? 2 ** roots.length : 1;
  for (let kept = 0; kept < subsets; kept++) {
    const powers = roots.filter((_, index) => ((kept >> index) & 1) === 0);
    if (powers.length === 0) continue;
    const own = powers.find(({ base }) => base === 1n);
    const order = roots.reduce(
      (sum, root) => (powers.includes(root) ? sum : sum + root.order),
      rest.length - 1,
    );
    const polynomial = own?.degree ?? extra;
    const parts = partsOf(
      series,
      order,
      polynomial,
      powers.filter(({ base }) => base !== 1n && base !== 0n),
    );
    yield* relationsBetween(parts, series.target, series.from(order));
    yield undefined;
  }
}

function partsOf(
  series: Series,
  order: number,
  polynomial: number,
  powers: readonly Exponential[],
): readonly Part[] {
  const parts: Part[] = [{ quantity: series.one(), target: true, degree: 0 }];
  for (let lag = 1; lag <= order; lag++) parts.push({ quantity: series.lag(lag), target: false, degree: 0 });
  if (polynomial >= 0) parts.push({ quantity: series.one(), target: false, degree: polynomial });
  let room = series.unknownsFor(series.length - order) - parts.length - polynomial;
  for (const { base, degree } of powers) {
    room -= degree + 1;
    if (room < 0) break;
    parts.push({ quantity: series.quantity(powerOf(base)), target: false, degree });
  }
  return parts;
}

function powerOf(base: bigint): Expression {
  return apply('^', literal(base), N);
}

/** x^r - c1 x^(r-1) - … for a(n) = c1 a(n-1) + … + a polynomial of degree `extra`; undefined for other relations. */
function characteristicOf({
  leading,
  rest,
}: Relation): { readonly coefficients: IntegerPolynomial; readonly extra: number } | undefined {
  const constant = (polynomial: IntegerPolynomial) => (polynomial.length === 1 ? polynomial[0] : undefined);
  if (leading.length !== 1 || leading[0].expression !== undefined) return undefined;
  const lead = constant(leading[0].coefficient);
  if (lead === undefined) return undefined;
  const byLag = new Map<number, bigint>();
  let extra = -1;
  for (const { coefficient, expression } of rest) {
    if (expression === undefined) {
      extra = coefficient.length - 1;
      continue;
    }
    const lag = lagOf(expression);
    const value = constant(coefficient);
    if (lag === undefined || value === undefined || value % lead !== 0n) return undefined;
    byLag.set(lag, value / lead);
  }
  const order = Math.max(0, ...byLag.keys());
  if (order === 0) return undefined;
  const coefficients = Array.from({ length: order + 1 }, (_, power) =>
    power === order ? 1n : -(byLag.get(order - power) ?? 0n),
  );
  return { coefficients, extra };
}

function lagOf(expression: Expression): number | undefined {
  if (expression.kind !== 'past' || expression.index.kind !== 'apply') return undefined;
  const [, lag] = expression.index.arguments;
  return lag.kind === 'literal' ? Number(lag.value) : undefined;
}
