import { gcdOf } from './gcd.js';

/** A polynomial in n with integer coefficients, constant term first and no zero at the end; [] is zero. */
export type IntegerPolynomial = readonly bigint[];

/** Takes off the zeros at the end of a list of coefficients. */
export function trimmed(coefficients: readonly bigint[]): IntegerPolynomial {
  let length = coefficients.length;
  while (length > 0 && coefficients[length - 1] === 0n) length--;
  return coefficients.slice(0, length);
}

export function evaluateAt(polynomial: IntegerPolynomial, x: bigint): bigint {
  return polynomial.reduceRight((value, coefficient) => value * x + coefficient, 0n);
}

export function scaled(polynomial: IntegerPolynomial, by: bigint): IntegerPolynomial {
  return trimmed(polynomial.map((coefficient) => coefficient * by));
}

export function added(one: IntegerPolynomial, other: IntegerPolynomial): IntegerPolynomial {
  const length = Math.max(one.length, other.length);
  return trimmed(Array.from({ length }, (_, i) => (one[i] ?? 0n) + (other[i] ?? 0n)));
}

export function multiplied(one: IntegerPolynomial, other: IntegerPolynomial): IntegerPolynomial {
  const product = new Array<bigint>(Math.max(0, one.length + other.length - 1)).fill(0n);
  for (const [i, x] of one.entries()) for (const [j, y] of other.entries()) product[i + j] += x * y;
  return trimmed(product);
}

/** p(n + by). */
export function shifted(polynomial: IntegerPolynomial, by: bigint): IntegerPolynomial {
  const result = [...polynomial];
  // Repeated synthetic division: each round leaves one more coefficient in its final place.
  for (let round = 0; round < result.length; round++) {
    for (let i = result.length - 2; i >= round; i--) result[i] += by * result[i + 1];
  }
  return trimmed(result);
}

/** The greatest common divisor of the coefficients, 0 of the zero polynomial. */
export function contentOf(polynomial: IntegerPolynomial): bigint {
  return polynomial.reduce(gcdOf, 0n);
}

/**
 * Quotient and remainder of a division with integer coefficients; as soon as one would be a fraction, the division ends
 * and leaves the rest in the remainder. dividend = quotient * divisor + remainder holds always.
 */
export function divided(
  dividend: IntegerPolynomial,
  divisor: IntegerPolynomial,
): { readonly quotient: IntegerPolynomial; readonly remainder: IntegerPolynomial } {
  const rest = [...dividend];
  const degree = divisor.length - 1;
  const quotient = new Array<bigint>(Math.max(0, dividend.length - degree)).fill(0n);
  for (let at = quotient.length - 1; at >= 0; at--) {
    if (rest[at + degree] % divisor[degree] !== 0n) break;
    const factor = rest[at + degree] / divisor[degree];
    quotient[at] = factor;
    for (let i = 0; i <= degree; i++) rest[at + i] -= factor * divisor[i];
  }
  return { quotient: trimmed(quotient), remainder: trimmed(rest) };
}

/** The primitive part with a positive leading coefficient. */
function primitivePart(polynomial: IntegerPolynomial): IntegerPolynomial {
  const content = contentOf(polynomial);
  if (content === 0n) return [];
  const unit = polynomial[polynomial.length - 1] < 0n ? -content : content;
  return polynomial.map((coefficient) => coefficient / unit);
}

/** The greatest common divisor over the integers, leading coefficient positive (Euclid with pseudo-remainders). */
export function commonDivisor(one: IntegerPolynomial, other: IntegerPolynomial): IntegerPolynomial {
  const content = gcdOf(contentOf(one), contentOf(other));
  let x = primitivePart(one);
  let y = primitivePart(other);
  while (y.length > 0) {
    let rest = x;
    while (rest.length >= y.length) {
      const shift = rest.length - y.length;
      const lead = rest[rest.length - 1];
      const unit = y[y.length - 1];
      rest = trimmed(
        rest.map((coefficient, i) => coefficient * unit - (i >= shift ? lead * y[i - shift] : 0n)),
      );
    }
    x = y;
    y = primitivePart(rest);
  }
  return scaled(x, content);
}

/** A factor a*n + b of a polynomial, a > 0, and how often it divides it. */
export interface LinearFactor {
  readonly factor: IntegerPolynomial;
  readonly multiplicity: number;
}

/** Bounds on the coefficients a and b of linear factors: dearer ones are rarely worth their bits. */
const MOST_SLOPE = 64n;
const MOST_INTERCEPT = 256n;

/** The linear factors of a polynomial, content and what has no rational root (within the bounds) left in `rest`. */
export function linearFactors(polynomial: IntegerPolynomial): {
  readonly factors: readonly LinearFactor[];
  readonly rest: IntegerPolynomial;
} {
  let rest = polynomial;
  const factors: LinearFactor[] = [];
  const take = (factor: IntegerPolynomial): void => {
    let multiplicity = 0;
    for (;;) {
      const { quotient, remainder } = divided(rest, factor);
      if (remainder.length > 0 || quotient.length === 0) break;
      rest = quotient;
      multiplicity++;
    }
    if (multiplicity > 0) factors.push({ factor, multiplicity });
  };
  if (rest.length < 2) return { factors, rest };
  take([0n, 1n]);
  for (const a of smallDivisors(rest[rest.length - 1], MOST_SLOPE)) {
    for (const b of smallDivisors(rest[0], MOST_INTERCEPT)) {
      if (rest.length < 2) return { factors, rest };
      if (gcdOf(a, b) !== 1n) continue;
      take([b, a]);
      take([-b, a]);
    }
  }
  return { factors, rest };
}

function smallDivisors(value: bigint, most: bigint): bigint[] {
  const divisors: bigint[] = [];
  for (let divisor = 1n; divisor <= most; divisor++) if (value % divisor === 0n) divisors.push(divisor);
  return divisors;
}
