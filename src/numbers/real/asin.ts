import { angleOf } from './atan.js';
import { QUARTER_TURN_HIGH, QUARTER_TURN_LOW } from './quarter-turns.js';
import { productError, sumError } from './rounding.js';

const LOW = new Float64Array(1);

/** The angle between -pi/2 and pi/2, in radians, whose sine is x, at most 0.7 units in the last place off; undefined (NaN) beyond 1 and -1. */
export function asin(x: number): number {
  const magnitude = Math.abs(x);
  const root = otherSide(magnitude, LOW);
  const value = angleOf(magnitude, 0, root, LOW[0], LOW);
  return x < 0 ? -value : value;
}

/** The angle between 0 and pi, in radians, whose cosine is x, at most 0.7 units in the last place off; undefined (NaN) beyond 1 and -1. */
export function acos(x: number): number {
  const magnitude = Math.abs(x);
  const root = otherSide(magnitude, LOW);
  const value = angleOf(root, LOW[0], magnitude, 0, LOW);
  if (!(x < 0)) return value;
  const sum = 2 * QUARTER_TURN_HIGH - value;
  return sum + (sumError(2 * QUARTER_TURN_HIGH, -value, sum) + (2 * QUARTER_TURN_LOW - LOW[0]));
}

/** sqrt(1 - x^2) as a double and what is added to it, which goes into `low`. */
function otherSide(x: number, low: Float64Array): number {
  const square = x * x;
  const rest = 1 - square;
  const restLow = sumError(1, -square, rest) - productError(x, x, square);
  const root = Math.sqrt(rest);
  const product = root * root;
  low[0] = root === 0 ? 0 : (rest - product - productError(root, root, product) + restLow) / (2 * root);
  return root;
}
