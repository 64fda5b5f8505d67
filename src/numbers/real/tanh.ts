import { expLessOne } from './exp.js';
import { productError, sumError } from './rounding.js';

/** Beyond it the nearest double is 1. */
const FAR = 20;

const LOW = new Float64Array(1);

/** The hyperbolic tangent, at most 0.7 units in the last place off: (e^2x - 1) / (e^2x + 1), and near 0 its Taylor sum. */
export function tanh(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 1 / 8) return tanhNearZero(x);
  const value = magnitude > FAR ? 1 : positiveTanh(magnitude);
  return x < 0 ? -value : value;
}

function positiveTanh(x: number): number {
  const above = expLessOne(2 * x, LOW);
  const aboveLow = LOW[0];
  const below = above + 2;
  const belowLow = sumError(above, 2, below) + aboveLow;
  const quotient = above / below;
  const product = quotient * below;
  const lack = above - product - productError(quotient, below, product) + (aboveLow - quotient * belowLow);
  return quotient + lack / below;
}

function tanhNearZero(x: number): number {
  const z = x * x;
  const sum =
    -1 / 3 +
    z *
      (2 / 15 +
        z *
          (-17 / 315 +
            z *
              (62 / 2835 +
                z *
                  (-1382 / 155925 +
                    z * (21844 / 6081075 + z * (-929569 / 638512875 + z * (6404582 / 10854718875)))))));
  return x + x * z * sum;
}
