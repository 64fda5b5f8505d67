import { factorize } from './factors.js';
import { bitLength } from './root.js';

/** A real number c > 0, given by integers that are off c * 2^bits by less than 2^SLACK_BITS. */
export type Constant = (bits: number) => bigint;

const SLACK_BITS = 16n;

/** Precisions are multiples of this, so that few are computed. */
const PRECISION_STEP = 128;

/**
 * The multiple x c of an irrational constant, rounded down, for x >= 0: the precision grows until the error no longer
 * matters.
 */
export function floorMultiple(x: bigint, constant: Constant): bigint {
  if (x === 0n) return 0n;
  for (let bits = bitLength(x) + PRECISION_STEP / 2; ; bits *= 2) {
    const precision = PRECISION_STEP * Math.ceil(bits / PRECISION_STEP);
    const scaled = constant(precision);
    const floor = (x * (scaled - (1n << SLACK_BITS))) >> BigInt(precision);
    if ((x * (scaled + (1n << SLACK_BITS))) >> BigInt(precision) === floor) return floor;
  }
}

/** Remembers what a constant is at each precision. */
function remembered(constant: Constant): Constant {
  const known = new Map<number, bigint>();
  return (bits) => {
    let value = known.get(bits);
    if (value === undefined) {
      value = constant(bits);
      known.set(bits, value);
    }
    return value;
  };
}

/** 2^bits times the inverse tangent of 1/q, or, for sign 1, the inverse hyperbolic tangent, by their series. */
function inverseTangent(q: bigint, bits: number, sign: 1n | -1n): bigint {
  let power = (1n << BigInt(bits)) / q;
  let sum = 0n;
  let signed = 1n;
  for (let odd = 1n; power > 0n; odd += 2n) {
    sum += (signed * power) / odd;
    power /= q * q;
    signed *= sign;
  }
  return sum;
}

/** J. Machin, 1706: pi/4 = 4 arctan(1/5) - arctan(1/239). */
export const PI: Constant = remembered(
  (bits) => 16n * inverseTangent(5n, bits, -1n) - 4n * inverseTangent(239n, bits, -1n),
);

/** The base of natural logarithms, by its series. */
export const E: Constant = remembered((bits) => {
  let sum = 0n;
  let term = 1n << BigInt(bits);
  for (let n = 1n; term > 0n; n++) {
    sum += term;
    term /= n;
  }
  return sum;
});

const LN_2: Constant = remembered((bits) => 2n * inverseTangent(3n, bits, 1n));

/** Logarithms that were asked for; all start afresh when there are many. */
const logarithms = new Map<number, Constant>();
const MOST_LOGARITHMS = 2 ** 12;

/** The natural logarithm of an integer from 2 to 2^40. */
export function naturalLogarithm(argument: number): Constant {
  let constant = logarithms.get(argument);
  if (constant === undefined) {
    constant = remembered((bits) => computeLogarithm(argument, bits));
    if (logarithms.size === MOST_LOGARITHMS) logarithms.clear();
    logarithms.set(argument, constant);
  }
  return constant;
}

/** ln c = t ln 2 + 2 artanh((c - 2^t) / (c + 2^t)), where 2^t is the power of 2 up to c. */
function computeLogarithm(argument: number, bits: number): bigint {
  const twos = Math.floor(Math.log2(argument));
  const power = 2 ** twos;
  const ratio = (BigInt(argument - power) << BigInt(bits)) / BigInt(argument + power);
  const square = (ratio * ratio) >> BigInt(bits);
  let sum = 0n;
  let term = ratio;
  for (let odd = 1n; term > 0n; odd += 2n) {
    sum += term / odd;
    term = (term * square) >> BigInt(bits);
  }
  return BigInt(twos) * LN_2(bits) + 2n * sum;
}

/** log c / log b for integers of 2 to 2^40 that are not powers of a common base. */
export function logarithmRatio(argument: number, base: number): Constant {
  return (bits) => (naturalLogarithm(argument)(bits) << BigInt(bits)) / naturalLogarithm(base)(bits);
}

/** log c / log b as a fraction p/q if it is one, for integers from 2 to 2^40. */
export function rationalLogarithm(
  argument: number,
  base: number,
): readonly [p: number, q: number] | undefined {
  const top = factorize(argument);
  const bottom = factorize(base);
  if (top.length !== bottom.length) return undefined;
  const [p, q] = [top[0].exponent, bottom[0].exponent];
  const proportional = top.every(
    ({ prime, exponent }, at) => prime === bottom[at].prime && exponent * q === bottom[at].exponent * p,
  );
  return proportional ? [p, q] : undefined;
}
