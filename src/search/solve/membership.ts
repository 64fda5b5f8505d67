import { apply, literal, N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { triesOf } from '../../language/limits.js';
import { gcdOf } from '../../numbers/gcd.js';
import { type Condition, survivorsOf } from './conjunction.js';

/** Members that have to share a property. */
const LEAST_MEMBERS = 6;

/** Increasing rows as scale*k + offset, for the numbers k that have a property, and the others up to the last, which do not. */
export interface Membership {
  readonly scale: number;
  readonly offset: number;
  /** The least k. */
  readonly lower: number;
  /** How many numbers k, from the lower one on. */
  readonly count: number;
  /** The numbers k less the lower one. */
  readonly members: readonly number[];
  readonly others: readonly number[];
}

/** Undefined for what does not increase, has nothing between its rows, or is too sparse for `nth`. */
export function membershipOf(target: readonly bigint[], scale = 1n, offset = 0n): Membership | undefined {
  if (target.length < LEAST_MEMBERS || target[0] < offset) return undefined;
  if (target.some((value, row) => row > 0 && value <= target[row - 1])) return undefined;
  const numbers = target.map((value) => (value - offset) / scale);
  const lower = numbers[0] === 0n ? 0 : 1;
  const last = numbers[numbers.length - 1];
  if (last >= BigInt(lower + triesOf(target.length - 1))) return undefined;
  const members = numbers.map((value) => Number(value) - lower);
  const count = Number(last) - lower + 1;
  const isMember = new Uint8Array(count);
  for (const member of members) isMember[member] = 1;
  const others = Array.from({ length: count }, (_, index) => index).filter((index) => isMember[index] === 0);
  if (others.length === 0) return undefined;
  return { scale: Number(scale), offset: Number(offset), lower, count, members, others };
}

/** The rows by their place in the sparsest progression that has them all; undefined where that is all integers. */
export function membershipInProgression(target: readonly bigint[]): Membership | undefined {
  const scale = target.reduce((divisor, value) => gcdOf(divisor, value - target[0]), 0n);
  if (scale <= 1n || scale > Number.MAX_SAFE_INTEGER) return undefined;
  return membershipOf(target, scale, target[0] % scale);
}

/** @param holds whether a number meets the condition, by its place from the lower one on */
export function conditionOf(
  expression: Expression,
  holds: (index: number) => boolean,
  { others }: Membership,
): Condition {
  return { expression, survivors: survivorsOf(others.length, (at) => holds(others[at])) };
}

/** The members as those that meet a condition. */
export function select({ scale, offset, lower }: Membership, condition: Expression): Expression {
  const chosen: Expression = {
    kind: 'bind',
    binder: 'nth',
    variable: 'k',
    arguments: [literal(lower), N],
    body: condition,
  };
  const scaled = scale === 1 ? chosen : apply('*', literal(scale), chosen);
  return offset === 0 ? scaled : apply('+', scaled, literal(offset));
}
