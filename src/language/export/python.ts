import { type Dialect, RUNNABLE, render } from './dialect.js';
import type { Listing } from './listing.js';
import { type Definitions, preludeOf } from './prelude.js';
import { PYTHON_NUMBERS } from './python-numbers.js';

/** Python 3.8 and later. */
export const PYTHON: Dialect = {
  ...RUNNABLE,
  language: 'python',
};

const DEFINITIONS: Definitions = new Map([
  ...PYTHON_NUMBERS,
  [
    'power',
    `def power(x, y):
    if y < 0:
        raise Undefined
    return x ** y`,
  ],
  [
    'sign',
    `def sign(x):
    return (x > 0) - (x < 0)`,
  ],
  ['gcd', 'from math import gcd'],
  ['prod', 'from math import prod'],
  [
    'shl',
    `def shl(x, k):
    if k < 0:
        raise Undefined
    return x << k`,
  ],
  [
    'shr',
    `def shr(x, k):
    if k < 0:
        raise Undefined
    return x >> k`,
  ],
  [
    'isqrt',
    `def isqrt(x):
    if x < 0:
        raise Undefined
    return math.isqrt(x)`,
  ],
  [
    'binomial',
    `def binomial(n, k):
    if n < 0:
        raise Undefined
    return math.comb(n, k) if 0 <= k <= n else 0`,
  ],
  [
    'factorial',
    `def factorial(x):
    if x < 0:
        raise Undefined
    return math.factorial(x)`,
  ],
  [
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
  ],
  [
    'next_prime',
    `def next_prime(x):
    x = max(x + 1, 2)
    while not is_prime(x):
        x += 1
    return x`,
  ],
  [
    'digit_sum',
    `def digit_sum(x, base):
    if x < 0 or base < 2:
        raise Undefined
    total = 0
    while x > 0:
        x, digit = divmod(x, base)
        total += digit
    return total`,
  ],
  [
    'valuation',
    `def valuation(x, base):
    if x == 0 or base < 2:
        raise Undefined
    times = 0
    while x % base == 0:
        x, times = x // base, times + 1
    return times`,
  ],
  [
    'euler',
    `def euler(lower, upper, term):
    e = [0] + [term(k) for k in range(lower, upper + 1)]
    c = [sum(d * e[d] for d in range(1, j + 1) if j % d == 0) for j in range(len(e))]
    b = [1]
    for j in range(1, len(e)):
        b.append(sum(c[i] * b[j - i] for i in range(1, j + 1)) // j)
    return b[-1]`,
  ],
  [
    'iterate',
    `def iterate(times, value, step):
    if times < 0:
        raise Undefined
    for _ in range(times):
        value = step(value)
    return value`,
  ],
  [
    'nth',
    `def nth(lower, index, test):
    if index < 0:
        raise Undefined
    k = lower - 1
    for _ in range(index + 1):
        k += 1
        while not test(k):
            k += 1
    return k`,
  ],
]);

/** A program that `python3` runs. */
export function writePython({ title, expression, initial, count }: Listing): string {
  const value = render(expression, PYTHON);
  const prelude = preludeOf(value, DEFINITIONS).map((definition) => `${definition}\n\n\n`);
  const imports = prelude.filter((text) => text.startsWith('from')).map((text) => text.trimEnd());
  const functions = prelude.filter((text) => !text.startsWith('from')).join('');
  if (functions.includes('math.')) imports.unshift('import math');
  return `# ${title}
${imports.map((line) => `${line}\n`).join('')}
initial = [${initial.join(', ')}]
terms = []


class Undefined(Exception):
    pass


${functions}def a(i):
    if not 0 <= i < len(terms):
        raise Undefined
    return terms[i]


def value(n):
    return ${value}


for n in range(${count}):
    try:
        term = value(n)
    except (Undefined, ZeroDivisionError):
        if n >= len(initial):
            raise SystemExit("a(%d) is undefined" % n)
        term = initial[n]
    terms.append(term)
    print(term)
`;
}
