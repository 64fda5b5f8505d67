import { doublePair, fixedQuotient, fixedTangent } from './fixed-point.js';
import { reduceAngle } from './quarter-turns.js';
import { productError, sumError } from './rounding.js';

/** Bits of the fixed-point numbers that the table is made of. */
const BITS = 120;

/** tan(k/32) for k = 0, 1 … 26, beyond pi/4, each as a double and the rest that it leaves. */
const PARTS = 32;
const TABLE_HIGH = new Float64Array(27);
const TABLE_LOW = new Float64Array(27);
for (let k = 0; k < TABLE_HIGH.length; k++) {
  [TABLE_HIGH[k], TABLE_LOW[k]] = doublePair(fixedTangent(fixedQuotient(k, PARTS, BITS), BITS), BITS);
}

const REST = new Float64Array(2);

/**
 * The tangent of an angle in radians, at most 0.6 units in the last place off, for angles of every size; undefined (NaN) at infinity.
 * With c the multiple of 1/32 nearest to the angle and u the tangent of what is left, tan(c + r) = tan c + u (1 + tan^2 c) / (1 - u tan c).
 */
export function tan(x: number): number {
  const turns = reduceAngle(x, REST);
  const isNegative = REST[0] < 0;
  const angle = isNegative ? -REST[0] : REST[0];
  const index = Math.floor(angle * PARTS + 0.5) | 0;
  const t = TABLE_HIGH[index];
  const r = angle - index / PARTS;
  const z = r * r;
  const beyond =
    r * z * (1 / 3 + z * (2 / 15 + z * (17 / 315 + z * (62 / 2835 + z * (1382 / 155925))))) +
    (isNegative ? -REST[1] : REST[1]);
  const u = r + beyond;
  const sum = t + r;
  const low = sumError(t, r, sum) + (TABLE_LOW[index] + (beyond + (u * t * (t + u)) / (1 - t * u)));
  const high = sum + low;
  if ((turns & 1) === 0) return isNegative ? -high : high;
  const quotient = 1 / high;
  const product = quotient * high;
  const lack = 1 - product - productError(quotient, high, product) - quotient * (sum - high + low);
  const inverse = quotient + lack / high;
  return isNegative ? inverse : -inverse;
}
