import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ChoiceWriter } from '../../../../src/compare/choices.js';
import { seal } from '../../../../src/compare/frame.js';
import { codeNetwork } from '../../../../src/compare/neural/two-part/network-code.js';
import { codeNotation } from '../../../../src/compare/neural/two-part/notation.js';
import { layoutOf } from '../../../../src/compare/neural/two-part/shape.js';
import { twoPart, twoPartSplit } from '../../../../src/compare/neural/two-part/two-part.js';
import { FileFormatError } from '../../../../src/errors.js';

/** Rows of 64 cells of an elementary cellular automaton, eight cells a byte. */
function automaton(rule: number, rows: number): Uint8Array {
  const bytes = new Uint8Array(8 * rows);
  let cells = Array.from({ length: 64 }, (_, i) => Number(i === 32));
  for (let row = 0; row < rows; row++) {
    for (const [i, cell] of cells.entries()) bytes[8 * row + (i >> 3)] |= cell << (7 - (i & 7));
    cells = cells.map((cell, i) => (rule >> (4 * (cells[i - 1] ?? 0) + 2 * cell + (cells[i + 1] ?? 0))) & 1);
  }
  return bytes;
}

function noise(length: number): Uint8Array {
  const random = xoroshiro128plus(7);
  return Uint8Array.from({ length }, () => random.next() & 255);
}

/** Every symbol depends on the one before it, and now and then on nothing. */
function chain(length: number): Uint8Array {
  const random = xoroshiro128plus(9);
  const bytes = new Uint8Array(length);
  for (let i = 1; i < length; i++) {
    const drawn = random.next() & 255;
    bytes[i] = drawn < 64 ? 97 + (drawn % 12) : 97 + ((bytes[i - 1] * 5 + 3) % 12);
  }
  return bytes;
}

describe('the split', () => {
  test('gives noise no network', async () => {
    const bytes = noise(300);
    const { parameterBits, dataBits, kept } = twoPartSplit(bytes);
    expect(kept).toBe(0);
    // Hardly more than a bit for each byte that may occur.
    expect(parameterBits).toBeLessThan(280);
    expect(dataBits).toBeGreaterThan(7 * 300);
  });

  test('gives a rule a network that knows it', async () => {
    const bytes = automaton(30, 128);
    const { parameterBits, dataBits, parameters, kept } = twoPartSplit(bytes);
    expect(kept).toBeGreaterThan(10);
    expect(kept).toBeLessThan(parameters);
    expect(parameterBits + dataBits).toBeLessThan(bytes.length);
  });

  test('is what the file holds', async () => {
    const bytes = chain(1500);
    const { parameterBits, dataBits, kept } = twoPartSplit(bytes);
    const code = (await twoPart.compress(bytes)).length - seal(twoPart.name, bytes, new Uint8Array()).length;
    expect(kept).toBeGreaterThan(0);
    expect(8 * code).toBeGreaterThan(parameterBits + dataBits - 1);
    expect(8 * code).toBeLessThan(parameterBits + dataBits + 40);
  });

  test.each([
    ['bytes', chain(1000)],
    ['bits', automaton(110, 64)],
  ])('adds up to the profile of %s', async (_, bytes) => {
    const { parameterBits, dataBits } = twoPartSplit(bytes);
    const profile = await twoPart.profile!(bytes);
    expect(profile.length).toBe(bytes.length);
    expect(profile[0]).toBeGreaterThan(parameterBits);
    expect(profile.reduce((sum, bits) => sum + bits)).toBeCloseTo(parameterBits + dataBits, 6);
  });

  test('counts nothing in nothing', () => {
    expect(twoPartSplit(new Uint8Array())).toEqual({ parameterBits: 0, dataBits: 0, parameters: 0, kept: 0 });
  });
});

describe('the decoder', () => {
  afterEach(() => vi.restoreAllMocks());

  test('needs no function that differs between machines', async () => {
    const bytes = automaton(110, 64);
    const sealed = await twoPart.compress(bytes);
    for (const name of ['exp', 'log', 'log2', 'pow', 'tanh', 'sin'] as const) {
      vi.spyOn(Math, name).mockImplementation(() => Number.NaN);
    }
    const back = await twoPart.decompress(sealed);
    vi.restoreAllMocks();
    expect(back).toEqual(bytes);
  });

  test('refuses what is damaged', async () => {
    const bytes = chain(800);
    const sealed = await twoPart.compress(bytes);
    const places = fc.nat({ max: sealed.length - 1 });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 255 }), (place, change) => {
        const damaged = sealed.with(place, sealed[place] ^ change);
        // The last byte may be one of several that say the same.
        if (place < sealed.length - 1) expect(() => twoPart.decompress(damaged)).toThrow(FileFormatError);
        else expectSameOrRefused(damaged, bytes);
      }),
    );
    fc.assert(
      fc.property(places, (length) => {
        expect(() => twoPart.decompress(sealed.subarray(0, length))).toThrow(FileFormatError);
      }),
    );
  });

  test('refuses a file that asks for too much work', () => {
    const shape = { symbols: 2, taps: [1], width: 1, hidden: 128 };
    const units = new Int16Array(layoutOf(shape).length);
    const writer = new ChoiceWriter();
    codeNotation(writer, { unit: 'byte', symbols: 2, alphabet: Uint8Array.of(97, 98) }, 2 ** 28);
    codeNetwork(writer, 2, { shape, shift: 0, gain: 0, units });
    const length = Uint8Array.of(128, 128, 128, 128, 1);
    const checksum = new Uint8Array(4);
    const sealed = Uint8Array.of(...length, ...checksum, ...writer.finish());
    expect(() => twoPart.decompress(sealed)).toThrow('more work than a decoder takes on');
  });

  test('refuses any other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => twoPart.decompress(bytes)).toThrow(FileFormatError);
      }),
      { numRuns: 1000 },
    );
  });
});

function expectSameOrRefused(sealed: Uint8Array, bytes: Uint8Array): void {
  try {
    expect(twoPart.decompress(sealed)).toEqual(bytes);
  } catch (error) {
    if (!(error instanceof FileFormatError)) throw error;
  }
}
