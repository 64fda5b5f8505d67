import type { Dataset } from '../../data/dataset.js';
import { kindOf } from '../../data/kinds.js';
import { literal, N, past, plus, times } from '../../language/construct.js';
import type { Expression, SingleModel } from '../../language/expression.js';
import { difference, line, single, sum } from './terms.js';

/**
 * Models that suit stretches without a rule: for symbols all alike (`context(n)` never meets a context twice), by their frequencies,
 * or after each other; for numbers around 0, around the row before, on a line through the two before.
 */
export function stockOf(dataset: Dataset): readonly SingleModel[] {
  if (!kindOf(dataset).hasDifferences) {
    return [single('context', N), single('context', literal(0)), single('context', past(1))];
  }
  return [
    single('noisy', literal(0)),
    single('noisy', past(1)),
    single('noisy', difference(times(2, past(1)), past(2))),
  ];
}

/** Rows of the shortest window of {@link fitted} at least. */
const SHORTEST_WINDOW = 8;

/**
 * Noisy models of the rows from `start` on whose constants are fitted to windows of three lengths: a level, a drift, and a line by
 * least squares with a slope of small numbers.
 *
 * @param step rows between the boundaries that are tried; windows are longer
 */
export function fitted(values: Float64Array, start: number, step: number): readonly SingleModel[] {
  const models = new Map<string, SingleModel>();
  const shortest = Math.max(SHORTEST_WINDOW, 2 * step);
  for (const size of [shortest, 3 * shortest, 9 * shortest]) {
    const window = values.subarray(start, start + size);
    const mean = window.reduce((total, value) => total + value, 0) / window.length;
    if (window.length < 3 || !Number.isSafeInteger(Math.round(mean))) continue;
    const middle = (window.length - 1) / 2;
    const covariance = window.reduce((total, value, row) => total + (row - middle) * (value - mean), 0);
    const slope = (12 * covariance) / (window.length * (window.length ** 2 - 1));
    const level = Math.round(mean);
    const drift = Math.round((window[window.length - 1] - window[0]) / (window.length - 1));
    models.set(`level ${level}`, single('noisy', literal(level)));
    if (drift !== 0) models.set(`drift ${drift}`, single('noisy', plus(past(1), drift)));
    const { over, under } = smallFraction(slope);
    if (over === 0) continue;
    const origin = Math.round(mean - (over / under) * middle);
    models.set(`line ${over}/${under} ${origin}`, single('noisy', sloped(over, under, origin)));
  }
  return [...models.values()];
}

function sloped(over: number, under: number, origin: number): Expression {
  if (under === 1) return line(over, origin);
  const ratio: Expression = {
    kind: 'apply',
    primitive: 'div',
    arguments: [times(over, N), literal(under)],
  };
  return origin < 0 ? plus(ratio, origin) : sum(ratio, literal(origin));
}

/** The fraction with the least denominator up to 8 that is within 3 % of a slope; none, 0/1, if there is none. */
function smallFraction(slope: number): { over: number; under: number } {
  for (let under = 1; under <= 8; under++) {
    const over = Math.round(slope * under);
    if (over !== 0 && Math.abs(over / under - slope) <= 0.03 * Math.abs(slope)) return { over, under };
  }
  return { over: 0, under: 1 };
}
