import { literalBits } from '../../../grammar/literal.js';
import { apply, literal } from '../../../language/construct.js';
import type { Expression } from '../../../language/expression.js';
import { decimal } from '../../../language/real/decimal.js';
import { DIVIDE } from '../../../language/real/primitives/arithmetic/divide.js';
import { MULTIPLY } from '../../../language/real/primitives/arithmetic/multiply.js';
import { NEGATE } from '../../../language/real/primitives/arithmetic/negate.js';
import { SQRT } from '../../../language/real/primitives/arithmetic/sqrt.js';
import { E } from '../../../language/real/primitives/constants/e.js';
import { PI } from '../../../language/real/primitives/constants/pi.js';
import { LOG } from '../../../language/real/primitives/elementary/log.js';
import { type Fraction, simplestFraction } from '../../solve/constant-interval.js';

/** A way to write a constant, with its value. */
export interface WrittenValue {
  readonly expression: Expression;
  readonly value: number;
  /** About what it takes to write, for a choice of which to price. */
  readonly bits: number;
  /** Bits by which it must beat others: 9.85 is more likely than the root of 97, wherever both say what is known. */
  readonly oddity: number;
}

/** A constant with a name, and what it is. */
export interface NamedConstant {
  readonly expression: Expression;
  readonly value: number;
  /** Bits by which it must beat others; none where people said that it is to be expected. */
  readonly oddity: number;
}

/** What it takes to believe in pi, in e, and in roots and logarithms. */
const PI_ODDITY = 6;
const E_ODDITY = 7;
const ROOT_ODDITY = 8;

/** What pi and e need on top where they stand alone: they take so few bits that any rough number near 3 would be one. */
const BARE_ODDITY = 3;

/** About what a node of the tree takes, apart from what the digits of its number do. */
const NODE_BITS = 4;

/** Windows around a constant, in standard errors, in which the simplest fraction is looked for. */
const WINDOWS = [0.5, 1.5, 4, 8];

/** A constant that is within so many standard errors of 0 may be 0. */
const ZERO_ERRORS = 6;

/** Doubles have so many digits at most. */
const MOST_DIGITS = 17;

/** Larger numerators and denominators say no more than digits do; of fractions of named constants, that is so sooner. */
const MOST_PART = 100_000n;
const MOST_NAMED_PART = 1000n;

/** Relative width of the narrowest window: what arithmetic in doubles leaves of exactness. */
const ROUNDING = 1e-14;

const PI_VALUE: NamedConstant = { expression: apply(PI.name), value: Math.PI, oddity: PI_ODDITY };
const E_VALUE: NamedConstant = { expression: apply(E.name), value: Math.E, oddity: E_ODDITY };

/**
 * Short ways to write a constant that is known up to an error: decimals of all lengths, fractions, fractions of pi, e and other named
 * constants, square roots of fractions and of fractions of pi, and logarithms.
 *
 * @param error its standard error
 */
