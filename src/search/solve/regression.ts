import { rowsOf } from '../../data/dataset.js';
import { apply, literal, N, past } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { gcdOf } from '../../numbers/gcd.js';
import { type Signed, signedSum } from './signed-sum.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** Rows that are fitted, the first ones. */
const MOST_ROWS = 4096;

/** Rows for each coefficient. */
const ROWS_PER_COEFFICIENT = 5;

/** Coefficients are rounded to fractions with these denominators and, of given columns, to so many digits that count. */
const DENOMINATORS = [4, 10, 100];
const DIGITS = [1, 2, 3, 4];

/** Lags beside the last three rows that are tried. */
const MOST_LAGS = 2;

/** Given columns that are tried beside the row before, and of which products are. */
const MOST_COLUMNS = 3;
const MOST_FACTORS = 4;

/** A pivot below this share of its row before elimination is nothing but rounding errors. */
const SINGULAR = 1e-12;

/** What a(n) may be regressed on, with its values, NaN where it has none. */
interface Regressor {
  readonly expression: Expression;
  readonly values: Float64Array;
}

export const regression: SolverFamily = {
  name: 'regression',
  summary:
    'autoregressions of measured series, and sums of given columns and their products, by least squares',
  data: 'numbers',
  solve: regressions,
};

/** Sums by least squares, for measured values: a(n-1)*135 div 100 - a(n-2)*65 div 100 + 12, x*37 div 10 + 120. */
function* regressions({ dataset, lags }: SolverProblem): Generator<Expression | undefined> {
  const rows = Math.min(MOST_ROWS, rowsOf(dataset));
  const values = dataset.target.values.subarray(0, rows);
  // Residuals of values beyond doubles are not what least squares are for.
  if (dataset.target.wide !== undefined || values.every((value) => value === values[0])) return;
  const lag = (by: number): Regressor => ({
    expression: past(by),
    values: values.map((_, row) => values[row - by] ?? Number.NaN),
  });
  const [one, two, three] = [lag(1), lag(2), lag(3)];
  const far = lags.filter((by) => by > 3).slice(0, MOST_LAGS);
  const columns = dataset.given
    .filter(({ column }) => column.wide === undefined)
    .map(
      ({ name, column }): Regressor => ({
        expression: { kind: 'given', column: name, index: N },
        values: column.values.subarray(0, rows),
      }),
    );
  const sets: readonly (readonly Regressor[])[] = [
    [one],
    [one, two],
    [one, two, three],
    ...far.flatMap((by) => [
      [one, lag(by)],
      [one, lag(by), lag(by + 1)],
    ]),
    ...(far.length > 1 ? [far.map(lag), [one, ...far.map(lag)]] : []),
    ...columns.slice(0, MOST_COLUMNS).map((column) => [one, column]),
  ];
  for (const regressors of sets) {
    const coefficients = leastSquares(values, regressors);
    if (coefficients !== undefined) {
      for (const denominator of DENOMINATORS) yield weighted(regressors, coefficients, () => denominator);
    }
    yield undefined;
  }
  for (const regressors of setsOf(columns)) {
    const coefficients = leastSquares(values, regressors);
    if (coefficients !== undefined) {
      for (const digits of DIGITS)
        yield weighted(
          regressors,
          coefficients,
          (value) => 10 ** Math.max(0, digits - 1 - exponentOf(value)),
        );
    }
    yield undefined;
  }
}

/** Columns, alone, in pairs and all together, and their products, alone and beside what they are products of. */
function* setsOf(columns: readonly Regressor[]): Generator<readonly Regressor[]> {
  for (const column of columns) yield [column];
  const factors = columns.slice(0, MOST_FACTORS);
  for (const [at, first] of factors.entries()) {
    for (const second of factors.slice(at)) {
      const own = first === second ? [first] : [first, second];
      const product = {
        expression: apply('*', first.expression, second.expression),
        values: first.values.map((value, row) => value * second.values[row]),
      };
      yield [product];
      yield [product, ...own];
      if (own.length === 2) yield own;
    }
  }
  if (columns.length > 2) yield columns;
}

/** The place of the first digit that counts: 0 for units, -1 for tenths. */
function exponentOf(value: number): number {
  return value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
}

/** The coefficients of the regressors and, last, of the constant 1; undefined where they are not determined. */
function leastSquares(values: Float64Array, regressors: readonly Regressor[]): readonly number[] | undefined {
  const size = regressors.length + 1;
  // Normal equations, the right-hand side in the last column.
  const equations = Array.from({ length: size }, () => new Float64Array(size + 1));
  let rows = 0;
  for (let row = 0; row < values.length; row++) {
    const entries = [...regressors.map((regressor) => regressor.values[row]), 1, values[row]];
    if (entries.some(Number.isNaN)) continue;
    rows++;
    for (let i = 0; i < size; i++) for (let j = 0; j <= size; j++) equations[i][j] += entries[i] * entries[j];
  }
  return rows < ROWS_PER_COEFFICIENT * size ? undefined : eliminated(equations);
}

/** The solution of symmetric positive equations; undefined if they are singular. */
function eliminated(equations: readonly Float64Array[]): readonly number[] | undefined {
  const size = equations.length;
  const scale = equations.map((own, at) => own[at]);
  for (let at = 0; at < size; at++) {
    if (!(equations[at][at] > SINGULAR * scale[at])) return undefined;
    for (let below = 0; below < size; below++) {
      if (below === at) continue;
      const factor = equations[below][at] / equations[at][at];
      for (let j = at; j <= size; j++) equations[below][j] -= factor * equations[at][j];
    }
  }
  return equations.map((own, at) => own[size] / own[at]);
}

/** The sum of x c div d over regressors x, with coefficients rounded to c / d. */
function weighted(
  regressors: readonly Regressor[],
  coefficients: readonly number[],
  denominatorFor: (coefficient: number) => number,
): Expression | undefined {
  const terms: Signed[] = [];
  for (const [at, { expression }] of regressors.entries()) {
    const denominator = denominatorFor(coefficients[at]);
    if (
      !Number.isSafeInteger(denominator) ||
      Math.abs(coefficients[at] * denominator) > Number.MAX_SAFE_INTEGER
    )
      return undefined;
    const rounded = Math.round(coefficients[at] * denominator);
    if (!Number.isSafeInteger(rounded)) return undefined;
    if (rounded === 0) continue;
    const common = gcdOf(BigInt(rounded), BigInt(denominator));
    const numerator = BigInt(Math.abs(rounded)) / common;
    const divisor = BigInt(denominator) / common;
    const factor = literal(numerator);
    const multiple = numerator === 1n ? expression : apply('*', expression, factor);
    const whole = numerator === 1n ? expression : apply('*', factor, expression);
    const term = divisor === 1n ? whole : apply('div', multiple, literal(divisor));
    terms.push({ negative: rounded < 0, term });
  }
  const constant = Math.round(coefficients[regressors.length]);
  if (terms.length === 0 || !Number.isSafeInteger(constant)) return undefined;
  if (constant !== 0) terms.push({ negative: constant < 0, term: literal(Math.abs(constant)) });
  return signedSum(terms);
}
