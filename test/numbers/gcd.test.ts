import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { gcdOf, gcdOfNumbers, lcmOf, lcmOfNumbers } from '../../src/numbers/gcd.js';

function euclid(x: bigint, y: bigint): bigint {
  return y === 0n ? (x < 0n ? -x : x) : euclid(y, x % y);
}

const long = fc.bigInt(-(2n ** 900n), 2n ** 900n);

test.prop([long, long, fc.bigInt(-(2n ** 300n), 2n ** 300n)], { numRuns: 1000 })(
  "Lehmer's algorithm finds the divisor that Euclid's does",
  (x, y, common) => {
    expect(gcdOf(x * common, y * common)).toBe(euclid(x * common, y * common));
  },
);

test.prop([fc.nat(1200), long], { numRuns: 300 })(
  'the divisor of long neighbours in recurrences',
  (index, seed) => {
    let [x, y] = [seed, 1n];
    for (let step = 0; step < index; step++) [x, y] = [x + y, x];
    expect(gcdOf(x, y)).toBe(euclid(x, y));
  },
);

test.prop([fc.bigInt(-100n, 100n), fc.bigInt(-(2n ** 5000n), 2n ** 5000n)])(
  'the divisor of integers of very different lengths',
  (x, y) => {
    expect(gcdOf(x, y)).toBe(euclid(x, y));
    expect(gcdOf(y, x)).toBe(euclid(x, y));
  },
);

test.prop([fc.integer({ min: 1, max: 2 ** 26 }), fc.integer({ min: 1, max: 2 ** 26 })])(
  'numbers and bigints have the same divisors and multiples',
  (x, y) => {
    expect(BigInt(gcdOfNumbers(x, -y))).toBe(gcdOf(BigInt(x), BigInt(y)));
    expect(BigInt(lcmOfNumbers(x, y))).toBe(lcmOf(BigInt(x), BigInt(-y)));
  },
);

test('no integers have 0 in common but 0 itself', () => {
  expect([gcdOf(0n, 0n), gcdOf(0n, -7n), lcmOf(0n, 7n)]).toEqual([0n, 7n, 0n]);
});
