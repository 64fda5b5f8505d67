import { plus, times } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { triesOf } from '../../language/limits.js';
import { gcdOf } from '../../numbers/gcd.js';
import type { Selection } from '../space/selections.js';
import { type Condition, survivorsOf } from './conjunction.js';

/** Members that have to share a property. */
const LEAST_MEMBERS = 6;

/** Increasing rows as scale * k + offset, for the numbers k that have a property, and the others up to the last, which do not. */
export class Membership {
  /** How many numbers k, from the least that is tried on. */
  readonly count: number;
  /** The numbers less the least. */
  readonly others: readonly number[];

  /** @param members the numbers k less the least that is tried */
  constructor(
    readonly selection: Selection,
    readonly members: readonly number[],
    readonly scale: number,
    readonly offset: number,
  ) {
    this.count = members[members.length - 1] + 1;
    const isMember = new Set(members);
    this.others = Array.from({ length: this.count }, (_, index) => index).filter(
      (index) => !isMember.has(index),
    );
  }

  /** @param holds whether a number meets the condition, by its place from the least that is tried on */
  condition(expression: Expression, holds: (index: number) => boolean): Condition {
    return { expression, survivors: survivorsOf(this.others.length, (at) => holds(this.others[at])) };
  }

  /** The rows as those of the numbers that meet a condition. */
  select(condition: Expression): Expression {
    const { selection, scale, offset } = this;
    return plus(times(scale, selection.by(condition)), offset);
  }
}

/**
 * Rows by what a selection tries, and by their place in the sparsest progression that has them all. None for what does not increase,
 * has nothing between its rows, or is too sparse.
 */
export function membershipsOf(
  target: readonly bigint[],
  selections: readonly Selection[],
): readonly Membership[] {
  if (target.length < LEAST_MEMBERS || target[0] < 0n) return [];
  if (target.some((value, row) => row > 0 && value <= target[row - 1])) return [];
  const step = target.reduce((divisor, value) => gcdOf(divisor, value - target[0]), 0n);
  const found = [membershipOf(target, 1n, 0n, selections)];
  if (step > 1n && step <= Number.MAX_SAFE_INTEGER)
    found.push(membershipOf(target, step, target[0] % step, selections));
  return found.filter((membership) => membership !== undefined);
}

function membershipOf(
  target: readonly bigint[],
  scale: bigint,
  offset: bigint,
  selections: readonly Selection[],
): Membership | undefined {
  const numbers = target.map((value) => (value - offset) / scale);
  const [first] = numbers;
  const last = numbers[numbers.length - 1];
  // Of values that are tried in vain there are to be as few as can be.
  const [selection] = selections
    .filter(({ lower }) => lower <= first)
    .sort((one, other) => other.lower - one.lower);
  if (selection === undefined) return undefined;
  const { lower } = selection;
  if (last - BigInt(lower) >= BigInt(triesOf(target.length - 1))) return undefined;
  const members = numbers.map((value) => Number(value) - lower);
  const membership = new Membership(selection, members, Number(scale), Number(offset));
  return membership.others.length === 0 ? undefined : membership;
}
