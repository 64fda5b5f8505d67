import type { Definitions } from './prelude.js';

/** What number theory, digits, irrational numbers and combinatorics need in Python. */
export const PYTHON_NUMBERS: Definitions = new Map([
  [
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
  ],
  [
    'divisor_sum',
    `def divisor_sum(x, k):
    if k < 0:
        raise Undefined
    found = factors(x)
    return prod(sum(p ** (k * e) for e in range(found.count(p) + 1)) for p in set(found))`,
  ],
  [
    'divisor_count',
    `def divisor_count(x):
    return divisor_sum(x, 0)`,
  ],
  [
    'totient',
    `def totient(x):
    return prod(p - 1 for p in set(factors(x))) * x // radical(x)`,
  ],
  [
    'distinct_factors',
    `def distinct_factors(x):
    return len(set(factors(x)))`,
  ],
  [
    'all_factors',
    `def all_factors(x):
    return len(factors(x))`,
  ],
  [
    'moebius_sign',
    `def moebius_sign(x):
    found = factors(x)
    return (-1) ** len(found) if len(found) == len(set(found)) else 0`,
  ],
  [
    'radical',
    `def radical(x):
    return prod(set(factors(x)))`,
  ],
  [
    'least_factor',
    `def least_factor(x):
    return min(factors(x), default=1)`,
  ],
  [
    'greatest_factor',
    `def greatest_factor(x):
    return max(factors(x), default=1)`,
  ],
  [
    'nth_prime',
    `def nth_prime(x):
    if x < 1:
        raise Undefined
    p = 2
    for _ in range(x - 1):
        p = next_prime(p)
    return p`,
  ],
  [
    'prime_count',
    `def prime_count(x):
    return sum(is_prime(k) for k in range(2, x + 1))`,
  ],
  [
    'lcm',
    `def lcm(x, y):
    return abs(x * y) // gcd(x, y) if x and y else 0`,
  ],
  [
    'kronecker',
    `def kronecker(x, y):
    if y == 0:
        return int(abs(x) == 1)
    if x % 2 == 0 and y % 2 == 0:
        return 0
    symbol = -1 if x < 0 and y < 0 else 1
    y = abs(y)
    while y % 2 == 0:
        y //= 2
        symbol *= -1 if x % 8 in (3, 5) else 1
    x %= y
    while x:
        while x % 2 == 0:
            x //= 2
            symbol *= -1 if y % 8 in (3, 5) else 1
        symbol *= -1 if x % 4 == y % 4 == 3 else 1
        x, y = y % x, x
    return symbol if y == 1 else 0`,
  ],
  [
    'is_square',
    `def is_square(x):
    return x >= 0 and math.isqrt(x) ** 2 == x`,
  ],
  [
    'digit_list',
    `def digit_list(x, base):
    if x < 0 or base < 2:
        raise Undefined
    found = []
    while x > 0 or not found:
        x, digit = divmod(x, base)
        found.append(digit)
    return found`,
  ],
  [
    'from_digits',
    `def from_digits(found, base):
    value = 0
    for digit in reversed(found):
        value = value * base + digit
    return value`,
  ],
  [
    'digit_number',
    `def digit_number(x, base):
    return len(digit_list(x, base))`,
  ],
  [
    'digit_product',
    `def digit_product(x, base):
    return prod(digit_list(x, base))`,
  ],
  [
    'largest_digit',
    `def largest_digit(x, base):
    return max(digit_list(x, base))`,
  ],
  [
    'digit_runs',
    `def digit_runs(x, base):
    found = digit_list(x, base)
    return 1 + sum(u != v for u, v in zip(found, found[1:]))`,
  ],
  [
    'reverse_digits',
    `def reverse_digits(x, base):
    return from_digits(digit_list(x, base)[::-1], base)`,
  ],
  [
    'rebase',
    `def rebase(x, old, new):
    if new < 2:
        raise Undefined
    return from_digits(digit_list(x, old), new)`,
  ],
  [
    'digit_count',
    `def digit_count(x, digit, base):
    return digit_list(x, base).count(digit)`,
  ],
  [
    'pair_count',
    `def pair_count(x, pair, base):
    d = digit_list(x, base)
    return sum(high * base + low == pair for low, high in zip(d, d[1:]))`,
  ],
  [
    'join_digits',
    `def join_digits(x, y, base):
    if x < 0:
        raise Undefined
    length = len(digit_list(y, base))
    return x * base ** length + y if x else y`,
  ],
  [
    'series',
    `def series(q, bits, sign):
    total, power, odd = 0, (1 << bits) // q, 1
    while power:
        total += power // odd if sign > 0 or odd % 4 == 1 else -(power // odd)
        power, odd = power // (q * q), odd + 2
    return total`,
  ],
  [
    'log_scaled',
    `def log_scaled(c, bits):
    twos = c.bit_length() - 1
    ratio = ((c - 2 ** twos) << bits) // (c + 2 ** twos)
    total, term, odd = twos * series(3, bits, 1), ratio, 1
    while term:
        total += term // odd
        term, odd = (term * ratio >> bits) * ratio >> bits, odd + 2
    return 2 * total`,
  ],
  [
    'floor_multiple',
    `def floor_multiple(x, constant):
    if x < 0:
        raise Undefined
    bits = x.bit_length() + 128
    return x * (constant(bits) + 2 ** 40) >> bits`,
  ],
  [
    'floorpi',
    `def floorpi(x):
    return floor_multiple(x, lambda bits: 16 * series(5, bits, -1) - 4 * series(239, bits, -1))`,
  ],
  [
    'floore',
    `def floore(x):
    def scaled(bits):
        total, term, k = 0, 1 << bits, 1
        while term:
            total, term, k = total + term, term // k, k + 1
        return total
    return floor_multiple(x, scaled)`,
  ],
  [
    'floorln',
    `def floorln(x, c):
    if c < 1:
        raise Undefined
    return floor_multiple(x, lambda bits: log_scaled(c, bits))`,
  ],
  [
    'floorlog',
    `def floorlog(x, c, b):
    if c < 1 or b < 2:
        raise Undefined
    return floor_multiple(x, lambda bits: (log_scaled(c, bits) << bits) // log_scaled(b, bits))`,
  ],
  [
    'iroot',
    `def iroot(x, k):
    low, high = 0, 1 << x.bit_length() // k + 1
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if middle ** k <= x else (low, middle)
    return low`,
  ],
  [
    'floorroot',
    `def floorroot(x, c, k):
    if x < 0 or c < 0 or k < 1:
        raise Undefined
    return iroot(c * x ** k, k)`,
  ],
  [
    'quotients',
    `def quotients(i, c, k):
    if i < 0 or c < 0 or k < 1:
        raise Undefined
    found, bits = [iroot(c, k)], 256
    if found[0] ** k == c:
        if i > 0:
            raise Undefined
        return found
    while len(found) <= i:
        p, d, found = iroot(c << k * bits, k), 1 << bits, []
        q, e = p + 1, d
        while d and e and p // d == q // e:
            t = p // d
            found.append(t)
            p, d, q, e = d, p - t * d, e, q - t * e
        bits *= 2
    return found[:i + 1]`,
  ],
  [
    'contfrac',
    `def contfrac(i, c, k):
    return quotients(i, c, k)[i]`,
  ],
  [
    'convergent',
    `def convergent(found):
    p, q, r, s = 1, 0, 0, 1
    for t in found:
        p, q, r, s = t * p + q, p, t * r + s, r
    return p, r`,
  ],
  [
    'convnum',
    `def convnum(i, c, k):
    return convergent(quotients(i, c, k))[0]`,
  ],
  [
    'convden',
    `def convden(i, c, k):
    return convergent(quotients(i, c, k))[1]`,
  ],
  [
    'trirow',
    `def trirow(x):
    return (isqrt(8 * x + 1) - 1) // 2`,
  ],
  [
    'tricol',
    `def tricol(x):
    return x - trirow(x) * (trirow(x) + 1) // 2`,
  ],
  [
    'fibonacci',
    `def fibonacci(x):
    if x < 0:
        raise Undefined
    p, q = 0, 1
    for _ in range(x):
        p, q = q, p + q
    return p`,
  ],
  [
    'triangle',
    `def triangle(x, k, step):
    if x < 0:
        raise Undefined
    row = [1]
    for m in range(1, x + 1):
        row = [step(m, j, row[j - 1] if j else 0, row[j] if j < m else 0) for j in range(m + 1)]
    return row[k] if 0 <= k <= x else 0`,
  ],
  [
    'stirling1',
    `def stirling1(x, k):
    return triangle(x, k, lambda m, j, left, above: left + (m - 1) * above)`,
  ],
  [
    'stirling2',
    `def stirling2(x, k):
    return triangle(x, k, lambda m, j, left, above: left + j * above)`,
  ],
  [
    'eulerian',
    `def eulerian(x, k):
    return triangle(x, k, lambda m, j, left, above: (j + 1) * above + (m - j) * left)`,
  ],
  [
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
  ],
  [
    'partitions',
    `def partitions(x):
    return parts(2 * x, x) if x else 1`,
  ],
]);
