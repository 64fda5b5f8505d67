import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Compressor } from '../../src/compare/compressor.js';
import { COMPRESSORS } from '../../src/compare/compressors.js';
import { MOST_BYTES } from '../../src/compare/frame.js';
import { FileFormatError } from '../../src/errors.js';
import { randomNumbers, someBytes, someText } from './byte-samples.js';

const MINUTES = 60_000;

/** Bytes of a file's head that are not code: at most a length of four bytes and a checksum of four. */
const MOST_HEAD = 8;

/** Networks are slower than the rest by a factor of a hundred and more, so they get less to do. */
const isFast = ({ family }: Compressor) => family !== 'neural';

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);

describe.each(COMPRESSORS.map((compressor) => [compressor.name, compressor] as const))(
  '%s',
  (_, compressor) => {
    const runs = isFast(compressor) ? 1000 : 6;
    const text = someText(isFast(compressor) ? 2000 : 600, 1);
    const random = randomNumbers(2);
    const noise = Uint8Array.from({ length: text.length }, () => random(256));

    test('gives back any bytes, and writes the same on every run', { timeout: 5 * MINUTES }, async () => {
      await fc.assert(
        fc.asyncProperty(someBytes, (bytes) => assertRoundTrip(compressor, bytes)),
        { numRuns: runs },
      );
    });

    test.each<[string, Uint8Array]>([
      ['nothing', new Uint8Array()],
      ['one byte', Uint8Array.of(0)],
      ['one symbol repeated', new Uint8Array(5000).fill(255)],
      ['all bytes', ALL_BYTES],
      ['all bytes backwards', ALL_BYTES.toReversed()],
      ['a text', text],
    ])('gives back %s', { timeout: 5 * MINUTES }, (_, bytes) => assertRoundTrip(compressor, bytes));

    test('gives back much', { timeout: 5 * MINUTES }, async () => {
      const length = isFast(compressor) ? 2 ** 20 : 2 ** 11;
      const noise = Uint8Array.from({ length: length / 16 }, () => random(256));
      const much = new Uint8Array(length);
      much.set(noise);
      much.set(someText(length / 4, 3), length / 8);
      much.set(noise, length / 2);
      const compressed = await compressor.compress(much);
      expect(compressed.length).toBeLessThan(length / 2);
      expect(Buffer.compare(await compressor.decompress(compressed), much)).toBe(0);
    });

    test('gives a text fewer bits, and noise not many more', { timeout: 5 * MINUTES }, async () => {
      expect((await compressor.compress(text)).length).toBeLessThan(0.8 * text.length);
      expect((await compressor.compress(noise)).length).toBeLessThan(1.3 * noise.length);
    });

    const { profile: profileOf } = compressor;
    if (profileOf) {
      test('says what each byte costs', { timeout: 5 * MINUTES }, async () => {
        for (const bytes of [new Uint8Array(), ALL_BYTES, text]) {
          const profile = await profileOf(bytes);
          expect(profile.length).toBe(bytes.length);
          expect(profile.every((bits) => bits >= 0)).toBe(true);
          const bits = profile.reduce((sum, bits) => sum + bits, 0);
          const size = (await compressor.compress(bytes)).length;
          expect(size).toBeGreaterThan(bits / 8 - 1);
          expect(size).toBeLessThan(bits / 8 + MOST_HEAD + 4);
        }
      });
    }

    describe('refuses', () => {
      test('a file cut off anywhere', { timeout: 5 * MINUTES }, async () => {
        const compressed = await compressor.compress(text.subarray(0, isFast(compressor) ? 200 : 40));
        for (let length = 0; length < compressed.length; length++) {
          await assertRefused(compressor, compressed.subarray(0, length));
        }
      });

      test('a flipped bit', { timeout: 5 * MINUTES }, async () => {
        const flip = fc.tuple(someBytes, fc.nat(), fc.nat(7));
        await fc.assert(
          fc.asyncProperty(flip, async ([bytes, at, bit]) => {
            const damaged = Uint8Array.from(await compressor.compress(bytes));
            damaged[at % damaged.length] ^= 1 << bit;
            await assertRefused(compressor, damaged);
          }),
          { numRuns: runs / 2 },
        );
      });

      test.each([0, 255])('bytes %i behind the end', { timeout: 5 * MINUTES }, async (byte) => {
        for (const bytes of [new Uint8Array(), ALL_BYTES, text.subarray(0, 100)]) {
          const compressed = await compressor.compress(bytes);
          await assertRefused(compressor, Uint8Array.from([...compressed, byte]));
          await assertRefused(compressor, Uint8Array.from([...compressed, ...Array(20).fill(byte)]));
        }
      });

      test('what another has written', { timeout: 5 * MINUTES }, async () => {
        for (const other of COMPRESSORS.filter(isFast)) {
          if (other === compressor) continue;
          await assertRefused(compressor, await other.compress(text.subarray(0, 100)));
          await assertRefused(compressor, await other.compress(new Uint8Array()));
        }
      });

      test('any bytes', { timeout: 5 * MINUTES }, async () => {
        await fc.assert(
          fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), (bytes) => assertRefused(compressor, bytes)),
          { numRuns: runs / 2 },
        );
      });

      test.each([isFast(compressor) ? 1e4 : 500, MOST_BYTES - 1, MOST_BYTES, MOST_BYTES + 1, 2 ** 45])(
        'a claim to hold %d bytes, without taking memory for them',
        { timeout: 5 * MINUTES },
        async (length) => {
          for (const code of [[], Array(12).fill(0), Array(12).fill(255), [...text.subarray(0, 12)]]) {
            const before = process.memoryUsage().arrayBuffers;
            await assertRefused(compressor, Uint8Array.from([...lengthBytes(length), 1, 2, 3, 4, ...code]));
            expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MOST_BYTES / 2);
          }
        },
      );
    });
  },
);

async function assertRoundTrip(compressor: Compressor, bytes: Uint8Array): Promise<void> {
  const given = Uint8Array.from(bytes);
  const compressed = await compressor.compress(given);
  expect(Buffer.compare(given, bytes), 'the bytes given are left as they are').toBe(0);
  expect(Buffer.compare(await compressor.decompress(compressed), bytes)).toBe(0);
  expect(Buffer.compare(await compressor.compress(bytes), compressed)).toBe(0);
}

async function assertRefused(compressor: Compressor, bytes: Uint8Array): Promise<void> {
  await expect((async () => compressor.decompress(bytes))()).rejects.toThrow(FileFormatError);
}

/** A length in the form that a frame has it in. */
function lengthBytes(length: number): number[] {
  const bytes: number[] = [];
  for (; length >= 128; length = Math.floor(length / 128)) bytes.push((length % 128) + 128);
  return [...bytes, length];
}
