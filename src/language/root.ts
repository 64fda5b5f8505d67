/** Leading bits of an integer that the first guess of its root looks at. */
const LEADING_BITS = 50;

/**
 * The k-th root of x >= 0 rounded down, for k >= 1, by Newton's method from above: once below the value before, the
 * iterate is the floor (R. P. Brent & P. Zimmermann, Modern Computer Arithmetic, algorithm 1.14).
 */
export function integerRoot(x: bigint, k: number): bigint {
  if (x < 2n || k === 1) return x;
  const length = bitLength(x);
  if (k >= length) return 1n;
  const degree = BigInt(k);
  let root = guessAbove(x, length, k);
  for (;;) {
    const next = (root * (degree - 1n) + x / root ** (degree - 1n)) / degree;
    if (next >= root) return root;
    root = next;
  }
}

/** A number above the k-th root of x >= 1, by a relative 2^-37 or a little more than 1. */
function guessAbove(x: bigint, length: number, k: number): bigint {
  const dropped = Math.max(0, length - LEADING_BITS);
  const exponent = (dropped + Math.log2(Number(x >> BigInt(dropped)) + 1)) / k;
  const shift = Math.max(0, Math.floor(exponent) - LEADING_BITS);
  return (BigInt(Math.ceil(2 ** (exponent - shift) * (1 + 2 ** -38))) + 1n) << BigInt(shift);
}

/** The number of binary digits of x >= 0. */
export function bitLength(x: bigint): number {
  const digits = x.toString(16);
  return 4 * (digits.length - 1) + (32 - Math.clz32(Number.parseInt(digits[0], 16)));
}
