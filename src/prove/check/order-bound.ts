import { Evaluator } from '../evaluate.js';
import type { StandardStatement } from '../standard-form.js';
import type { WorkLimit } from '../work-limit.js';
import { decidingPoints } from './deciding-points.js';
import type { Degrees } from './degrees.js';
import { Orders } from './orders.js';
import { type Hint, latest } from './shape.js';
import { require } from './verdict.js';

/**
 * Checks an identity between sequences of bounded order. The orders are computed anew; then both sides are compared row by row
 * until as many rows as both orders together are equal. Terms with parameters are compared at points that decide for
 * polynomials of their degrees.
 */
export function checkOrderBound(
  statement: StandardStatement,
  hints: ReadonlyMap<string, Hint>,
  work: WorkLimit,
): string {
  const { left, right, from } = statement;
  const evaluator = new Evaluator(statement.definitions, work);
  const orders = new Orders(statement, evaluator, hints);
  const [x, y] = [orders.of(left), orders.of(right)];
  const start = latest(from, x.start, y.start);
  const end = start + BigInt(x.order + y.order);
  for (let n = from; n < end; n++) requireRow(statement, orders.degrees, n);
  return `rows ${from} to ${end - 1n} are equal, and recurrences of order ${x.order} and ${y.order} make them equal for ever`;
}

/** Checks that both sides are the same polynomial in the parameters in row n: they agree at points that decide for their degrees. */
export function requireRow(
  { left, right, parameters }: StandardStatement,
  degrees: Degrees,
  n: bigint,
): void {
  const { evaluator } = degrees;
  const degree = Math.max(degrees.of(left, n), degrees.of(right, n));
  const dimensions = parameters.map((name) => ({ name, degree, first: 0n }));
  for (const values of decidingPoints(dimensions, 1)) {
    const [x, y] = [evaluator.evaluate(left, n, values), evaluator.evaluate(right, n, values)];
    require(x !== undefined && x === y, `the sides differ in row ${n}`);
  }
}
