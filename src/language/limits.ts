import { EXACT_LIMIT_WIDE } from '../numbers/exact.js';

/**
 * The bounds of the language. They are part of its semantics: what lies beyond them is undefined, alike for
 * everybody who evaluates a program, so that an encoder and a decoder always agree. Each is checked before any
 * work is done or memory taken, and together they keep every application of a primitive to about a millisecond.
 */

/** Integers of magnitude 2^MAX_BITS and more are undefined. */
export const MAX_BITS = 4096;

/** A binder that would run more iterations than this is undefined. */
export const MAX_RANGE = 4096;

/**
 * `nth(k, lower, index, condition)` tries this many values of k at most: on average one in 64 has to pass. The bound follows
 * the index so that a search knows beforehand which values matter to the first rows.
 */
export function triesOf(index: number): number {
  return Math.min(64 * (index + 8), MAX_RANGE);
}

/** `binomial(n, k)` is undefined where both k and n - k are larger than this. */
export const MAX_BINOMIAL = 1024;

/** `prime?(x)` and `nextprime(x)` are undefined for x of 2^53 and more. */
export const PRIME_LIMIT = EXACT_LIMIT_WIDE;

/** Functions of the digits of an integer are undefined for integers from this up. */
export const DIGITS_LIMIT = 2n ** 1024n;

/** Multiples of irrational constants are undefined for factors from this up. */
export const MULTIPLE_LIMIT = 2n ** 512n;

/** Continued fractions have this many quotients and convergents. */
export const MAX_QUOTIENTS = 256;

/** Continued fractions are those of roots up to this degree. */
export const MAX_ROOT_DEGREE = 16;

/** The last row of the triangles of combinatorial numbers. */
export const MAX_TRIANGLE_ROW = 256;

/** `prime(x)` is undefined for x above this. */
export const MAX_PRIME_INDEX = 2 ** 16;

/** Expressions nested deeper than this are refused when they are read. A lone literal has depth 1. */
export const MAX_DEPTH = 200;

/** An interleaved model has this many parts at most. */
export const MAX_SECTIONS = 16;

const MAGNITUDE_LIMIT = 1n << BigInt(MAX_BITS);

/** The value itself, or undefined if its magnitude is 2^MAX_BITS or more. */
export function bounded(value: bigint): bigint | undefined {
  return value < MAGNITUDE_LIMIT && value > -MAGNITUDE_LIMIT ? value : undefined;
}

/** log2 of a magnitude: to a double's precision below 2^53, else rounded up to a multiple of 4; 0 for 0. */
export function log2Of(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  if (magnitude < EXACT_LIMIT_WIDE) return magnitude === 0n ? 0 : Math.log2(Number(magnitude));
  return 4 * magnitude.toString(16).length;
}

/** 2^64, 2^128 … 2^(2 MAX_BITS): a value below entry i and not below entry i - 1 fills i + 1 words. */
const WORD_LIMITS = Array.from({ length: MAX_BITS / 32 }, (_, index) => 1n << BigInt(64 * (index + 1)));

/**
 * The number of 64-bit words in the magnitude of an integer, at least 1; integers of 2 MAX_BITS bits and more
 * all count alike. Comparisons only, so that counting does not itself cost what is being counted.
 */
export function wordsOf(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  if (magnitude < WORD_LIMITS[0]) return 1;
  let low = 1;
  let high = WORD_LIMITS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (magnitude < WORD_LIMITS[middle]) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}
