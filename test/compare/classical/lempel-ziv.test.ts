import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lz77 } from '../../../src/compare/classical/lz77.js';
import { lz78 } from '../../../src/compare/classical/lz78.js';
import { MatchFinder } from '../../../src/compare/classical/match-finder.js';
import type { Compressor } from '../../../src/compare/compressor.js';
import { randomNumbers, repeated, someText } from '../byte-samples.js';

const noise = (length: number, seed: number) => {
  const random = randomNumbers(seed);
  return Uint8Array.from({ length }, () => random(256));
};

async function sizeOf(compressor: Compressor, ...pieces: Uint8Array[]): Promise<number> {
  return (await compressor.compress(Buffer.concat(pieces))).length;
}

describe('the match finder', () => {
  test('finds the nearest match of every length there is', () => {
    const fewLetters = fc.array(fc.nat(2), { maxLength: 60 }).map((letters) => Uint8Array.from(letters));
    fc.assert(
      fc.property(fewLetters, (bytes) => {
        const finder = new MatchFinder(bytes);
        for (let at = 0; at < bytes.length; at++) {
          finder.find(bytes.length);
          const longest = finder.lengths.at(-1) ?? 1;
          expect(nearest(bytes, at, longest + 1), `a match of ${longest + 1} at ${at}`).toBeUndefined();
          for (let length = 2; length <= longest; length++) {
            const found = finder.distances[finder.lengths.findIndex((reach) => reach >= length)];
            expect(found, `distance of a match of ${length} at ${at}`).toBe(nearest(bytes, at, length));
          }
        }
      }),
    );
  });

  test('finds what was passed over', () => {
    const finder = new MatchFinder(repeated(Uint8Array.of(1, 2, 3, 4, 5), 50));
    finder.skip(7);
    finder.find(20);
    expect([finder.lengths.at(-1), finder.distances.at(-1)]).toEqual([20, 5]);
  });

  function nearest(bytes: Uint8Array, at: number, length: number): number | undefined {
    if (at + length > bytes.length) return undefined;
    const isMatch = (distance: number) => {
      for (let i = 0; i < length; i++) if (bytes[at + i - distance] !== bytes[at + i]) return false;
      return true;
    };
    for (let distance = 1; distance <= at; distance++) if (isMatch(distance)) return distance;
    return undefined;
  }
});

describe('lz77', () => {
  test('writes a repeat of any length in a few bytes, near or far', async () => {
    const piece = noise(3000, 1);
    const alone = await sizeOf(lz77, piece);
    expect((await sizeOf(lz77, piece, piece)) - alone).toBeLessThan(24);
    const far = noise(200_000, 2);
    const between = await sizeOf(lz77, piece, far);
    expect((await sizeOf(lz77, piece, far, piece)) - between).toBeLessThan(32);
  });

  test('is no longer than deflate', async () => {
    for (const seed of [1, 2, 3]) {
      const text = someText(30_000, seed);
      expect(await sizeOf(lz77, text)).toBeLessThan(deflateRawSync(text, { level: 9 }).length);
    }
  });
});

describe('lz78', () => {
  test('has phrases that grow by a byte each where one byte repeats', async () => {
    // 1 + 2 + ... + 100 bytes are 100 phrases; their numbers take 6 bits on average.
    const code = (await sizeOf(lz78, new Uint8Array(5050))) - 6;
    expect(code).toBeGreaterThan((100 * 5) / 8);
    expect(code).toBeLessThan((100 * 6) / 8);
  });

  test('learns a period slowly, but learns it', async () => {
    const piece = noise(50, 4);
    const [once, often] = await Promise.all(
      [1, 200].map((times) => sizeOf(lz78, repeated(piece, 50 * times))),
    );
    expect(often).toBeLessThan(25 * once);
  });
});
