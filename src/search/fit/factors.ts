import { power } from '../../numbers/real/power.js';
import type { Operand } from './bank.js';
import { product } from './formulas.js';
import { leastSquares } from './least-squares.js';

/** Powers whose exponent is within so many standard errors of nothing are left out. */
const SIGNIFICANT = 3;

/** Exponents of powers in laws, of either sign. */
const EXPONENTS = [1, 2, 3, 4, 0.5];

/** How far from such an exponent one may be, in standard errors, and by itself. */
const MOST_DOUBT = 2.5;
const LEAST_DISTANCE = 0.05;

/** Powers of which all products are tried. */
const MOST_POWERS = 7;

/** What the target may be proportional to. */
export interface LikelyFactor {
  readonly factor: Operand;
  /** It has the powers that are surest, and no others. */
  readonly isLikely: boolean;
}

/**
 * Products of powers that the target seems to be proportional to, where what is left hangs on other things: exponents of a regression of
 * logarithms that are plainly not zero, taken to the nearest number that laws have.
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
): Generator<LikelyFactor, void, void> {
  const ones = new Float64Array(logarithm.length).fill(1);
  const fit = leastSquares([...logarithms, ones], logarithm, weights);
  if (fit === undefined) return;
  const powers = factors
    .map((operand, at) => ({ operand, fitted: fit.coefficients[at], error: fit.errors[at] }))
    .filter(({ fitted, error }) => Math.abs(fitted) > SIGNIFICANT * error)
    .map(({ operand, fitted, error }) => {
      const exponent = nearest(fitted);
      return { operand, exponent, distance: Math.abs(fitted - exponent), error };
    })
    .filter(({ distance, error }) => distance < MOST_DOUBT * error + LEAST_DISTANCE)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, MOST_POWERS);
  const subsets = Array.from({ length: 2 ** powers.length - 1 }, (_, at) => at + 1);
  // The surest ones first: the first few of them all, then those with fewer of the doubtful.
  const isPrefix = (subset: number) => (subset & (subset + 1)) === 0;
  for (const subset of [...subsets.filter(isPrefix).reverse(), ...subsets.filter((each) => !isPrefix(each))])
    yield {
      factor: productOf(
        powers.filter((_, at) => (subset >> at) & 1),
        bitsOf,
      ),
      isLikely: isPrefix(subset),
    };
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
