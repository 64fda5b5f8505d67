import { isInDomain, type RingOperation } from '../language/facts.js';
import { wordsOf } from '../language/limits.js';
import type { Primitive } from '../language/primitive.js';
import { BeyondReach } from './work-limit.js';

/** Integers longer than this are not computed. */
const MOST_BITS = 2 ** 16;
/** Longer integers all count alike where words are counted; what they are charged besides. */
const LONG_WORDS = 128;
const LONG_EFFORT = 500;

const LIMIT = 1n << BigInt(MOST_BITS);

/** Operations whose values are little longer than their arguments. */
const OPERATIONS: Readonly<Partial<Record<RingOperation, (x: bigint, y: bigint) => bigint>>> = {
  addition: (x, y) => x + y,
  subtraction: (x, y) => x - y,
  negation: (x) => -x,
  multiplication: (x, y) => x * y,
};

/** The value, unless it is too long. Throws {@link BeyondReach}. */
export function limited(value: bigint): bigint {
  if (value >= LIMIT || value <= -LIMIT) throw new BeyondReach('a long integer');
  return value;
}

/**
 * The value of a strict primitive for defined arguments; undefined where it has none. Throws {@link BeyondReach} where it is too
 * long, or where there may be none only because of a bound of the language.
 */
export function applyExactly({ name, facts, row }: Primitive, values: readonly bigint[]): bigint | undefined {
  const [x, y] = values;
  const operation = facts.ring && OPERATIONS[facts.ring];
  if (operation !== undefined) return limited(operation(x, y));
  if (isInDomain(facts, values) === false) return undefined;
  if (facts.exact !== undefined) {
    if (facts.exact.bits(...values) > MOST_BITS) throw new BeyondReach(`a value of ${name}`);
    return limited(facts.exact.value(...values));
  }
  const result = row(values);
  if (result === undefined) throw new BeyondReach(`a value of ${name}`);
  return result;
}

/** The work of computing a primitive: steps as programs are charged for, and more for what is beyond the bounds of the language. */
export function effortOf(
  { facts, steps }: Primitive,
  values: readonly bigint[],
  result: bigint | undefined,
): number {
  if (result === undefined) return 0;
  const words = Math.max(wordsOf(values[0]), wordsOf(result));
  const products = facts.exact?.products?.(...values);
  if (products !== undefined) return products * (1 + (words >> 3));
  return steps(values, result) + (words >> 2) + (words >= LONG_WORDS ? LONG_EFFORT : 0);
}
