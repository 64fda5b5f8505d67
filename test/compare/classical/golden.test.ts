import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bwt } from '../../../src/compare/classical/bwt.js';
import { ctw } from '../../../src/compare/classical/ctw.js';
import { huffman } from '../../../src/compare/classical/huffman.js';
import { lz77 } from '../../../src/compare/classical/lz77.js';
import { lz78 } from '../../../src/compare/classical/lz78.js';
import { orderK } from '../../../src/compare/classical/order-k.js';
import { ppm } from '../../../src/compare/classical/ppm.js';
import type { Compressor } from '../../../src/compare/compressor.js';
import { randomNumbers, someText } from '../byte-samples.js';

/** A text, rows of numbers that count up, and sparse bits. */
const SAMPLES: Record<string, Uint8Array> = {
  text: someText(10_000, 7),
  numbers: Buffer.from(Array.from({ length: 700 }, (_, i) => `${i},${(i * i) % 1009}\n`).join('')),
  bits: sparseBits(4000),
};

/** Sizes in bytes and CRC-32 of what is written. Any machine must write this; a change of a format changes it on purpose. */
const GOLDEN: [Compressor, Record<string, [number, string]>][] = [
  [huffman, { text: [5416, '85ec9ab'], numbers: [2439, 'c0cf8170'], bits: [643, '168c02bc'] }],
  [lz77, { text: [3714, '9558f2ef'], numbers: [2044, '1ca125fb'], bits: [530, '18c221a1'] }],
  [lz78, { text: [5433, 'bf830e8c'], numbers: [2425, 'b68d28ac'], bits: [422, '905048c3'] }],
  [bwt, { text: [3509, 'fd8a22d5'], numbers: [2174, 'd0ee2bd9'], bits: [373, 'f42343c9'] }],
  [orderK(0), { text: [5398, '4b9365e7'], numbers: [2401, '597948a4'], bits: [348, 'b007f8d4'] }],
  [orderK(2), { text: [4559, '894f0ba0'], numbers: [2843, '308eb042'], bits: [418, '5f2edc17'] }],
  [ppm, { text: [3002, '33e016e2'], numbers: [2224, 'dceaca06'], bits: [378, '47eb4c56'] }],
  [ctw, { text: [3046, '48946285'], numbers: [2075, 'f878ea40'], bits: [371, '615ce280'] }],
];

describe.each(GOLDEN.map(([compressor, golden]) => [compressor.name, compressor, golden] as const))(
  '%s writes the same everywhere:',
  (_, compressor, golden) => {
    test.each(Object.entries(SAMPLES))('%s', async (name, bytes) => {
      const compressed = await compressor.compress(bytes);
      expect([compressed.length, crc32(compressed).toString(16)]).toEqual(golden[name]);
    });
  },
);

function sparseBits(length: number): Uint8Array {
  const random = randomNumbers(8);
  return Uint8Array.from({ length }, () => (random(12) === 0 ? 1 << random(8) : 0));
}
