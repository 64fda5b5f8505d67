import { kindOf } from '../../data/kinds.js';
import { apply, literal, past } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** First rows that a period need not hold on. */
const MOST_SKIPPED = 3;

/** Rows that must agree with a period at least. */
const LEAST_WITNESSES = 3;

const MOST_PROPOSED = 4;

export const period: SolverFamily = {
  name: 'period',
  summary: 'a(n-p), a(n-p) + c and c - a(n-p) for the shortest periods p',
  data: 'all',
  solve: periods,
};

function* periods({ series, forms }: SolverProblem): Generator<Expression | undefined> {
  const { target } = series;
  let found = 0;
  for (let lag = 1; lag < target.length - LEAST_WITNESSES && found < MOST_PROPOSED; lag++) {
    for (const sign of [1n, -1n]) {
      const constant = target[target.length - 1] - sign * target[target.length - 1 - lag];
      let from = target.length - 1;
      while (from > lag && target[from - 1] - sign * target[from - 1 - lag] === constant) from--;
      if (from > lag + MOST_SKIPPED || target.length - from < LEAST_WITNESSES) continue;
      found++;
      const term = past(lag);
      if (sign < 0n) yield constant === 0n ? apply('neg', term) : apply('-', literal(constant), term);
      else if (constant === 0n) yield term;
      else {
        const size = forms.integer(constant < 0n ? -constant : constant);
        yield apply(constant < 0n ? '-' : '+', term, size);
      }
    }
  }
  yield undefined;
}

export const repeat: SolverFamily = {
  name: 'repeat',
  summary: 'what repeats without being exact: the row some rows ago, and what changed since then',
  data: 'all',
  solve: repeats,
};

function* repeats({ dataset, lags }: SolverProblem): Generator<Expression | undefined> {
  const { hasDifferences } = kindOf(dataset);
  for (const lag of lags.slice(0, MOST_PROPOSED)) {
    yield past(lag);
    if (lag > 1 && hasDifferences) yield apply('-', apply('+', past(1), past(lag)), past(lag + 1));
  }
  yield undefined;
}
