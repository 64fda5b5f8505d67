import type { Numbers } from './kernels.js';

/**
 * Functions of real numbers made of + - * / and rounding down, which every machine computes alike. The platform's
 * may differ in the last bit, and a decoder that differs in one bit is lost.
 */

/** Beyond this exp is taken to be constant. */
const LARGEST = 700;

/** More than the power of 2 in e^700. */
const MOST_POWER = 1011;
const POWERS_OF_2 = powersOf2();

/** From 2^-MOST_POWER to 2^MOST_POWER, doubled and halved since `**` may round. */
function powersOf2(): Float64Array {
  const powers = new Float64Array(2 * MOST_POWER + 1);
  powers[MOST_POWER] = 1;
  for (let power = 1; power <= MOST_POWER; power++) {
    powers[MOST_POWER + power] = powers[MOST_POWER + power - 1] * 2;
    powers[MOST_POWER - power] = powers[MOST_POWER - power + 1] / 2;
  }
  return powers;
}

/**
 * e^x with a relative error below 2^-37; x is first brought into -700 … 700. The power of 2 is split off, and the rest,
 * within ±ln(2)/2, goes into the Padé approximant of order 4/4.
 */
export function exp(x: number): number {
  const bounded = Math.min(LARGEST, Math.max(-LARGEST, x));
  const power = Math.floor(bounded * Math.LOG2E + 0.5);
  const r = bounded - power * Math.LN2;
  const square = r * r;
  const even = 1680 + square * (180 + square);
  const odd = r * (840 + square * 20);
  return ((even + odd) / (even - odd)) * POWERS_OF_2[MOST_POWER + power];
}

/** Replaces `count` numbers from `at` on by 1 / (1 + e^-x). */
export function sigmoids(numbers: Numbers, at: number, count: number): void {
  for (let i = at; i < at + count; i++) numbers[i] = 1 / (1 + exp(-numbers[i]));
}

/** Writes the hyperbolic tangents of `count` numbers from `from` on to `to`, with an absolute error below 2^-37. */
export function tanhs(numbers: Numbers, from: number, to: number, count: number): void {
  for (let i = 0; i < count; i++) numbers[to + i] = 1 - 2 / (1 + exp(2 * numbers[from + i]));
}
