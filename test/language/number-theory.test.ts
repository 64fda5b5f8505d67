import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { wordsOf } from '../../src/language/limits.js';
import { isPrime, isSmallPrime } from '../../src/language/primes.js';

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
