/**
 * Functions of real numbers made of + - * / and rounding down, which every machine computes alike. The platform's
 * may differ in the last bit, and a decoder that differs in one bit is lost.
 */

const LOG2_E = 1.4426950408889634;
/** The logarithm of 2 in two parts; multiples of the first up to 2^20 are exact. */
const LN_2_HIGH = 0.693147180369123816490;
const LN_2_LOW = 1.90821492927058770002e-10;

/** Beyond this exp is taken to be constant. */
const LARGEST = 700;

const LEAST_POWER = -1022;
const POWERS_OF_2 = Float64Array.from({ length: 2046 }, (_, index) => 2 ** (index + LEAST_POWER));

/**
 * e^x with a relative error below 2^-36; x is first brought into -700 … 700. The power of 2 is split off and the rest,
 * within ±ln(2)/2, goes into the Taylor polynomial of degree 9.
 */
export function exp(x: number): number {
  const bounded = x > LARGEST ? LARGEST : x > -LARGEST ? x : -LARGEST;
  const power = Math.floor(bounded * LOG2_E + 0.5);
  const r = bounded - power * LN_2_HIGH - power * LN_2_LOW;
  const tail = 1 / 120 + r * (1 / 720 + r * (1 / 5040 + r * (1 / 40320 + r * (1 / 362880))));
  const polynomial = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * tail))));
  return polynomial * POWERS_OF_2[power - LEAST_POWER];
}

/** 1 / (1 + e^-x) */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}

/** The hyperbolic tangent with an absolute error below 2^-36. */
export function tanh(x: number): number {
  return 1 - 2 / (1 + exp(2 * x));
}
