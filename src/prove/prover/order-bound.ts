import type { Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import type { Definition } from '../statement.js';
import type { Terms } from './terms.js';

/**
 * A bound on the order of a sequence u: for all n >= start, u(n) is defined, and u(start), u(start + 1) … with all its
 * forward shifts spans a space of at most `order` dimensions over the field of rational functions in the parameters.
 *
 * Then u satisfies a linear recurrence with constant coefficients of that order whose leading coefficient is 1, so that
 * `order` zeros in a row from `start` on make all later terms zero. (Kauers & Paule, The Concrete Tetrahedron, 2011,
 * chapter 4; Everest, van der Poorten, Shparlinski & Ward, Recurrence Sequences, 2003, chapter 1.)
 *
 * It is a tree that can be checked node by node: each gives the rule that was used and the bounds it rests on.
 */
export interface OrderBound {
  readonly rule: string;
  /** The expression of n that is bounded, as text. */
  readonly of: string;
  readonly order: number;
  readonly start: bigint;
  readonly parts: readonly OrderBound[];
  /** u(n + period) - u(n) = step for all n >= start, where the rule rests on it. */
  readonly period?: number;
  readonly step?: bigint;
}

/** Bounds the orders of expressions of n: what the rule for an expression asks of its parts. */
export interface Bounds {
  readonly terms: Terms;
  readonly definitions: readonly Definition[];
  /** A bound, or undefined where no rule applies. Throws BeyondReach. */
  bound(node: Expression): OrderBound | undefined;
  /** Where u > 0 for all n from some row on, the first row that this is known for. */
  positiveFrom(node: Expression): { readonly start: bigint; readonly bound: OrderBound } | undefined;
}

/** What a rule adds to the expression it is for. */
type Details = Omit<OrderBound, 'of' | 'parts'> & { readonly parts?: readonly OrderBound[] };

export function made(node: Expression, { parts = [], ...details }: Details): OrderBound {
  return { ...details, of: printExpression(node), parts };
}

/** Orders beyond this are not pursued. */
export const MOST_ORDER = 4000;

/** The dimension of the k-th symmetric power of a space of r dimensions: the binomial coefficient of r + k - 1 and k. */
export function symmetricPower(r: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (r + i - 1)) / i;
  return Math.round(result);
}

/** The latest of some rows. */
export function latest(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((latest, row) => {
    if (row > latest) return row;
    return latest;
  }, first);
}
