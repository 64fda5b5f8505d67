import { define } from '../rendering.js';

/* Arithmetic that exported programs define for themselves, for more than one primitive. */

export const PROD = {
  python: define('prod', 'from math import prod'),
};

export const GCD_FUNCTION = {
  python: define('gcd', 'from math import gcd'),
  javascript: define('gcd', 'const gcd = (x, y) => (y === 0n ? (x < 0n ? -x : x) : gcd(y, x % y));'),
};

export const ABS_FUNCTION = {
  javascript: define('abs', 'const abs = (x) => (x < 0n ? -x : x);'),
};

export const MAX_FUNCTION = {
  javascript: define('max', 'const max = (x, y) => (x > y ? x : y);'),
};

export const MOD_FUNCTION = {
  javascript: define(
    'mod',
    `function mod(x, y) {
  if (y === 0n) throw new Undefined();
  const rest = x % y;
  return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest;
}`,
  ),
};

export const ISQRT_FUNCTION = {
  python: define(
    'isqrt',
    `def isqrt(x):
    if x < 0:
        raise Undefined
    return math.isqrt(x)`,
  ),
  javascript: define(
    'isqrt',
    `function isqrt(x) {
  if (x < 0n) throw new Undefined();
  if (x === 0n) return 0n;
  let root = 1n << BigInt((x.toString(16).length + 1) * 2);
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}`,
  ),
};
