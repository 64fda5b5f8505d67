import { EXACT_LIMIT_WIDE } from './exact.js';

/** Leading bits that a step of Lehmer's algorithm looks at: sums and products of two such numbers' cofactors stay exact. */
const LEADING_BITS = 50;

/**
 * The greatest common divisor, never negative, by Lehmer's algorithm (Knuth, TAOCP 2, 4.5.2, algorithm L): it runs
 * Euclid's on the leading bits in doubles as long as these decide the quotients, and only then touches the long
 * integers. About thirty times as fast as Euclid's on integers of some thousand bits.
 */
export function gcdOf(x: bigint, y: bigint): bigint {
  let a = x < 0n ? -x : x;
  let b = y < 0n ? -y : y;
  if (a < b) [a, b] = [b, a];
  let bits = b >= EXACT_LIMIT_WIDE ? bitsOf(a) : 0;
  while (b >= EXACT_LIMIT_WIDE) {
    bits = bitsWithin(a, bits);
    const shift = BigInt(bits - LEADING_BITS);
    let p = Number(a >> shift);
    let q = Number(b >> shift);
    // (a, b) becomes (f a + g b, h a + k b), which is what the quotients found so far make of it.
    let [f, g, h, k] = [1, 0, 0, 1];
    while (q + h !== 0 && q + k !== 0) {
      const quotient = Math.floor((p + f) / (q + h));
      if (quotient !== Math.floor((p + g) / (q + k))) break;
      [f, h] = [h, f - quotient * h];
      [g, k] = [k, g - quotient * k];
      [p, q] = [q, p - quotient * q];
    }
    if (g === 0) [a, b] = [b, a % b];
    else [a, b] = [BigInt(f) * a + BigInt(g) * b, BigInt(h) * a + BigInt(k) * b];
  }
  return b === 0n ? a : BigInt(gcdOfNumbers(Number(b), Number(a % b)));
}

/** The greatest common divisor of two integers that doubles hold exactly, never negative. */
export function gcdOfNumbers(x: number, y: number): number {
  let a = Math.abs(x);
  let b = Math.abs(y);
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** The least common multiple, never negative. */
export function lcmOf(x: bigint, y: bigint): bigint {
  if (x === 0n || y === 0n) return 0n;
  const multiple = (x / gcdOf(x, y)) * y;
  return multiple < 0n ? -multiple : multiple;
}

/** The least common multiple of two positive integers, exact while it is at most 2^53. */
export function lcmOfNumbers(x: number, y: number): number {
  return (x / gcdOfNumbers(x, y)) * y;
}

/** The length of a positive integer in binary. */
function bitsOf(value: bigint): number {
  const digits = value.toString(16);
  return 4 * (digits.length - 1) + (32 - Math.clz32(Number.parseInt(digits[0], 16)));
}

/** The length in binary of a positive integer that is known to have at most so many bits, from its first 64. */
function bitsWithin(value: bigint, most: number): number {
  const dropped = Math.max(most - 64, 0);
  const leading = value >> BigInt(dropped);
  return leading === 0n ? bitsOf(value) : dropped + leading.toString(2).length;
}
