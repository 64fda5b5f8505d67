import { apply, literal, N, past } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { ADD } from '../../language/real/primitives/arithmetic/add.js';
import { DIVIDE } from '../../language/real/primitives/arithmetic/divide.js';
import { MULTIPLY } from '../../language/real/primitives/arithmetic/multiply.js';
import { POWER } from '../../language/real/primitives/arithmetic/power.js';
import { SUBTRACT } from '../../language/real/primitives/arithmetic/subtract.js';
import { freeConstant } from './constants/free-constants.js';
import { NormalEquations } from './constants/normal-equations.js';
import { type Shortened, shorten } from './constants/shorten.js';
import type { FormulaProblem } from './formula-problem.js';
import type { Quantity } from './quantity.js';

/** A series: rows in the order of time, and what is known of it. */
export interface SeriesProblem extends FormulaProblem {
  /** Lags at which the past tells most, the most telling first: periods among them. */
  readonly lags: readonly number[];
}

/** Terms right before that are regressed on. */
const NEAR_LAGS = 4;

/** Periods that are tried. */
const MOST_PERIODS = 2;

/** Terms that a regression is grown to. */
const MOST_TERMS = 6;

/** Rows for each term. */
const ROWS_PER_TERM = 4;

type Programs = Generator<Shortened | undefined, void, void>;

/**
 * Rules of series: trends in n, terms before with fitted coefficients, and seasons as they were a period ago. Undefined is a place to
 * pause at.
 */
export function* series(problem: SeriesProblem): Programs {
  const { measurements, judge, ceiling, lags } = problem;
  const rows = measurements.target.length;
  const n: Quantity = { expression: N, values: Float64Array.from({ length: rows }, (_, row) => row) };
  const periods = lags.filter((lag) => lag > 1 && 2 * lag < rows).slice(0, MOST_PERIODS);
  for (const rule of [...rules(periods), ...trends()])
    yield yield* shorten(rule, measurements, judge, undefined, ceiling());
  yield* regressions(problem, undefined, n);
  for (const period of periods) yield* regressions(problem, period, n);
}

/** Levels, lines and parabolas. */
function* trends(): Generator<Expression> {
  const line = of(ADD, times(N), freeConstant(0));
  yield freeConstant(0);
  yield line;
  yield of(ADD, times(of(POWER, N, literal(2))), line);
}

/** Rules of few constants about what was a row ago and a period ago. */
function* rules(periods: readonly number[]): Generator<Expression> {
  const [one, two] = [past(1), past(2)];
  yield one;
  yield of(ADD, one, freeConstant(0));
  yield times(one);
  yield of(SUBTRACT, of(MULTIPLY, literal(2), one), two);
  yield of(ADD, one, times(of(SUBTRACT, one, two)));
  yield of(MULTIPLY, times(of(POWER, one, freeConstant(1))), of(POWER, two, freeConstant(0.1)));
  for (const period of periods) {
    const [then, before] = [past(period), past(period + 1)];
    yield then;
    yield of(ADD, then, freeConstant(0));
    yield times(then);
    yield of(SUBTRACT, of(ADD, one, then), before);
    yield of(DIVIDE, of(MULTIPLY, one, then), before);
    yield of(ADD, then, times(of(SUBTRACT, one, before)));
    yield of(MULTIPLY, then, of(POWER, of(DIVIDE, one, before), freeConstant(1)));
  }
}

/** Regressions on terms before and n, grown by the term that leaves least. */
function* regressions(
  { measurements, judge, ceiling }: SeriesProblem,
  period: number | undefined,
  n: Quantity,
): Programs {
  const { target, leafValues } = measurements;
  const own = Array.from({ length: NEAR_LAGS }, (_, at) => at + 1);
  const lags = new Set([
    ...own,
    ...(period === undefined ? [] : [period, period + 1, period - 1, 2 * period]),
  ]);
  const terms: Quantity[] = [n];
  for (const lag of lags) {
    if (lag < 1 || 2 * lag >= target.length) continue;
    const expression = past(lag);
    terms.push({ expression, values: leafValues(expression) });
  }
  const isUsed = Array.from(
    target,
    (value, row) => !Number.isNaN(value) && terms.every(({ values }) => !Number.isNaN(values[row])),
  );
  const weights = Float64Array.from(isUsed, Number);
  const ones = new Float64Array(target.length).fill(1);
  const rows = weights.reduce((sum, weight) => sum + weight, 0);
  const most = Math.min(MOST_TERMS, Math.floor(rows / ROWS_PER_TERM) - 1);
  const chosen: Quantity[] = [];
  while (chosen.length < most) {
    let best: Quantity | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const term of terms) {
      if (chosen.includes(term)) continue;
      const columns = [...chosen, term].map(({ values }) => values);
      const rest = restOf([...columns, ones], target, weights);
      if (rest >= least) continue;
      least = rest;
      best = term;
    }
    if (best === undefined) return;
    chosen.push(best);
    yield undefined;
    // In the order of time, which is how they are read.
    const sum = terms
      .filter((term) => chosen.includes(term))
      .map(({ expression }) => times(expression))
      .reduce((before, term) => of(ADD, before, term));
    const rule = of(ADD, sum, freeConstant(0));
    yield yield* shorten(rule, measurements, judge, undefined, ceiling());
  }
}

/** What is left of the sum of squares by the best combination of columns. */
function restOf(columns: readonly Float64Array[], target: Float64Array, weights: Float64Array): number {
  const coefficients = new NormalEquations(columns, target, weights).solve();
  if (coefficients === undefined) return Number.POSITIVE_INFINITY;
  let rest = 0;
  for (let row = 0; row < target.length; row++) {
    if (weights[row] === 0) continue;
    let value = target[row];
    for (const [at, column] of columns.entries()) value -= coefficients[at] * column[row];
    rest += value * value;
  }
  return rest;
}

/** A multiple that is to be fitted. */
function times(expression: Expression): Expression {
  return of(MULTIPLY, freeConstant(1), expression);
}

function of(primitive: { readonly name: string }, ...values: readonly Expression[]): Expression {
  return apply(primitive.name, ...values);
}
