import { gcdOf } from '../../numbers/gcd.js';
import { Polynomial } from '../../numbers/polynomial.js';

/** An integer times a product of powers; exponents are positive. */
export interface Monomial {
  readonly coefficient: bigint;
  readonly exponents: ReadonlyMap<string, number>;
}

/** The terms of a polynomial with integer coefficients. */
export function monomialsOf(polynomial: Polynomial): Monomial[] {
  return [...polynomial.terms.values()].map(({ coefficient, exponents }) => ({
    coefficient: coefficient.numerator,
    exponents,
  }));
}

export function polynomialOf({ coefficient, exponents }: Monomial): Polynomial {
  let product = Polynomial.constant(coefficient);
  for (const [name, exponent] of exponents)
    product = product.times(Polynomial.variable(name).power(exponent));
  return product;
}

/** The only term of a polynomial; undefined if it has none or several. */
export function singleTerm(polynomial: Polynomial): Monomial | undefined {
  const terms = monomialsOf(polynomial);
  return terms.length === 1 ? terms[0] : undefined;
}

/** The value of a polynomial without variables. */
export function integerOf(polynomial: Polynomial): bigint | undefined {
  return polynomial.constant()?.numerator;
}

/**
 * The terms that a monomial divides, each divided by it, and what is left. Coefficients are divided with a remainder from 0 up
 * to that of the divisor, which must be positive.
 */
export function divideTerms(
  polynomial: Polynomial,
  divisor: Monomial,
): { readonly quotient: Polynomial; readonly remainder: Polynomial } {
  let [quotient, remainder] = [Polynomial.ZERO, Polynomial.ZERO];
  for (const term of monomialsOf(polynomial)) {
    const exponents = quotientOfPowers(term.exponents, divisor.exponents);
    if (exponents === undefined) {
      remainder = remainder.plus(polynomialOf(term));
      continue;
    }
    const rest = ((term.coefficient % divisor.coefficient) + divisor.coefficient) % divisor.coefficient;
    const times = (term.coefficient - rest) / divisor.coefficient;
    quotient = quotient.plus(polynomialOf({ coefficient: times, exponents }));
    remainder = remainder.plus(polynomialOf({ coefficient: rest, exponents: term.exponents }));
  }
  return { quotient, remainder };
}

/** The largest monomial, with a positive coefficient, that divides all terms of all polynomials; those that are 0 do not count. */
export function commonFactor(polynomials: readonly Polynomial[]): Monomial {
  let coefficient = 0n;
  let exponents: Map<string, number> | undefined;
  for (const term of polynomials.flatMap(monomialsOf)) {
    coefficient = gcdOf(coefficient, term.coefficient);
    const before: ReadonlyMap<string, number> = exponents ?? term.exponents;
    const shared = [...before].map(([name, exponent]): [string, number] => [
      name,
      Math.min(exponent, term.exponents.get(name) ?? 0),
    ]);
    exponents = new Map(shared.filter(([, exponent]) => exponent > 0));
  }
  return { coefficient: coefficient === 0n ? 1n : coefficient, exponents: exponents ?? new Map() };
}

export function isOne({ coefficient, exponents }: Monomial): boolean {
  return coefficient === 1n && exponents.size === 0;
}

/** The polynomial or its negative: that whose first term in alphabetical order is positive. */
export function withoutSign(polynomial: Polynomial): Polynomial {
  const first = [...polynomial.terms].sort(([one], [other]) => (one < other ? -1 : 1)).at(0);
  return first !== undefined && first[1].coefficient.numerator < 0n ? polynomial.negated() : polynomial;
}

function quotientOfPowers(
  dividend: ReadonlyMap<string, number>,
  divisor: ReadonlyMap<string, number>,
): Map<string, number> | undefined {
  const quotient = new Map(dividend);
  for (const [name, exponent] of divisor) {
    const left = (quotient.get(name) ?? 0) - exponent;
    if (left < 0) return undefined;
    if (left === 0) quotient.delete(name);
    else quotient.set(name, left);
  }
  return quotient;
}
