import { describe, expect, test } from 'vitest';
import { seal } from '../../../src/compare/frame.js';
import { CompiledKernels } from '../../../src/compare/neural/compiled-kernels.js';
import type { Kernels } from '../../../src/compare/neural/kernels.js';
import { lstm, lstmPlan } from '../../../src/compare/neural/lstm.js';
import { LstmNetwork } from '../../../src/compare/neural/lstm-network.js';
import { neuralCompressor } from '../../../src/compare/neural/neural-compressor.js';
import { PlainKernels } from '../../../src/compare/neural/plain-kernels.js';
import { transformer, transformerPlan } from '../../../src/compare/neural/transformer.js';
import { TransformerNetwork } from '../../../src/compare/neural/transformer-network.js';
import { FileFormatError, InputError } from '../../../src/errors.js';

const encode = (text: string) => new TextEncoder().encode(text);

/** Words that follow each other by a rule, with something new now and then. */
const SENTENCES = encode(
  Array.from(
    { length: 24 },
    (_, i) => `${i % 3 ? 'the' : 'a'} ${i % 2 ? 'cat' : 'dog'} sees ${i * i} birds\n`,
  ).join(''),
);

const PERIODIC = encode('abcaabbcc;'.repeat(410)).subarray(0, 4096);

/** How each network is made, with kernels of either kind. */
const NETWORKS = {
  lstm: (kernels: Kernels, symbols: number, text: Uint8Array) =>
    new LstmNetwork(kernels, lstmPlan(text.length - 1), symbols, text),
  transformer: (kernels: Kernels, symbols: number, text: Uint8Array) =>
    new TransformerNetwork(kernels, transformerPlan(text.length - 1), symbols, text),
};

describe.each([
  ['lstm', lstm],
  ['transformer', transformer],
] as const)('%s', (name, compressor) => {
  test('is small on what repeats', async () => {
    expect((await compressor.compress(PERIODIC)).length).toBeLessThan(110);
  });

  test('expects more of the text the more it has read, and its profile is what the code costs', async () => {
    const profile = (await compressor.profile?.(SENTENCES)) ?? new Float64Array();
    expect(profile.length).toBe(SENTENCES.length);
    const sum = (bits: Float64Array) => bits.reduce((total, bit) => total + bit, 0);
    const quarter = profile.length / 4;
    expect(sum(profile.subarray(3 * quarter))).toBeLessThan(0.7 * sum(profile.subarray(0, quarter)));
    const code =
      (await compressor.compress(SENTENCES)).length - seal(name, SENTENCES, new Uint8Array()).length;
    expect(Math.abs(8 * code - sum(profile))).toBeLessThan(16);
  });

  test('writes the same bytes with plain kernels', async () => {
    const make = NETWORKS[name];
    const [plain, compiled] = [() => new PlainKernels('single'), () => new CompiledKernels()].map((kernels) =>
      neuralCompressor(name, (symbols, text) => make(kernels(), symbols, text)),
    );
    const bytes = SENTENCES.subarray(0, 80);
    const expected = await compressor.compress(bytes);
    expect(Buffer.compare(await plain.compress(bytes), expected)).toBe(0);
    expect(Buffer.compare(await compiled.compress(bytes), expected)).toBe(0);
  });

  test('many small texts leave no memory behind that the next one would lack', async () => {
    const bytes = encode('ab');
    for (let i = 0; i < 100; i++) {
      expect(Buffer.compare(await compressor.decompress(await compressor.compress(bytes)), bytes)).toBe(0);
    }
  });

  test('counts what is learned, of which there is nothing for a single symbol', () => {
    expect(compressor.network?.(new Uint8Array(1000))).toEqual({ parameters: 0, unsentBytes: 0 });
    expect(compressor.network?.(new Uint8Array())).toEqual({ parameters: 0, unsentBytes: 0 });
    const two = compressor.network?.(encode('abba')).parameters ?? 0;
    const four = compressor.network?.(encode('abcd')).parameters ?? 0;
    expect(two).toBeGreaterThan(1000);
    expect(four).toBeGreaterThan(two);
  });

  test('refuses a file that is cut off, changed, without an alphabet or too long', async () => {
    const compressed = await compressor.compress(SENTENCES.subarray(0, 100));
    const refused = (sealed: Uint8Array) =>
      expect(async () => compressor.decompress(sealed)).rejects.toThrow(FileFormatError);
    await refused(compressed.subarray(0, compressed.length - 10));
    await refused(Uint8Array.of(...compressed, 1, 2, 3, 4, 5, 6, 7, 8));
    for (let at = 0; at < compressed.length; at += 17) {
      const changed = compressed.slice();
      changed[at] ^= 16;
      await refused(changed);
    }
    await refused(seal(name, encode('some bytes'), new Uint8Array()));
    await refused(Uint8Array.of(0x81, 0x80, 0x80, 0x02, ...compressed.subarray(2)));
    await expect(async () => compressor.compress(new Uint8Array(2 ** 22 + 1))).rejects.toThrow(InputError);
  });
});
