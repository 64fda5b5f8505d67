import type { Certificate } from '../certificate.js';
import type { StandardStatement } from '../standard-form.js';
import type { WorkLimit } from '../work-limit.js';
import { OrderBounds } from './bounds.js';
import { latest, type OrderBound } from './order-bound.js';
import { Terms } from './terms.js';

/** Both sides have the orders that the bounds claim, and agree on so many rows that they agree on all. */
export interface OrderCertificate extends Certificate {
  readonly method: 'order-bound';
  readonly left: OrderBound;
  readonly right: OrderBound;
  /** Rows from `from` up to this one, and it too, were compared. */
  readonly comparedTo: bigint;
}

/**
 * Decides identities between sequences with linear recurrences of constant coefficients: the difference of both sides has at
 * most the order of both together, so that that many zeros from where both have settled on prove it. Rows before that are
 * compared one by one.
 *
 * @returns undefined where there is no bound, or a row differs
 */
export function proveByOrderBound(
  statement: StandardStatement,
  work: WorkLimit,
): OrderCertificate | undefined {
  const { left, right, from, definitions } = statement;
  const terms = new Terms(statement, work);
  const bounds = new OrderBounds(terms, definitions);
  const [x, y] = [bounds.bound(left), bounds.bound(right)];
  if (x === undefined || y === undefined) return undefined;
  const comparedTo = latest(from, x.start, y.start) + BigInt(x.order + y.order) - 1n;
  for (let n = from; n <= comparedTo; n++) {
    const [atLeft, atRight] = [terms.polynomial(left, n), terms.polynomial(right, n)];
    if (atLeft === undefined || atRight === undefined || !atLeft.minus(atRight).isZero()) return undefined;
  }
  const because = `linear recurrences of order ${x.order} and ${y.order} at most, and equal rows ${from} to ${comparedTo}`;
  return { method: 'order-bound', because, left: x, right: y, comparedTo };
}
