import { binaryExponent, powerOfTwo, SMALLEST_NORMAL } from './binary.js';
import { doublesOf, fixedLogarithm } from './fixed-point.js';
import { productError, sumError } from './rounding.js';

/** Bits of the fixed-point numbers that the table is made of. */
const BITS = 120;

/** Logarithms are in two parts; sums of first parts are exact, which are multiples of 2^-42. */
const UNIT = -42;
const [LN2_HIGH, LN2_LOW] = doublesOf(fixedLogarithm(2, 1, BITS), BITS, UNIT);

/** ln(k/128) for k = 90, 91 … 182, which reach from sqrt(1/2) to sqrt 2. */
const PARTS = 128;
const FIRST = 90;
const TABLE_HIGH = new Float64Array(93);
const TABLE_LOW = new Float64Array(93);
/** 128/k. */
const INVERSES = new Float64Array(93);
for (let k = 0; k < TABLE_HIGH.length; k++) {
  [TABLE_HIGH[k], TABLE_LOW[k]] = doublesOf(fixedLogarithm(FIRST + k, PARTS, BITS), BITS, UNIT);
  INVERSES[k] = PARTS / (FIRST + k);
}

/** What makes a subnormal number a normal one, a power of two. */
const LIFT_EXPONENT = 54;
const LIFT = 2 ** LIFT_EXPONENT;

/**
 * ln x, at most 0.6 units in the last place off; undefined (NaN) for negative x, and minus infinity at 0.
 * The argument is a power of two times a multiple of 1/128 times 1 + r, of which ln is a Taylor sum (Tang, Table-driven implementation of
 * the logarithm function in IEEE floating-point arithmetic, ACM TOMS 16, 1990). Near 1 it is a sum in s = f / (2 + f), f = x - 1:
 * ln(1 + f) = 2 artanh s = f - (f^2/2 - s (f^2/2 + 2 s^2/3 + 2 s^4/5 + …)).
 */
export function log(x: number): number {
  const f = x - 1;
  if (f > -1 / 16 && f < 1 / 16) return logNearOne(f);
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return logAtEdge(x);
  const isSubnormal = x < SMALLEST_NORMAL;
  const normal = isSubnormal ? x * LIFT : x;
  let exponent = binaryExponent(normal);
  let m = normal * powerOfTwo(-exponent);
  if (m > Math.SQRT2) {
    m *= 0.5;
    exponent++;
  }
  if (isSubnormal) exponent -= LIFT_EXPONENT;
  const index = Math.floor(m * PARTS + 0.5) | 0;
  const r = (m - index / PARTS) * INVERSES[index - FIRST];
  const rest =
    r * r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 - r * (1 / 8)))))));
  const high = exponent * LN2_HIGH + TABLE_HIGH[index - FIRST];
  return high + (r + (exponent * LN2_LOW + TABLE_LOW[index - FIRST] + rest));
}

function logNearOne(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const half = 0.5 * f * f;
  const rest = z * (2 / 3 + z * (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11 + z * (2 / 13))))));
  return f - (half - s * (half + rest));
}

function logAtEdge(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x > 0 ? x : Number.NaN;
}

/**
 * ln x for positive finite x other than 1, as a double and what is added to it, which goes into `low`. Both together are at most 2^-66 of
 * the result off.
 */
export function logPair(x: number, low: Float64Array): number {
  const isSubnormal = x < SMALLEST_NORMAL;
  const normal = isSubnormal ? x * LIFT : x;
  let exponent = binaryExponent(normal);
  let m = normal * powerOfTwo(-exponent);
  if (m > Math.SQRT2) {
    m *= 0.5;
    exponent++;
  }
  if (isSubnormal) exponent -= LIFT_EXPONENT;
  const index = Math.floor(m * PARTS + 0.5) | 0;
  const c = index / PARTS;
  const difference = m - c;
  const r = difference / c;
  const product = r * c;
  const rLow = (difference - product - productError(r, c, product)) / c;
  const square = r * r;
  const squareLow = productError(r, r, square) + 2 * r * rLow;
  const cube =
    square *
    r *
    (1 / 3 +
      r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r * (1 / 9 - r * (1 / 10))))))));
  const base = exponent * LN2_HIGH + TABLE_HIGH[index - FIRST];
  const first = base + r;
  const second = first - 0.5 * square;
  const rest =
    sumError(base, r, first) +
    sumError(first, -0.5 * square, second) +
    (rLow - 0.5 * squareLow + (exponent * LN2_LOW + TABLE_LOW[index - FIRST]) + cube);
  const high = second + rest;
  low[0] = second - high + rest;
  return high;
}
