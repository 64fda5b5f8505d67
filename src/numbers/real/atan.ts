import { doublePair, fixedArctangent } from './fixed-point.js';
import { QUARTER_TURN_HIGH, QUARTER_TURN_LOW } from './quarter-turns.js';
import { productError, sumError } from './rounding.js';

/** Bits of the fixed-point numbers that the table is made of. */
const BITS = 120;

/** atan(k/128) for k = 0, 1 … 128, each as a double and the rest that it leaves. */
const PARTS = 128;
const TABLE_HIGH = new Float64Array(PARTS + 1);
const TABLE_LOW = new Float64Array(PARTS + 1);
let angle = 0n;
for (let k = 1; k <= PARTS; k++) {
  // The difference of two angles has the tangent (a - b) / (1 + a b).
  angle += fixedArctangent(PARTS, PARTS * PARTS + k * (k - 1), BITS);
  [TABLE_HIGH[k], TABLE_LOW[k]] = doublePair(angle, BITS);
}

/** Quotients beyond it are as good as infinite. */
const FAR = 2 ** 60;

const LOW = new Float64Array(1);

/** The angle between -pi/2 and pi/2, in radians, whose tangent is x; at most 0.7 units in the last place off. */
export function atan(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude > FAR) return x > 0 ? QUARTER_TURN_HIGH : -QUARTER_TURN_HIGH;
  const value = angleOf(magnitude, 0, 1, 0, LOW);
  return x < 0 ? -value : value;
}

/**
 * The angle between 0 and pi/2 whose tangent is the quotient of two sums of a double and what is added to it, none of them negative and
 * not both 0. A double is returned, and what is added to it goes into `low`.
 */
export function angleOf(y: number, yLow: number, x: number, xLow: number, low: Float64Array): number {
  if (y <= x) return angleBelowDiagonal(y, yLow, x, xLow, low);
  const other = angleBelowDiagonal(x, xLow, y, yLow, low);
  const sum = QUARTER_TURN_HIGH - other;
  const rest = sumError(QUARTER_TURN_HIGH, -other, sum) + (QUARTER_TURN_LOW - low[0]);
  const high = sum + rest;
  low[0] = sum - high + rest;
  return high;
}

function angleBelowDiagonal(y: number, yLow: number, x: number, xLow: number, low: Float64Array): number {
  const quotient = y / x;
  const product = quotient * x;
  const beyond = (y - product - productError(quotient, x, product) + yLow - quotient * xLow) / x;
  if (quotient < 1 / 8) {
    const z = quotient * quotient;
    const sum =
      -1 / 3 +
      z *
        (1 / 5 +
          z *
            (-1 / 7 +
              z * (1 / 9 + z * (-1 / 11 + z * (1 / 13 + z * (-1 / 15 + z * (1 / 17 - z * (1 / 19))))))));
    return lowered(quotient, beyond * (1 - z) + quotient * z * sum, low);
  }
  const index = Math.floor(quotient * PARTS + 0.5) | 0;
  const c = index / PARTS;
  const t = (quotient - c + beyond) / (1 + quotient * c);
  const z = t * t;
  const rest = TABLE_LOW[index] + t + t * z * (-1 / 3 + z * (1 / 5 - z * (1 / 7)));
  return lowered(TABLE_HIGH[index], rest, low);
}

/** The sum of a double and a lesser one, and what it leaves out. */
function lowered(high: number, rest: number, low: Float64Array): number {
  const sum = high + rest;
  low[0] = high - sum + rest;
  return sum;
}
