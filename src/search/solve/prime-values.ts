import { apply, literal, power } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { isSmallPrime, SMALL_PRIME_LIMIT } from '../../language/primes.js';
import type { Condition } from './conjunction.js';
import { K } from './features.js';
import { conditionOf, type Membership } from './membership.js';

/** The largest factor of k, and the largest shift, where primes are looked for. */
const MOST_FACTOR = 30;
const MOST_SHIFT = 40;

/** The same for k^2. */
const MOST_SQUARE_FACTOR = 4;

/** factor * k^exponent + shift. */
interface Form {
  readonly factor: number;
  readonly exponent: number;
  readonly shift: number;
}

/** Conditions that say that a linear or quadratic form of k is prime: where it is for all members. */
export function* primeValues(membership: Membership): Generator<Condition | undefined> {
  const { scale, offset, lower, count, members } = membership;
  const own = { factor: scale, exponent: 1, shift: offset };
  const largest = lower + count;
  for (const form of scale > 1 ? [own, ...forms()] : forms()) {
    const { factor, exponent, shift } = form;
    const isPrimeAt = (index: number) => isSmallPrime(factor * (index + lower) ** exponent + shift);
    if (factor * largest ** exponent + shift >= SMALL_PRIME_LIMIT) continue;
    if (members.every(isPrimeAt)) yield conditionOf(apply('prime?', written(form)), isPrimeAt, membership);
  }
  yield undefined;
}

function* forms(): Generator<Form> {
  for (const [exponent, most] of [
    [1, MOST_FACTOR],
    [2, MOST_SQUARE_FACTOR],
  ]) {
    for (let factor = 1; factor <= most; factor++) {
      for (let shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift++) {
        // k itself is a feature of its own.
        if (exponent > 1 || factor > 1 || shift !== 0) yield { factor, exponent, shift };
      }
    }
  }
}

function written({ factor, exponent, shift }: Form): Expression {
  const raised = power(K, exponent);
  const scaled = factor === 1 ? raised : apply('*', literal(factor), raised);
  if (shift === 0) return scaled;
  return apply(shift < 0 ? '-' : '+', scaled, literal(Math.abs(shift)));
}