export function* niceValues(
  value: number,
  error: number,
  named: readonly NamedConstant[],
): Generator<WrittenValue> {
  if (Math.abs(value) <= ZERO_ERRORS * error) yield numbered(literal(0), 0, 0n);
  yield* decimals(value, error);
  const size = Math.abs(value);
  if (size < 1e-12 || size > 1e15) return;
  const seen = new Set<string>();
  for (const window of WINDOWS) {
    const reach = Math.max(window * error, ROUNDING * size);
    if (!(reach < size)) continue;
    for (const found of inWindow(size, reach, named)) {
      const key = `${found.value}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield value > 0 ? found : negated(found);
    }
  }
}

/** The value in ever more digits, until they are more than the error leaves. */
function* decimals(value: number, error: number): Generator<WrittenValue> {
  if (value === 0) return;
  let before: number | undefined;
  for (let digits = 1; digits <= MOST_DIGITS; digits++) {
    const [mantissa, power] = value.toExponential(digits - 1).split('e');
    const rounded = Number(`${mantissa}e${power}`);
    if (rounded === before) continue;
    before = rounded;
    const expression = decimal(BigInt(mantissa.replace('.', '')), Number(power) - digits + 1);
    if (expression.kind === 'literal') yield numbered(expression, rounded, expression.value);
    else {
      const exponentBits = 2 * Math.log2(2 * Math.abs(Number(power)) + 1) + 1;
      yield {
        expression,
        value: rounded,
        bits: NODE_BITS + literalBits(expression.digits) + exponentBits,
        oddity: 0,
      };
    }
    if (Math.abs(rounded - value) < error / 64) return;
  }
}

/** The simplest ways to write what lies within reach of a positive number. */
function* inWindow(size: number, reach: number, named: readonly NamedConstant[]): Generator<WrittenValue> {
  const [low, high] = [size - reach, size + reach];
  const plain = fractionBetween(low, high);
  const between = (from: number, to: number) => fractionBetween(from, to, MOST_NAMED_PART);
  if (plain !== undefined) yield fraction(plain);
  for (const constant of [PI_VALUE, E_VALUE, ...named]) {
    const multiple = between(low / constant.value, high / constant.value);
    if (multiple !== undefined) yield times(multiple, constant);
    const part = between(low * constant.value, high * constant.value);
    if (part !== undefined) yield over(part, constant);
  }
  const square = between(low * low, high * high);
  if (square !== undefined) yield root(fraction(square));
  const overPi = between((low * low) / Math.PI, (high * high) / Math.PI);
  if (overPi !== undefined) yield root(times(overPi, PI_VALUE));
  const timesPi = between(low * low * Math.PI, high * high * Math.PI);
  if (timesPi !== undefined) yield* overRoot(timesPi);
  if (high < 20) {
    const power = between(Math.exp(low), Math.exp(high));
    if (power !== undefined && power[0] !== power[1])
      yield { ...called(LOG.name, fraction(power), Math.log), oddity: ROOT_ODDITY };
  }
}

/** The simplest fraction of an interval of positive numbers, if it is simple. */
function fractionBetween(low: number, high: number, most = MOST_PART): Fraction | undefined {
  if (!(low > 0) || !(high > low) || high > 1e15) return undefined;
  // Enough bits for the width of the interval.
  const shift = Math.max(0, 40 - Math.floor(Math.log2(high - low)));
  if (shift > 200) return undefined;
  const scaled = (bound: number) => BigInt(Math.floor(bound * 2 ** shift));
  const found = simplestFraction({ low: scaled(low), high: scaled(high) + 1n, scale: 1n << BigInt(shift) });
  return found[0] <= most && found[1] <= most ? found : undefined;
}

function numbered(expression: Expression, value: number, integer: bigint): WrittenValue {
  return { expression, value, bits: NODE_BITS + literalBits(integer), oddity: 0 };
}

function whole(value: bigint): WrittenValue {
  return numbered(literal(value), Number(value), value);
}

function fraction([p, q]: Fraction): WrittenValue {
  return q === 1n ? whole(p) : quotient(whole(p), whole(q));
}

function times([p, q]: Fraction, constant: NamedConstant): WrittenValue {
  const isBare = p === 1n && q === 1n && constant.oddity > 0;
  const own = { ...constant, bits: NODE_BITS, oddity: constant.oddity + (isBare ? BARE_ODDITY : 0) };
  const product = p === 1n ? own : joined(MULTIPLY.name, whole(p), own, (x, y) => x * y);
  return q === 1n ? product : quotient(product, whole(q));
}

/** p / (q * constant). */
function over([p, q]: Fraction, constant: NamedConstant): WrittenValue {
  return quotient(whole(p), times([q, 1n], constant));
}

function* overRoot(found: Fraction): Generator<WrittenValue> {
  const [p, q] = found;
  // sqrt(p / (q pi)), with what are squares of p in front of the root.
  yield root(over(found, PI_VALUE));
  const outside = BigInt(Math.round(Math.sqrt(Number(p))));
  if (outside * outside === p) yield quotient(whole(outside), root(times([q, 1n], PI_VALUE)));
}

function root(of: WrittenValue): WrittenValue {
  return { ...called(SQRT.name, of, Math.sqrt), oddity: of.oddity + ROOT_ODDITY };
}

function quotient(one: WrittenValue, other: WrittenValue): WrittenValue {
  return joined(DIVIDE.name, one, other, (x, y) => x / y);
}

function negated(of: WrittenValue): WrittenValue {
  if (of.expression.kind === 'literal') return whole(-of.expression.value);
  return called(NEGATE.name, of, (value) => -value);
}

function called(name: string, of: WrittenValue, value: (x: number) => number): WrittenValue {
  return {
    expression: apply(name, of.expression),
    value: value(of.value),
    bits: NODE_BITS + of.bits,
    oddity: of.oddity,
  };
}

function joined(
  name: string,
  one: WrittenValue,
  other: WrittenValue,
  value: (x: number, y: number) => number,
): WrittenValue {
  return {
    expression: apply(name, one.expression, other.expression),
    value: value(one.value, other.value),
    bits: NODE_BITS + one.bits + other.bits,
    oddity: one.oddity + other.oddity,
  };
}
