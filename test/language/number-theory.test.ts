import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { greatestCommonDivisor } from '../../src/language/divisor.js';
import { wordsOf } from '../../src/language/limits.js';
import { isPrime, isSmallPrime } from '../../src/language/primes.js';

function euclid(x: bigint, y: bigint): bigint {
  return y === 0n ? (x < 0n ? -x : x) : euclid(y, x % y);
}

const long = fc.bigInt(-(2n ** 900n), 2n ** 900n);

test.prop([long, long, fc.bigInt(-(2n ** 300n), 2n ** 300n)], { numRuns: 1000 })(
  "Lehmer's algorithm finds the divisor that Euclid's does",
  (x, y, common) => {
    expect(greatestCommonDivisor(x * common, y * common)).toBe(euclid(x * common, y * common));
  },
);

test.prop([fc.nat(1200), long], { numRuns: 300 })(
  'the divisor of long neighbours in recurrences',
  (index, seed) => {
    let [x, y] = [seed, 1n];
    for (let step = 0; step < index; step++) [x, y] = [x + y, x];
    expect(greatestCommonDivisor(x, y)).toBe(euclid(x, y));
  },
);

test('small primes are those of a sieve', () => {
  const limit = 1_500_000;
  const sieve = new Uint8Array(limit).fill(1, 2);
  for (let p = 2; p * p < limit; p++) {
    if (sieve[p] === 1) for (let multiple = p * p; multiple < limit; multiple += p) sieve[multiple] = 0;
  }
  const wrong: number[] = [];
  for (let x = 0; x < limit; x++) if (isSmallPrime(x) !== (sieve[x] === 1)) wrong.push(x);
  expect(wrong).toEqual([]);
});

test.prop([fc.bigInt(2n ** 26n, 2n ** 52n), fc.bigInt(2n ** 13n, 2n ** 26n)])(
  'products are composite, whatever their size',
  (x, y) => {
    expect(isPrime(y * y)).toBe(false);
    expect(isPrime(x * y)).toBe(false);
  },
);

test.prop([fc.nat(1000), fc.bigInt(-1n, 1n), fc.boolean()])(
  'words hold 64 bits each',
  (bits, offset, negative) => {
    const magnitude = 2n ** BigInt(bits) + offset;
    const words = Math.max(Math.ceil(magnitude.toString(2).length / 64), 1);
    expect(wordsOf(negative ? -magnitude : magnitude)).toBe(words);
  },
);
