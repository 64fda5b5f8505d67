import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Compressor } from '../../src/compare/compressor.js';
import { COMPRESSORS } from '../../src/compare/compressors.js';

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** Bytes with repeats in them, which arbitrary arrays rarely have. */
const someBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 60 }))
    .map(([piece, times]) =>
      Uint8Array.from(
        Array(times)
          .fill([...piece])
          .flat(),
      ),
    ),
  fc.array(fc.constantFrom(97, 98), { maxLength: 300 }).map((bytes) => Uint8Array.from(bytes)),
);

describe.each(COMPRESSORS.map((compressor) => [compressor.name, compressor] as const))(
  '%s',
  (_, compressor) => {
    test('gives back any bytes', { timeout: 300_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(someBytes, (bytes) => assertRoundTrip(compressor, bytes)),
        { numRuns: 100 },
      );
    });

    test.each<[string, Uint8Array]>([
      ['nothing', new Uint8Array()],
      ['one byte', Uint8Array.of(0)],
      ['one symbol repeated', new Uint8Array(5000).fill(255)],
      ['all bytes', ALL_BYTES],
      ['all bytes backwards', ALL_BYTES.toReversed()],
    ])('gives back %s', (_, bytes) => assertRoundTrip(compressor, bytes));
  },
);

async function assertRoundTrip(compressor: Compressor, bytes: Uint8Array): Promise<void> {
  const compressed = await compressor.compress(bytes);
  expect(Buffer.compare(await compressor.decompress(compressed), bytes)).toBe(0);
  expect(Buffer.compare(await compressor.compress(bytes), compressed)).toBe(0);
}
