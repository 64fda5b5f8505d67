import { power } from '../../numbers/real/power.js';
import type { Operand } from './bank.js';
import { product } from './formulas.js';
import { leastSquares } from './least-squares.js';

/** Powers whose exponent is within so many standard errors of nothing are left out. */
const SIGNIFICANT = 3;

/** Exponents of powers in laws, of either sign. */
const EXPONENTS = [1, 2, 0.5, 3, 4, 1.5];

/**
 * Products of powers that the target seems to be proportional to, where what is left hangs on other things: exponents of a regression of
 * logarithms that are plainly not zero, taken to the nearest number that laws have. The surest ones alone come first, then more.
 *
 * @param logarithm of the magnitude of the target
 * @param bitsOf what an exponent takes with the operation that joins its power, about
 */
export function* likelyFactors(
  logarithm: Float64Array,
  weights: Float64Array,
  factors: readonly Operand[],
  logarithms: readonly Float64Array[],
  bitsOf: (exponent: number) => number,
): Generator<Operand, void, void> {
  const ones = new Float64Array(logarithm.length).fill(1);
  const fit = leastSquares([...logarithms, ones], logarithm, weights);
  if (fit === undefined) return;
  const powers = factors
    .map((operand, at) => ({ operand, exponent: fit.coefficients[at], error: fit.errors[at] }))
    .filter(({ exponent, error }) => Math.abs(exponent) > SIGNIFICANT * error)
    .map(({ operand, exponent, error }) => ({
      operand,
      exponent: nearest(exponent),
      doubt: Math.abs(exponent - nearest(exponent)) / error,
      error,
    }));
  powers.sort((one, other) => one.error - other.error);
  const sure = powers.filter(({ doubt }) => doubt < 2.5);
  for (const group of [...powers.keys()].map((count) => powers.slice(0, count + 1)))
    yield productOf(group, bitsOf);
  for (const group of [...sure.keys()].map((count) => sure.slice(0, count + 1)))
    yield productOf(group, bitsOf);
  for (const one of powers) yield productOf([one], bitsOf);
}

function nearest(exponent: number): number {
  const size = Math.abs(exponent);
  const near = EXPONENTS.reduce((one, other) => (ratio(other, size) < ratio(one, size) ? other : one));
  return Math.sign(exponent) * near;
}

function ratio(one: number, other: number): number {
  return Math.max(one / other, other / one);
}

function productOf(
  powers: readonly { readonly operand: Operand; readonly exponent: number }[],
  bitsOf: (exponent: number) => number,
): Operand {
  const values = new Float64Array(powers[0].operand.values.length).fill(1);
  for (const { operand, exponent } of powers)
    for (let row = 0; row < values.length; row++)
      values[row] *= power(Math.abs(operand.values[row]), exponent);
  const parts = powers.map(({ operand, exponent }) => ({ expression: operand.expression, factor: exponent }));
  return {
    key: powers.map(({ operand, exponent }) => `${operand.key}^${exponent}`).join('*'),
    bits: powers.reduce((bits, { operand, exponent }) => bits + operand.bits + bitsOf(exponent), 0),
    values,
    expression: () => product(1, parts),
  };
}
