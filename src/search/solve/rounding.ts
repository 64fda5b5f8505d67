import { apply, N, past } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { ascending } from '../../numbers/order.js';
import { reduce } from './lattice.js';
import type { Part, Quantity } from './quantity.js';
import { definedRows, type Summand, summandsOf } from './relation.js';
import { roundedForms } from './relation-forms.js';
import type { Series } from './series.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** Rows that coefficients are fitted to: the last ones whose values are exact in the lattice. */
const MOST_ROWS = 24;
const MOST_MAGNITUDE = 2n ** 44n;

/** Rows beyond the number of coefficients. */
const LEAST_SURPLUS = 4;

/** The lags of terms that approximate. */
const MOST_LAG = 4;

/** Vectors of a reduced basis that are looked at. */
const VECTORS = 2;

/** Bits that a term takes beside its coefficient, for telling what cannot pay. */
const TERM_BITS = 6;

export const roundedRecurrence: SolverFamily = {
  name: 'rounded-recurrence',
  summary: 'linear recurrences that hold up to a remainder or to noise',
  data: 'numbers',
  solve: roundedRecurrences,
};

/**
 * Linear relations that hold up to a remainder: `(3*a(n-1) + a(n-2)) div 2`, and `10*a(n-1) + 4` where the rest is noise.
 * Coefficients c with small remainders r(n) = sum c_i f_i(n) are short vectors (c, r) of a lattice.
 */
function* roundedRecurrences({ series, forms, pricer }: SolverProblem): Generator<Expression | undefined> {
  for (const parts of shapes(series)) {
    for (const { divisor, rest } of approximations(series, parts))
      yield pricer.cheapest(roundedForms(rest, [divisor], forms));
    yield undefined;
  }
}

/** What a(n) is approximated by: up to two terms before, or n times one, and a constant or a line, which comes last; or three terms. */
function* shapes(series: Series): Generator<readonly Part[]> {
  const lags = Array.from({ length: MOST_LAG }, (_, index) => series.lag(index + 1));
  const quantities = [...lags, series.quantity(apply('*', N, past(1)))];
  const part = (quantity: Quantity, degree = 0): Part => ({ quantity, target: false, degree });
  const chosen = quantities.flatMap((first, at) => [
    [first],
    ...quantities.slice(at + 1).map((second) => [first, second]),
  ]);
  for (const own of [[], ...chosen])
    for (const extra of [0, 1]) yield [...own.map((each) => part(each)), part(series.one, extra)];
  yield [...lags.slice(0, 3), series.one].map((each) => part(each));
}

interface Approximation {
  readonly divisor: bigint;
  readonly rest: readonly Summand[];
}

/** Approximations of a(n) by parts, of which the last is a polynomial. */
function approximations(series: Series, parts: readonly Part[]): readonly Approximation[] {
  const { target } = series;
  const rows = definedRows(parts, series.from(0));
  const powers = parts.flatMap(({ quantity: { values }, degree }) =>
    Array.from({ length: degree + 1 }, (_, power) =>
      values.map((value, row) => value && value * BigInt(row) ** BigInt(power)),
    ),
  );
  const columns = [target, ...powers];
  const fitted = rows.filter((row) => columns.every((values) => isExact(values[row]!))).slice(-MOST_ROWS);
  if (fitted.length < powers.length + LEAST_SURPLUS) return [];
  const constantAt = powers.length - 1 - parts[parts.length - 1].degree;
  const found: Approximation[] = [];
  for (const [lead, ...others] of shortCoefficients(columns, fitted)) {
    if (lead === 0n) continue;
    const divisor = lead < 0n ? -lead : lead;
    const coefficients = others.map((value) => (lead < 0n ? value : -value));
    const numerators = new Map(
      rows.map((row) => [row, powers.reduce((sum, values, at) => sum + coefficients[at] * values[row]!, 0n)]),
    );
    const remainders = rows.map((row) => target[row] * divisor - numerators.get(row)!).sort(ascending);
    const range = roundingConstants(target, numerators, divisor);
    const constant = coefficients[constantAt];
    coefficients[constantAt] =
      range === undefined
        ? constant + remainders[remainders.length >> 1] + divisor / 2n
        : smallestIn(range[0] + constant, range[1] + constant);
    const rest = summandsOf(parts, coefficients);
    if (rest.length > 0 && couldPay(series, remainders, divisor, rest.length)) found.push({ divisor, rest });
  }
  return found;
}

/** Small coefficients with which the sum of columns is small in all of some rows. */
function shortCoefficients(
  columns: readonly (readonly (bigint | undefined)[])[],
  rows: readonly number[],
): readonly (readonly bigint[])[] {
  const basis = columns.map((values, index) => {
    const vector = new Float64Array(columns.length + rows.length);
    vector[index] = 1;
    for (const [at, row] of rows.entries()) vector[columns.length + at] = Number(values[row]);
    return vector;
  });
  reduce(basis);
  return basis.slice(0, VECTORS).map((vector) => Array.from(vector.subarray(0, columns.length), BigInt));
}

function isExact(value: bigint): boolean {
  return value < MOST_MAGNITUDE && value > -MOST_MAGNITUDE;
}

/** Whether the remainders and the terms are shorter than the data. */
function couldPay(series: Series, remainders: readonly bigint[], divisor: bigint, terms: number): boolean {
  const size = (value: bigint) => Math.log2(1 + Math.abs(Number(value)));
  const middle = remainders[remainders.length >> 1];
  const noise = remainders.reduce((sum, value) => sum + size((value - middle) / divisor), 0);
  return noise + terms * TERM_BITS < series.bitsPerRow * series.length;
}

function smallestIn(least: bigint, greatest: bigint): bigint {
  return least > 0n ? least : greatest < 0n ? greatest : 0n;
}

/**
 * The constants c for which (numerator + c) div divisor is a(n) in all rows that have a numerator, from least to greatest;
 * undefined if there are none.
 */
export function roundingConstants(
  target: readonly bigint[],
  numerators: ReadonlyMap<number, bigint>,
  divisor: bigint,
): readonly [bigint, bigint] | undefined {
  let range: readonly [bigint, bigint] | undefined;
  for (const [row, numerator] of numerators) {
    const low = target[row] * divisor - numerator;
    const high = low + divisor - 1n;
    const [least, greatest]: readonly [bigint, bigint] = range ?? [low, high];
    range = [low > least ? low : least, high < greatest ? high : greatest];
    if (range[0] > range[1]) return undefined;
  }
  return range;
}
