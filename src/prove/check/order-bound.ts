import { Evaluator, type WorkLimit } from '../evaluate.js';
import type { Statement } from '../statement.js';
import type { Degrees } from './degrees.js';
import { Orders } from './orders.js';
import { type Hint, latest } from './shape.js';
import { require } from './verdict.js';

/** Values of parameters that terms are compared for, at most. */
const MOST_POINTS = 20_000;

/**
 * Checks an identity between sequences of bounded order. The orders are computed anew; then both sides are compared row by row
 * until as many rows as both orders together are equal. Terms with parameters are compared on a grid that decides for polynomials
 * of their degrees.
 */
export function checkOrderBound(
  statement: Statement,
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

/** Checks that both sides are the same polynomial in the parameters in row n: they agree on a grid that decides for their degrees. */
export function requireRow({ left, right, parameters }: Statement, degrees: Degrees, n: bigint): void {
  const { evaluator } = degrees;
  const degree = Math.max(degrees.of(left, n), degrees.of(right, n));
  const points = (degree + 1) ** parameters.length;
  require(points <= MOST_POINTS, `${points} values of parameters are too many to compare`);
  for (let point = 0; point < points; point++) {
    const values: Record<string, bigint> = {};
    let rest = point;
    for (const name of parameters) {
      values[name] = BigInt(rest % (degree + 1));
      rest = Math.floor(rest / (degree + 1));
    }
    const [x, y] = [evaluator.evaluate(left, n, values), evaluator.evaluate(right, n, values)];
    require(x !== undefined && x === y, `the sides differ in row ${n}`);
  }
}
