import { define } from '../rendering.js';

/* Primality in exported programs, to the bases that docs/language.md names. */

export const IS_PRIME_FUNCTION = {
  python: define(
    'is_prime',
    `def is_prime(x):
    bases = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)
    if x < 2:
        return False
    for p in bases:
        if x % p == 0:
            return x == p
    odd, twos = x - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for base in bases:
        power = pow(base, odd, x)
        if power not in (1, x - 1) and all(pow(power, 2 ** i, x) != x - 1 for i in range(1, twos)):
            return False
    return True`,
  ),
  javascript: define(
    'isPrime',
    `function isPrime(x) {
  const bases = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n];
  if (x < 2n) return false;
  for (const p of bases) if (x % p === 0n) return x === p;
  let odd = x - 1n;
  while (odd % 2n === 0n) odd /= 2n;
  return bases.every((base) => {
    let power = 1n;
    for (let square = base, rest = odd; rest > 0n; rest >>= 1n, square = (square * square) % x) {
      if (rest & 1n) power = (power * square) % x;
    }
    for (let exponent = odd; exponent < x - 1n; exponent *= 2n, power = (power * power) % x) {
      if (power === x - 1n || (power === 1n && exponent === odd)) return true;
    }
    return false;
  });
}`,
  ),
};

export const NEXT_PRIME_FUNCTION = {
  python: define(
    'next_prime',
    `def next_prime(x):
    x = max(x + 1, 2)
    while not is_prime(x):
        x += 1
    return x`,
    IS_PRIME_FUNCTION.python,
  ),
  javascript: define(
    'nextPrime',
    `function nextPrime(x) {
  let candidate = x < 1n ? 2n : x + 1n;
  while (!isPrime(candidate)) candidate++;
  return candidate;
}`,
    IS_PRIME_FUNCTION.javascript,
  ),
};
