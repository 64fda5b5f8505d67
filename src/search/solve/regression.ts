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

/** Coefficients are rounded to fractions with these denominators. */
const DENOMINATORS = [4, 10, 100];

/** Lags beside the last three rows, and given columns, that are tried. */
const MOST_LAGS = 2;
const MOST_COLUMNS = 3;

/** A pivot below this share of its row before elimination is nothing but rounding errors. */
const SINGULAR = 1e-12;

/** What a(n) may be regressed on, with its values, NaN where it has none. */
interface Regressor {
  readonly expression: Expression;
  readonly values: Float64Array;
}

export const regression: SolverFamily = {
  name: 'regression',
  summary: 'autoregressions of measured series by least squares',
  data: 'numbers',
  solve: regressions,
};

/** Autoregressions by least squares, for measured series: a(n-1)*135 div 100 - a(n-2)*65 div 100 + 12. */
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
    .slice(0, MOST_COLUMNS)
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
    ...columns.flatMap((column) => [[column], [one, column]]),
  ];
  for (const regressors of sets) {
    const coefficients = leastSquares(values, regressors);
    if (coefficients !== undefined) {
      for (const denominator of DENOMINATORS) yield weighted(regressors, coefficients, denominator);
    }
    yield undefined;
  }
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
  denominator: number,
): Expression | undefined {
  const terms: Signed[] = [];
  for (const [at, { expression }] of regressors.entries()) {
    const rounded = Math.round(coefficients[at] * denominator);
    if (!Number.isSafeInteger(rounded)) return undefined;
    if (rounded === 0) continue;
    const common = gcdOf(BigInt(rounded), BigInt(denominator));
    const numerator = BigInt(Math.abs(rounded)) / common;
    const divisor = BigInt(denominator) / common;
    const multiple = numerator === 1n ? expression : apply('*', expression, literal(numerator));
    const term = divisor === 1n ? multiple : apply('div', multiple, literal(divisor));
    terms.push({ negative: rounded < 0, term });
  }
  const constant = Math.round(coefficients[regressors.length]);
  if (terms.length === 0 || !Number.isSafeInteger(constant)) return undefined;
  if (constant !== 0) terms.push({ negative: constant < 0, term: literal(Math.abs(constant)) });
  return signedSum(terms);
}
