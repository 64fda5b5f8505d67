import { apply, literal, plus, power, times } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { isSmallPrime, SMALL_PRIME_LIMIT } from '../../language/primes.js';
import type { Selection } from '../space/selections.js';
import type { Condition } from './conjunction.js';
import type { Membership } from './membership.js';

/** Moduli whose residues are looked at. */
const MOST_MODULUS = 64;

/** The largest factor of k, and the largest shift, where primes are looked for. */
const MOST_FACTOR = 30;
const MOST_SHIFT = 40;

/** The same for k^2. */
const MOST_SQUARE_FACTOR = 4;

/** Conditions of the members whose numbers follow from these and would cost an enumeration too much; undefined is a point to pause at. */
export function* solvedConditions(membership: Membership): Generator<Condition | undefined> {
  yield* residueSets(membership);
  yield undefined;
  yield* primeValues(membership);
  yield undefined;
  const { members, selection } = membership;
  const [first] = members;
  if (first === 0) return;
  const before = apply('<', literal(first - 1 + selection.lower), variableOf(selection));
  yield membership.condition(before, (index) => index >= first);
}

/** k mod m is one of certain residues, the bits of a literal where there are several. */
function* residueSets(membership: Membership): Generator<Condition> {
  const { members, selection } = membership;
  const { lower } = selection;
  for (let modulus = 2; modulus <= MOST_MODULUS; modulus++) {
    const residues = new Set(members.map((member) => (member + lower) % modulus));
    if (residues.size === modulus) continue;
    const place = apply('mod', variableOf(selection), literal(modulus));
    let set = 0n;
    for (const residue of residues) set |= 1n << BigInt(residue);
    const shifted = apply('div', literal(set), apply('^', literal(2), place));
    const isOne = residues.size === 1;
    const expression = isOne
      ? apply('=', place, literal([...residues][0]))
      : apply('=', apply('mod', shifted, literal(2)), literal(1));
    yield membership.condition(expression, (index) => residues.has((index + lower) % modulus));
  }
}

/** factor * k^exponent + shift. */
interface Form {
  readonly factor: number;
  readonly exponent: number;
  readonly shift: number;
}

/** Conditions that say that a linear or quadratic form of k is prime: where it is for all members. */
function* primeValues(membership: Membership): Generator<Condition | undefined> {
  const { scale, offset, count, members, selection } = membership;
  const { lower } = selection;
  const own = { factor: scale, exponent: 1, shift: offset };
  const largest = lower + count;
  for (const form of scale > 1 ? [own, ...forms()] : forms()) {
    const { factor, exponent, shift } = form;
    const isPrimeAt = (index: number) => isSmallPrime(factor * (index + lower) ** exponent + shift);
    if (factor * largest ** exponent + shift >= SMALL_PRIME_LIMIT) continue;
    if (members.every(isPrimeAt))
      yield membership.condition(apply('prime?', written(form, selection)), isPrimeAt);
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
        // k itself is a program of the bank.
        if (exponent > 1 || factor > 1 || shift !== 0) yield { factor, exponent, shift };
      }
    }
  }
}

function written({ factor, exponent, shift }: Form, selection: Selection): Expression {
  return plus(times(factor, power(variableOf(selection), exponent)), shift);
}

function variableOf({ variable }: Selection): Expression {
  return { kind: 'variable', name: variable };
}
