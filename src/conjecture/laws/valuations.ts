import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { Polynomial } from '../../numbers/polynomial.js';
import { factsOf, keyOf } from './atoms.js';
import { isEqualByCases } from './cases.js';
import { integerOf, singleTerm, withoutSign } from './monomial.js';
import { NormalForms } from './normal-form.js';

/**
 * Whether two natural numbers in normal form are equal because every prime divides both equally often. How often a prime divides a
 * product is a sum, a gcd a minimum, and an lcm a maximum of how often it divides the parts; so it is enough that these
 * are equal for all natural exponents, and, since sums, minima and maxima are continuous there, for infinite ones, the
 * exponents of 0.
 */
export function isEqualAtEveryPrime(left: Polynomial, right: Polynomial, forms: NormalForms): boolean {
  const { signs } = forms;
  return signs.isNatural(left) && signs.isNatural(right) && isEqualExponents([left], [right], forms);
}

/** Whether every prime divides the least common multiple of some numbers as often as that of others. */
function isEqualExponents(
  left: readonly Polynomial[],
  right: readonly Polynomial[],
  forms: NormalForms,
): boolean {
  const names = new Map<string, string>();
  const exponent = (key: string): Expression => {
    const name = names.get(key) ?? `e${names.size + 1}`;
    names.set(key, name);
    // Shifted, since the domain of these laws begins at 1.
    return apply('-', { kind: 'variable', name }, literal(1));
  };
  const [one, other] = [left, right].map((side) =>
    side
      .map((value) => exponentOf(value, forms, exponent))
      .reduce((result, value) => apply('max', result, value)),
  );
  return isEqualByCases(one, other, new NormalForms('positive'));
}

/** Whether a number other than 0 divides another one: every prime divides that at least as often. */
export function isDivisibleAtEveryPrime(
  dividend: Polynomial,
  divisor: Polynomial,
  forms: NormalForms,
): boolean {
  return isEqualExponents([dividend, divisor], [dividend], forms);
}

/** How often a prime divides a polynomial, in terms of how often it divides the parts that are opaque here. */
function exponentOf(
  polynomial: Polynomial,
  forms: NormalForms,
  opaque: (key: string) => Expression,
): Expression {
  const single = singleTerm(polynomial);
  if (single === undefined) {
    return opaque(`polynomial ${keyOf(withoutSign(polynomial))}`);
  }
  const { coefficient, exponents } = single;
  const magnitude = coefficient < 0n ? -coefficient : coefficient;
  let sum: Expression = magnitude === 1n ? literal(0) : opaque(`integer ${magnitude}`);
  for (const [name, power] of exponents) {
    sum = apply('+', sum, apply('*', literal(power), exponentOfFactor(name, forms, opaque)));
  }
  return sum;
}

function exponentOfFactor(name: string, forms: NormalForms, opaque: (key: string) => Expression): Expression {
  const atom = forms.atoms.get(name);
  const [first, ...others] = (atom?.arguments ?? []).map((value) =>
    integerOf(value) === 0n ? undefined : exponentOf(value, forms, opaque),
  );
  if (atom === undefined || first === undefined) return opaque(`factor ${name}`);
  const { isMagnitude, lattice } = factsOf(atom);
  if (isMagnitude) return first;
  if (lattice?.order !== 'divisibility') return opaque(`factor ${name}`);
  const extreme = lattice.bound === 'lower' ? 'min' : 'max';
  return others.reduce<Expression>(
    (result, value) => (value === undefined ? result : apply(extreme, result, value)),
    first,
  );
}
