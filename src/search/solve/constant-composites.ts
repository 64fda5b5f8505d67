import { literalBits } from '../../grammar/literal.js';
import { E, PI } from '../../language/constants.js';
import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { type Argument, multiplesOf } from './constant.js';
import { surdsIn } from './constant-identity.js';
import { type Interval, precisionOf, raised, scaledBy, simplestFraction } from './constant-interval.js';
import type { PolynomialForms } from './polynomial-forms.js';

/** Bits of the products that quotients are taken of. */
const PRODUCT_BITS = 640;
const ONE = 1n << BigInt(PRODUCT_BITS);

const MOST_DEGREE = 3;

/** Bits of an application, roughly. */
const APPLICATION_BITS = 5;

/** Bits that must be left of what the digits tell, or any number would be found. */
const SURPLUS_BITS = 8;

/** The largest denominator of fractions in front of a product. */
const MOST_DIVISOR = 2n ** 12n;

/**
 * Digits beyond the last one asked for, where a number is rounded down twice: with d of them to base 10 a digit of a product
 * is wrong once in some 10^d / 4, one of a reciprocal once in 10^d * 10.
 */
const PRODUCT_GUARD = 4n;
const RECIPROCAL_GUARD = 3n;

/** A function that multiplies with a constant and rounds down. */
interface Multiple {
  readonly name: string;
  readonly constant: typeof PI;
}

/** Functions one around the other, and the number that they multiply with. */
interface Product {
  readonly functions: readonly Multiple[];
  readonly value: bigint;
}

const OF_PI: Multiple = { name: 'floorpi', constant: PI };
const OF_E: Multiple = { name: 'floore', constant: E };

const PRODUCTS: readonly Product[] = [[OF_PI], [OF_E], [OF_E, OF_E], [OF_PI, OF_E], [OF_PI, OF_PI]].map(
  (functions) => ({
    functions,
    value: functions.reduce(
      (product, { constant }) => (product * constant(PRODUCT_BITS)) >> BigInt(PRODUCT_BITS),
      ONE,
    ),
  }),
);

/** Ways to write multiples of x^degree, where x is what the composite number is multiplied with. */
export type Powers = (degree: number) => Argument;

/** A number as floors of floors; where those are not exact it may fail in some rows. */
export interface Composite {
  readonly bits: number;
  /** Ways to write x times the number, rounded down. */
  readonly written: (powers: Powers, forms: PolynomialForms) => Iterable<Expression>;
}

/**
 * Composite numbers in an interval, the shortest first: products of two of pi and e, square and cube roots of those, of pi,
 * of e and of (a + sqrt c) / q, reciprocals of pi and e; all of them times fractions.
 *
 * @param base guard digits are to this base
 */
export function compositesIn(interval: Interval, base: bigint): readonly Composite[] {
  const mostBits = precisionOf(interval) - SURPLUS_BITS;
  const found = [...reciprocals(interval, base)];
  for (let degree = 1; degree <= MOST_DEGREE; degree++) {
    const power = raised(interval, degree);
    for (const product of PRODUCTS)
      if (degree + product.functions.length > 2) found.push(...productRoots(power, degree, product, base));
    if (degree === 2) found.push(...surdRoots(power, mostBits));
  }
  return found.filter(({ bits }) => bits <= mostBits).sort((one, other) => one.bits - other.bits);
}

/** p / (q c) for c = pi or e, as p x^2 div floor(q c x). */
function* reciprocals(interval: Interval, base: bigint): Generator<Composite> {
  const guard = base ** RECIPROCAL_GUARD;
  for (const { functions, value } of PRODUCTS) {
    if (functions.length > 1) continue;
    const [p, q] = simplestFraction(scaledBy(interval, [value, ONE]));
    const bits = literalBits(p) + literalBits(q) + 2 * APPLICATION_BITS;
    const written = (powers: Powers) =>
      powers(2)(p * guard).flatMap((top) =>
        powers(1)(q * guard).map((bottom) => apply('div', top, apply(functions[0].name, bottom))),
      );
    yield { bits, written };
  }
}

/** The root of some degree of a product times a fraction, whose power lies in an interval. */
function* productRoots(
  power: Interval,
  degree: number,
  { functions, value }: Product,
  base: bigint,
): Generator<Composite> {
  const [p, q] = simplestFraction(scaledBy(power, [ONE, value]));
  const bits = literalBits(p) + literalBits(q) + APPLICATION_BITS * (degree + functions.length - 2);
  if (q > MOST_DIVISOR) return;
  const [factor, divisor] = overPower(p, q, degree);
  for (const guard of degree === 1 ? [base ** PRODUCT_GUARD] : [1n, base]) {
    const written = (powers: Powers, forms: PolynomialForms) =>
      powers(degree)(factor * guard ** BigInt(degree)).map((x) => {
        const product = functions.reduceRight((of, { name }) => apply(name, of), x);
        return quotientOf(rootOf(product, degree), divisor * guard, forms);
      });
    yield { bits: guard === 1n ? bits : bits + APPLICATION_BITS, written };
  }
}

/** Square roots of (a + sqrt c) / q. */
function* surdRoots(square: Interval, mostBits: number): Generator<Composite> {
  for (const { constant, bits } of surdsIn(square, mostBits)) {
    const written = (powers: Powers, forms: PolynomialForms) =>
      [...multiplesOf(constant, powers(2), [0n, 1n], forms)].map((x) => rootOf(x, 2));
    yield { bits: bits + APPLICATION_BITS, written };
  }
}

/** p/q as factor / divisor^degree. */
function overPower(p: bigint, q: bigint, degree: number): readonly [factor: bigint, divisor: bigint] {
  const exponent = BigInt(degree);
  let divisor = 1n;
  while (divisor < q && divisor ** exponent % q !== 0n) divisor++;
  return [(p * divisor ** exponent) / q, divisor];
}

function rootOf(x: Expression, degree: number): Expression {
  return degree === 1 ? x : apply('floorroot', literal(1), x, literal(degree));
}

function quotientOf(x: Expression, divisor: bigint, forms: PolynomialForms): Expression {
  return divisor === 1n ? x : apply('div', x, forms.integer(divisor));
}
