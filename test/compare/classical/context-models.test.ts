import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChoicePrice } from '../../../src/compare/choices.js';
import { AdaptiveBits } from '../../../src/compare/classical/adaptive-bits.js';
import { ContextTable } from '../../../src/compare/classical/context-table.js';
import { ctw } from '../../../src/compare/classical/ctw.js';
import { orderK } from '../../../src/compare/classical/order-k.js';
import { ppm } from '../../../src/compare/classical/ppm.js';
import type { Compressor } from '../../../src/compare/compressor.js';
import { randomNumbers, someText } from '../byte-samples.js';

test('a context table numbers keys as they come', () => {
  const someKeys = fc.array(fc.oneof(fc.nat(40), fc.nat(2 ** 31), fc.maxSafeNat()), { maxLength: 300 });
  fc.assert(
    fc.property(someKeys, (keys) => {
      const table = new ContextTable();
      const numbers = new Map<number, number>();
      for (const key of keys) {
        expect(table.find(key)).toBe(numbers.get(key) ?? -1);
        if (!numbers.has(key)) numbers.set(key, numbers.size);
        expect(table.number(key)).toBe(numbers.get(key));
      }
      expect(table.size).toBe(numbers.size);
    }),
  );
});

describe('adaptive bits', () => {
  test('go to the share of ones, each slot by itself', () => {
    const bits = new AdaptiveBits(2, 250);
    const random = randomNumbers(1);
    for (let i = 0; i < 5000; i++) {
      bits.learn(0, random(10) === 0 ? 1 : 0);
      bits.learn(1, 1);
    }
    expect(bits.probability(0) / 65536).toBeCloseTo(0.1, 1);
    expect(bits.probability(1)).toBeGreaterThan(65500);
    expect(bits.probability(1)).toBeLessThan(65536);
  });

  test('are priced as they are coded', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(15), { maxLength: 60 }), (values) => {
        const bits = new AdaptiveBits(16, 250);
        const price = new ChoicePrice();
        for (const value of values) {
          const before = price.bits;
          const expected = bits.priceOfNumber(0, 4, value) / 64;
          expect(bits.codeNumber(price, 0, 4, value)).toBe(value);
          expect(Math.abs(price.bits - before - expected)).toBeLessThan(0.05 + 0.02 * expected);
        }
      }),
    );
  });
});

describe('order k', () => {
  /** The byte that follows is the sum of those 1 and `order` places before, with some noise. */
  const markov = (order: number) => {
    const random = randomNumbers(order);
    const bytes = new Uint8Array(20_000);
    for (let at = order; at < bytes.length; at++) {
      bytes[at] = random(16) === 0 ? random(16) : (bytes[at - 1] + 5 * bytes[at - order] + 1) % 16;
    }
    return bytes;
  };

  test.each([1, 2, 3] as const)('is best for data of that order: %i', async (order) => {
    const bytes = markov(order);
    const sizes = await Promise.all(([0, 1, 2, 3] as const).map((k) => sizeOf(orderK(k), bytes)));
    expect(sizes.indexOf(Math.min(...sizes))).toBe(order);
  });

  test('0 comes close to the entropy of its bytes', async () => {
    const text = someText(20_000, 5);
    const counts = new Map<number, number>();
    for (const byte of text) counts.set(byte, (counts.get(byte) ?? 0) + 1);
    const entropy = [...counts.values()].reduce((sum, n) => sum - n * Math.log2(n / text.length), 0);
    const size = await sizeOf(orderK(0), text);
    expect(size).toBeGreaterThan((0.99 * entropy) / 8);
    expect(size).toBeLessThan((1.02 * entropy) / 8);
  });
});

describe('ppm', () => {
  test('excludes what longer contexts have foreseen', async () => {
    // Where only x came after x, the y is alone in the empty context, though x is a thousand times as frequent there.
    const bytes = new Uint8Array(1002).fill(120);
    bytes[0] = bytes[1001] = 121;
    const bits = (await ppm.profile!(bytes))[1001];
    expect(bits).toBeLessThan(-Math.log2(1 / 1000) + 6);
  });
});

test.each([ppm, ctw])('$name knows a passage again', async (compressor) => {
  const random = randomNumbers(6);
  const noise = Uint8Array.from({ length: 1000 }, () => random(256));
  const profile = await compressor.profile!(Uint8Array.from([...noise, ...noise]));
  const second = profile.subarray(1010).reduce((sum, bits) => sum + bits, 0);
  expect(second / 990).toBeLessThan(1.5);
});

async function sizeOf(compressor: Compressor, bytes: Uint8Array): Promise<number> {
  return (await compressor.compress(bytes)).length;
}
