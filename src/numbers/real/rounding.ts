/**
 * What a rounded sum or product leaves out, which is a double itself: a number of twice the precision is the sum of a double and what
 * rounding left out (Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18, 1971).
 */

/** x + y - sum, exactly, where `sum` is the rounded sum x + y (Knuth, The Art of Computer Programming 2, section 4.2.2). */
export function sumError(x: number, y: number, sum: number): number {
  const part = sum - x;
  return x - (sum - part) + (y - part);
}

/** Splits a double into two of 26 bits (Veltkamp). */
const SPLITTER = 2 ** 27 + 1;

/**
 * x*y - product, exactly, where `product` is the rounded product x * y. Factors are of magnitude 2^996 at most, and the product is at least
 * 2^-968 or 0.
 */
export function productError(x: number, y: number, product: number): number {
  const bigX = SPLITTER * x;
  const highX = bigX - (bigX - x);
  const lowX = x - highX;
  const bigY = SPLITTER * y;
  const highY = bigY - (bigY - y);
  const lowY = y - highY;
  return highX * highY - product + highX * lowY + lowX * highY + lowX * lowY;
}
