import { define } from '../rendering.js';
import { ISQRT_FUNCTION } from './arithmetic.js';

/* Triangles of numbers in exported programs. */

export const TRIROW_FUNCTION = {
  pari: define('trirow', 'trirow(x) = if(x < 0, error("undefined"), (sqrtint(8 * x + 1) - 1) \\ 2);'),
  python: define(
    'trirow',
    `def trirow(x):
    return (isqrt(8 * x + 1) - 1) // 2`,
    ISQRT_FUNCTION.python,
  ),
  javascript: define(
    'trirow',
    'const trirow = (x) => (isqrt(x < 0n ? x : 8n * x + 1n) - 1n) / 2n;',
    ISQRT_FUNCTION.javascript,
  ),
};

export const TRIANGLE = {
  python: define(
    'triangle',
    `def triangle(x, k, step):
    if x < 0:
        raise Undefined
    row = [1]
    for m in range(1, x + 1):
        row = [step(m, j, row[j - 1] if j else 0, row[j] if j < m else 0) for j in range(m + 1)]
    return row[k] if 0 <= k <= x else 0`,
  ),
  javascript: define(
    'triangle',
    `function triangle(x, k, step) {
  if (x < 0n) throw new Undefined();
  let row = [1n];
  for (let m = 1n; m <= x; m++) {
    const above = row;
    row = Array.from({ length: Number(m) + 1 }, (_, j) => step(m, BigInt(j), above[j - 1] ?? 0n, above[j] ?? 0n));
  }
  return row[Number(k)] ?? 0n;
}`,
  ),
};

export const PARTS_FUNCTION = {
  python: define(
    'parts',
    `def parts(x, k):
    if x < 0:
        raise Undefined
    if k <= 0 or k > x:
        return int(x == k == 0)
    ways = [1] + [0] * x
    for part in range(1, k + 1):
        for total in range(part, x + 1):
            ways[total] += ways[total - part]
    return ways[x - k]`,
  ),
  javascript: define(
    'parts',
    `function parts(x, k) {
  if (x < 0n) throw new Undefined();
  if (k <= 0n || k > x) return x === 0n && k === 0n ? 1n : 0n;
  const ways = Array.from({ length: Number(x) + 1 }, (_, total) => (total === 0 ? 1n : 0n));
  for (let part = 1; part <= k; part++) for (let total = part; total <= x; total++) ways[total] += ways[total - part];
  return ways[Number(x - k)];
}`,
  ),
};
