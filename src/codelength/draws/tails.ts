import { exponential } from '../../numbers/exponential.js';

/**
 * The probability that a variable symmetric about 0 exceeds z, for z >= 0; 1/2 at 0 and never rising. In plain arithmetic, so
 * that coder and decoder agree on every machine.
 */
export type Tail = (z: number) => number;

/** From here on the continued fraction is used in place of the series. */
const FAR = 2.5;
const FRACTION_STEPS = 40;
const ROOT_OF_TAU = 2.5066282746310007;

/**
 * The standard normal distribution: near 0 by the series of its odd powers, further out by Laplace's continued fraction
 * (Abramowitz & Stegun, Handbook of Mathematical Functions, 26.2.11 and 26.2.14).
 */
export const normalTail: Tail = (z) => {
  const density = exponential((-z * z) / 2) / ROOT_OF_TAU;
  if (density === 0) return 0;
  if (z < FAR) {
    let term = z;
    let sum = z;
    for (let odd = 3; term > sum * 1e-17; odd += 2) {
      term *= (z * z) / odd;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = FRACTION_STEPS; k > 0; k--) fraction = z + k / fraction;
  return density / fraction;
};

/** Laplace's distribution with a mean magnitude of 1. */
export const laplaceTail: Tail = (z) => exponential(-z) / 2;

/** Of density 1/(2 (1 + |z|)^2): no spread is out of its reach. */
export const heavyTail: Tail = (z) => 0.5 / (1 + z);
