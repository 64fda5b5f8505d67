import { describe, expect, test } from 'vitest';
import { orderK } from '../../src/compare/classical/order-k.js';
import { compressionDistances, conditionalEntropy } from '../../src/compare/measures.js';
import { ZLIB_COMPRESSORS } from '../../src/compare/system/zlib.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('empirical entropies', () => {
  const cases: [text: string, entropies: number[]][] = [
    ['', [0, 0, 0, 0]],
    ['aaaa', [0, 0, 0, 0]],
    // Half and half; each symbol tells the next one.
    ['abababab', [1, 0, 0, 0]],
    // After a: b b b c, 4 of 8 symbols at 0.811 bits, and one less after ba; after b and c always a.
    ['abababac', [1.4056, 0.4056, 0.3444, 0.3444]],
    // The order-1 contexts say nothing: a is followed by a and b alike, and so is b.
    ['aabbaabba', [0.9911, 0.8889, 0, 0]],
  ];
  test.each(cases)('of "%s"', (text, entropies) => {
    const found = ([0, 1, 2, 3] as const).map((order) => conditionalEntropy(bytes(text), order));
    for (const [order, entropy] of entropies.entries()) expect(found[order]).toBeCloseTo(entropy, 4);
  });

  test('more context never leaves more open', () => {
    const text = bytes('how much wood would a woodchuck chuck if a woodchuck could chuck wood');
    const found = ([0, 1, 2, 3] as const).map((order) => conditionalEntropy(text, order));
    expect(found).toEqual(found.toSorted((one, other) => other - one));
    expect(found[3]).toBeGreaterThan(0);
  });
});

describe('normalised compression distance', () => {
  const song = bytes('the wheels on the bus go round and round, round and round, '.repeat(8));
  const sameSong = bytes('the wipers on the bus go swish swish swish, round and round, '.repeat(8));
  const digits = bytes(
    Array.from({ length: 400 }, (_, n) => (n * n * 7919 + 13 * n) % 997)
      .join('')
      .slice(0, 500),
  );

  test.each([ZLIB_COMPRESSORS[2], orderK(2)])('$name tells kin from strangers', async (compressor) => {
    const distances = await compressionDistances([song, sameSong, digits], compressor);
    for (const [x, row] of distances.entries()) {
      for (const [y, distance] of row.entries()) expect(distance).toBe(distances[y][x]);
      expect(row[x]).toBe(Math.min(...row));
    }
    const [, kin, stranger] = distances[0];
    expect(kin).toBeLessThan(stranger);
    expect(stranger).toBeGreaterThan(0.7);
  });

  test('empty files have a distance, too', async () => {
    const distances = await compressionDistances([new Uint8Array(), song], ZLIB_COMPRESSORS[0]);
    expect(distances.flat().every(Number.isFinite)).toBe(true);
  });
});
