import { describe, expect, test } from 'vitest';
import { ProgramCompressor } from '../../src/compare/program.js';
import { FileFormatError } from '../../src/errors.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';

function compressor() {
  return new ProgramCompressor({
    grammar: shippedGrammar('integer'),
    reading: { name: 'test', kind: 'integer' },
    maxEvaluations: 3000,
    seconds: Number.POSITIVE_INFINITY,
    workers: 1,
  });
}

const bytes = (text: string) => new TextEncoder().encode(text);
const squares = bytes(`${Array.from({ length: 40 }, (_, n) => n * n).join('\n')}\n`);

describe('program search as a compressor', () => {
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['numbers', squares],
    ['numbers with an error', bytes('0, 1, 4, 9, 17, 25, 36, 49, 64, 81, 100, 121')],
    ['words', bytes('to be or not to be')],
  ])('gives back %s', async (_, original) => {
    const program = compressor();
    const compressed = await program.compress(original);
    expect(Buffer.compare(program.decompress(compressed), original)).toBe(0);
    expect(Buffer.compare(await program.compress(original), compressed)).toBe(0);
  });

  test('keeps what it found', async () => {
    const program = compressor();
    await program.compress(squares);
    expect(program.program).toBe('exact(n*n)');
    expect(program.result!.best.dataBits).toBe(0);
    expect([...program.rowBits()!]).toEqual(Array(40).fill(0));
  });

  test('takes bytes that are no text for packed bits as well', async () => {
    // Bit n is the parity of the root of n: runs of 1, 3, 5 … bits.
    const packed = Uint8Array.from({ length: 96 }, (_, byte) =>
      Number.parseInt(
        Array.from({ length: 8 }, (_, bit) => Math.floor(Math.sqrt(8 * byte + bit)) % 2).join(''),
        2,
      ),
    );
    const program = new ProgramCompressor({
      reading: { name: 'test' },
      maxEvaluations: 20_000,
      workers: 1,
    });
    const compressed = await program.compress(packed);
    expect(program.form).toBe('bits');
    expect(compressed.length).toBeLessThan(25);
    expect(Buffer.compare(program.decompress(compressed), packed)).toBe(0);
  });

  test('refuses what is damaged', async () => {
    const program = compressor();
    const compressed = await program.compress(squares);
    for (let bit = 0; bit < 8 * compressed.length; bit++) {
      const damaged = Uint8Array.from(compressed);
      damaged[bit >> 3] ^= 1 << (bit & 7);
      expect(() => program.decompress(damaged)).toThrow(FileFormatError);
    }
  });
});
