import { define } from '../rendering.js';
import { PROD } from './arithmetic.js';

/* Factoring in exported programs. */

export const FACTORS = {
  python: define(
    'factors',
    `def factors(x):
    if x < 1:
        raise Undefined
    found, p = [], 2
    while p * p <= x:
        while x % p == 0:
            found, x = found + [p], x // p
        p += 1
    return found + [x] if x > 1 else found`,
  ),
  javascript: define(
    'factors',
    `function factors(x) {
  if (x < 1n) throw new Undefined();
  const found = [];
  let rest = x;
  for (let p = 2n; p * p <= rest; p++) for (; rest % p === 0n; rest /= p) found.push(p);
  return rest > 1n ? [...found, rest] : found;
}`,
  ),
};

export const FACTOR_SET = {
  javascript: define('factorSet', 'const factorSet = (x) => [...new Set(factors(x))];', FACTORS.javascript),
};

export const DIVISOR_SUM = {
  python: define(
    'divisor_sum',
    `def divisor_sum(x, k):
    if k < 0:
        raise Undefined
    found = factors(x)
    return prod(sum(p ** (k * e) for e in range(found.count(p) + 1)) for p in set(found))`,
    FACTORS.python,
    PROD.python,
  ),
  javascript: define(
    'divisorSum',
    `function divisorSum(x, k) {
  if (k < 0n) throw new Undefined();
  let total = 1n;
  const found = factors(x);
  for (const p of new Set(found)) {
    let part = 1n;
    for (const q of found) if (q === p) part = part * p ** k + 1n;
    total *= part;
  }
  return total;
}`,
    FACTORS.javascript,
  ),
};

export const RADICAL_FUNCTION = {
  python: define(
    'radical',
    `def radical(x):
    return prod(set(factors(x)))`,
    PROD.python,
    FACTORS.python,
  ),
};
