import { binaryExponent, SMALLEST_NORMAL } from './binary.js';
import { expOfSum } from './exp.js';
import { logPair } from './log.js';
import { productError } from './rounding.js';

/** Integer exponents up to it are multiplications. */
const MULTIPLIED = 64;

/** Powers whose logarithm to base two is below it stay far from what doubles can hold, in every product on the way. */
const FAR = 900;

/** Between these the parts of cubes are in range. */
const LEAST_CUBED = 1e-90;
const MOST_CUBED = 1e90;

const LOW = new Float64Array(1);

/**
 * x^y, at most 0.6 units in the last place off, 0.8 where it is less than the smallest normal double: a negative x has powers for integers y alone, and is undefined (NaN) for others; 0^0 is 1,
 * and 0 to a negative power infinite. x^2 is x*x, x^-1 is 1/x and x^(1/2) is sqrt x, to the last bit.
 *
 * Powers of small integers are repeated squares in double precision twice over (Knuth, The Art of Computer Programming 2, section 4.6.3), so that
 * what can be exact is; others are e^(y ln x), where ln x has 13 bits more than a double.
 */
export function power(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 0.5) return x === 0 ? 0 : Math.sqrt(x);
  if (y === 3) {
    const magnitude = Math.abs(x);
    if (magnitude > LEAST_CUBED && magnitude < MOST_CUBED) return cube(x);
  }
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (y === 0 || x === 1) return 1;
  const isInteger = Number.isInteger(y);
  if (x < 0 && !isInteger) return Number.NaN;
  const isNegative = x < 0 && isOdd(y);
  const magnitude = positivePower(Math.abs(x), y, isInteger);
  return isNegative ? -magnitude : magnitude;
}

function cube(x: number): number {
  const square = x * x;
  const product = square * x;
  return product + (productError(square, x, product) + productError(x, x, square) * x);
}

function isOdd(y: number): boolean {
  const half = y / 2;
  return Math.floor(half) !== half;
}

function positivePower(x: number, y: number, isInteger: boolean): number {
  if (x === 0) return y > 0 ? 0 : Number.POSITIVE_INFINITY;
  if (x === 1) return 1;
  if (x === Number.POSITIVE_INFINITY) return y > 0 ? x : 0;
  const count = Math.abs(y);
  if (count === Number.POSITIVE_INFINITY) return x > 1 === y > 0 ? count : 0;
  if (isInteger && count <= MULTIPLIED && x >= SMALLEST_NORMAL) {
    if ((Math.abs(binaryExponent(x)) + 1) * count < FAR) return integerPower(x, y, count);
  }
  const logarithm = logPair(x, LOW);
  const high = y * logarithm;
  // Far out of range, and the error of the product could not be told.
  if (high > 1000) return Number.POSITIVE_INFINITY;
  if (high < -1000) return 0;
  return expOfSum(high, productError(y, logarithm, high) + y * LOW[0]);
}

/** x^y, where `count` is the magnitude of y, from 1 to 64. */
function integerPower(x: number, y: number, count: number): number {
  let high = 1;
  let low = 0;
  let square = x;
  let squareLow = 0;
  for (let k = count; ; ) {
    if (k & 1) {
      const product = high * square;
      low = productError(high, square, product) + (high * squareLow + low * square);
      high = product;
    }
    k >>= 1;
    if (k === 0) break;
    const next = square * square;
    squareLow = productError(square, square, next) + 2 * square * squareLow;
    square = next;
  }
  if (y > 0) return high + low;
  const quotient = 1 / high;
  const product = quotient * high;
  return quotient + (1 - product - productError(quotient, high, product) - quotient * low) / high;
}
