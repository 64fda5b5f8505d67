import { scaled } from './binary.js';
import { doublePair, doublesOf, fixedExponential, fixedLogarithm } from './fixed-point.js';

/** Bits of the fixed-point numbers that the table is made of. */
const BITS = 120;

/** An octave is divided into so many parts. */
const PARTS = 64;

/** ln 2 / 64 in two parts: multiples of the first by an integer below 2^17 are exact. */
const LN2 = fixedLogarithm(2, 1, BITS);
const [STEP_HIGH, STEP_LOW] = doublesOf(LN2 / BigInt(PARTS), BITS, -42);
const STEPS_OF_ONE = PARTS / (PARTS * (STEP_HIGH + STEP_LOW));

/** 2^(k/64) for k = 0, 1 … 63, each as a double and the rest that it leaves. */
const POWERS_HIGH = new Float64Array(PARTS);
const POWERS_LOW = new Float64Array(PARTS);
for (let k = 0; k < PARTS; k++) {
  const power = fixedExponential((LN2 * BigInt(k)) / BigInt(PARTS), BITS);
  [POWERS_HIGH[k], POWERS_LOW[k]] = doublePair(power, BITS);
}

/** Beyond these e^x is infinite, and 0. */
const MOST = 710;
const LEAST = -746;

/** Adding it to a number of magnitude 2^51 at most, and taking it away, rounds to the nearest integer. */
const ROUNDER = 1.5 * 2 ** 52;

/**
 * e^x, at most 0.53 units in the last place off, 0.8 where it is less than the smallest normal double; infinite above 709.78, and 0 below
 * -745.13.
 * The argument is reduced to a multiple of ln 2 / 64 and a rest, whose exponential is a Taylor sum (Tang, Table-driven implementation of
 * the exponential function in IEEE floating-point arithmetic, ACM TOMS 15, 1989).
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** e^(high + low), as far off as {@link exp}, where `low` is at most a unit in the last place of `high`. */
export function expOfSum(high: number, low: number): number {
  if (high > MOST) return Number.POSITIVE_INFINITY;
  if (high < LEAST) return 0;
  if (Number.isNaN(high)) return Number.NaN;
  const step = high * STEPS_OF_ONE + ROUNDER - ROUNDER;
  const rest = relativeRest(high - step * STEP_HIGH, low - step * STEP_LOW);
  const part = step & (PARTS - 1);
  const base = POWERS_HIGH[part];
  return scaled(base + (POWERS_LOW[part] + base * rest), (step - part) / PARTS);
}

/**
 * e^x - 1 for x from 2^-4 to 40, as a double and what is added to it, which goes into `low`. Both together are at most 2^-58 of the
 * result off.
 */
export function expLessOne(x: number, low: Float64Array): number {
  const step = x * STEPS_OF_ONE + ROUNDER - ROUNDER;
  const rest = relativeRest(x - step * STEP_HIGH, -step * STEP_LOW);
  const part = step & (PARTS - 1);
  const exponent = (step - part) / PARTS;
  const base = scaled(POWERS_HIGH[part], exponent);
  const small = scaled(POWERS_LOW[part] + POWERS_HIGH[part] * rest, exponent);
  const less = base - 1;
  const high = less + small;
  // The base is 1 or more, and what is added to it less than a hundredth of it.
  low[0] = base - 1 - less + (less - high + small);
  return high;
}

/** e^(x + y) - 1 for a sum of magnitude ln 2 / 128 at most, of which `y` is the lesser part by far. */
function relativeRest(x: number, y: number): number {
  const r = x + y;
  return x + (y + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720))))));
}
