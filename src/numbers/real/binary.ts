/** Powers of two and exponents of doubles (IEEE 754 binary64). */

const DOUBLE = new Float64Array(1);
const WORDS = new Uint32Array(DOUBLE.buffer);
DOUBLE[0] = 1;
/** Where the word with sign and exponent stands: that depends on the byte order. */
const HIGH = WORDS[0] === 0 ? 1 : 0;

/** The exponent of the leading binary digit of a normal positive double. */
export function binaryExponent(x: number): number {
  DOUBLE[0] = x;
  return (WORDS[HIGH] >>> 20) - 1023;
}

export const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** The exponent of the smallest positive double. */
const LEAST_EXPONENT = -1074;

/** 2^-1074, 2^-1073 … 2^1023. */
const POWERS = new Float64Array(1024 - LEAST_EXPONENT);
POWERS[0] = Number.MIN_VALUE;
for (let k = 1; k < POWERS.length; k++) POWERS[k] = 2 * POWERS[k - 1];

/** 2^exponent for an exponent from -1074 to 1023. */
export function powerOfTwo(exponent: number): number {
  return POWERS[exponent - LEAST_EXPONENT];
}

/** x * 2^exponent, rounded once, for x from 1/2 to 4 and exponents from -1076 to 1024. */
export function scaled(x: number, exponent: number): number {
  if (exponent > 1022) return 4 * x * POWERS[exponent - 2 - LEAST_EXPONENT];
  if (exponent < LEAST_EXPONENT) return 0.25 * x * POWERS[exponent + 2 - LEAST_EXPONENT];
  return x * POWERS[exponent - LEAST_EXPONENT];
}
