import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BitReader, BitWriter } from '../../../src/compare/classical/bit-stream.js';
import { codeLengths, isComplete, PrefixCode } from '../../../src/compare/classical/prefix-code.js';

const someCounts = fc.array(fc.oneof(fc.nat(3), fc.nat(1000)), { minLength: 2, maxLength: 40 });
const atLeastTwo = someCounts.filter((counts) => counts.filter((count) => count > 0).length >= 2);

describe('code lengths', () => {
  test('make a complete code as short as that of Huffman', () => {
    fc.assert(
      fc.property(atLeastTwo, (counts) => {
        const lengths = codeLengths(counts, 30);
        expect(isComplete(lengths)).toBe(true);
        expect([...lengths].map((length) => length > 0)).toEqual(counts.map((count) => count > 0));
        expect(cost(counts, lengths)).toBe(huffmanCost(counts));
      }),
    );
  });

  test('cost less than a bit a symbol more than the entropy, and never less than it', () => {
    fc.assert(
      fc.property(atLeastTwo, (counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        const entropy = counts
          .filter((count) => count > 0)
          .reduce((sum, count) => sum - count * Math.log2(count / total), 0);
        const bits = cost(counts, codeLengths(counts, 30));
        expect(bits).toBeGreaterThan(entropy - 1e-6);
        expect(bits).toBeLessThan(entropy + total);
      }),
    );
  });

  test('are the best within a limit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 6 }), (counts) => {
        const lengths = codeLengths(counts, 3);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(3);
        expect(isComplete(lengths)).toBe(true);
        expect(cost(counts, lengths)).toBe(leastCost(counts, 3));
      }),
      { numRuns: 50 },
    );
  });

  test('keep to the limit where Huffman would not', () => {
    const fibonacci = [1, 1];
    while (fibonacci.length < 30) fibonacci.push(fibonacci.at(-1)! + fibonacci.at(-2)!);
    expect(Math.max(...codeLengths(fibonacci, 40))).toBe(29);
    const lengths = codeLengths(fibonacci, 15);
    expect(Math.max(...lengths)).toBe(15);
    expect(isComplete(lengths)).toBe(true);
  });
});

test('words of a canonical code come in the order of lengths and symbols', () => {
  const bits = new BitWriter();
  const code = new PrefixCode(Uint8Array.of(2, 0, 1, 3, 3));
  for (const symbol of [2, 0, 3, 4]) code.write(bits, symbol);
  const expected = ['0', '10', '110', '111'].join('').padEnd(16, '0');
  expect([...bits.finish()].map((byte) => byte.toString(2).padStart(8, '0')).join('')).toBe(expected);
});

test('what is written is read', () => {
  fc.assert(
    fc.property(atLeastTwo, fc.array(fc.nat(), { maxLength: 50 }), (counts, picks) => {
      const present = [...counts.keys()].filter((symbol) => counts[symbol] > 0);
      const symbols = picks.map((pick) => present[pick % present.length]);
      const code = new PrefixCode(codeLengths(counts, 15));
      const writer = new BitWriter();
      for (const symbol of symbols) code.write(writer, symbol);
      const reader = new BitReader(writer.finish());
      expect(symbols.map(() => code.read(reader))).toEqual(symbols);
    }),
  );
});

function cost(counts: readonly number[], lengths: Uint8Array): number {
  return counts.reduce((sum, count, symbol) => sum + count * lengths[symbol], 0);
}

/** By Huffman's own construction: every merger of two costs a bit for all that is in them. */
function huffmanCost(counts: readonly number[]): number {
  const weights = counts.filter((count) => count > 0);
  let bits = 0;
  while (weights.length > 1) {
    weights.sort((a, b) => a - b);
    const merged = weights.shift()! + weights.shift()!;
    bits += merged;
    weights.push(merged);
  }
  return bits;
}

/** By trying all lengths up to a limit that keep to Kraft's inequality. */
function leastCost(counts: readonly number[], longest: number, kraft = 1): number {
  if (counts.length === 0) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (let length = 1; length <= longest; length++) {
    const left = kraft - 2 ** -length;
    if (left >= 0) least = Math.min(least, counts[0] * length + leastCost(counts.slice(1), longest, left));
  }
  return least;
}
