import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Compressor } from '../../../../src/compare/compressor.js';
import { countParameters } from '../../../../src/compare/neural/onnx/initializers.js';
import { findRuntime } from '../../../../src/compare/neural/onnx/runtime.js';
import { onnxCompressor } from '../../../../src/compare/neural/onnx.js';
import { FileFormatError, InputError } from '../../../../src/errors.js';
import { countingModel, writeModel } from './model-file.js';
import { byteCharacter, tokenizerFile } from './tokenizer-file.js';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kolmo-onnx-'));
});

afterAll(() => rmSync(root, { recursive: true }));

function directory(): string {
  return mkdtempSync(join(root, 'model-'));
}

/** Bytes that go up by 1 modulo 16, with anything in the upper four bits. */
function counting(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i % 16) + 16 * ((i * i * 7) % 13));
}

async function assertRoundTrip(compressor: Compressor, bytes: Uint8Array): Promise<void> {
  const compressed = await compressor.compress(bytes);
  expect(Buffer.compare(await compressor.decompress(compressed), bytes)).toBe(0);
  expect(Buffer.compare(await compressor.compress(bytes), compressed)).toBe(0);
}

describe('a model of bytes', () => {
  let compressor: Compressor;
  let place: string;

  beforeAll(async () => {
    place = directory();
    writeModel(place, { ...countingModel(257, 16, 10), inputs: ['attention_mask', 'position_ids'] });
    compressor = await onnxCompressor(place);
  });

  test('says what it is', () => {
    expect(compressor.name).toMatch(/^onnx:model-/);
    expect(compressor.version).toMatch(/^onnxruntime-(web|node) \d+\.\d+\.\d+/);
    expect(compressor.network!(counting(1))).toEqual({
      parameters: 2 * 257 * 16,
      unsentBytes: statSync(join(place, 'model.onnx')).size,
    });
  });

  test('gives back any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), (bytes) => assertRoundTrip(compressor, bytes)),
      { numRuns: 50 },
    );
  });

  test('costs what the model predicts', async () => {
    const bytes = counting(600);
    const compressed = await compressor.compress(bytes);
    const profile = await compressor.profile!(bytes);
    const bits = profile.reduce((sum, bits) => sum + bits);
    // The lower four bits are known from the second byte on.
    expect(bits).toBeGreaterThan(600 * 4);
    expect(bits).toBeLessThan(600 * 4.15 + 8);
    expect(8 * compressed.length).toBeLessThan(bits + 8 * 8);
    expect(profile.every((bits) => bits > 0)).toBe(true);
    await assertRoundTrip(compressor, bytes);
  });

  test('refuses what is damaged', async () => {
    const compressed = await compressor.compress(counting(60));
    for (let length = 0; length < compressed.length; length++) {
      await expect(compressor.decompress(compressed.subarray(0, length))).rejects.toThrow(FileFormatError);
      const damaged = compressed.with(length, compressed[length] ^ 0x55);
      await expect(compressor.decompress(damaged)).rejects.toThrow(FileFormatError);
    }
  });
});

test('a model with few positions sees as many tokens', async () => {
  const place = directory();
  writeModel(place, countingModel(256, 16, 10));
  writeFileSync(join(place, 'config.json'), JSON.stringify({ n_positions: 1 }));
  await assertRoundTrip(await onnxCompressor(place), counting(50));
});

describe('a model of tokens', () => {
  const merges: [string, string][] = [
    ['a', 'b'],
    ['ab', 'c'],
    [byteCharacter(32), 'abc'],
  ];

  test('gives back text, bytes and bytes without a token', async () => {
    const place = directory();
    writeModel(place, countingModel(300, 2, 3));
    writeFileSync(join(place, 'tokenizer.json'), JSON.stringify(tokenizerFile(merges, [0, 200])));
    const compressor = await onnxCompressor(place);
    for (const text of ['abc abc abc', 'é€𝄞', '\0\0a\0', ''])
      await assertRoundTrip(compressor, Buffer.from(text));
    await assertRoundTrip(compressor, Uint8Array.of(200, 97, 98, 200, 255, 0));
    const abc = await compressor.profile!(Buffer.from('abc'));
    expect(abc[0]).toBe(abc[2]);
    const { unsentBytes } = compressor.network!(new Uint8Array());
    expect(unsentBytes).toBeGreaterThan(statSync(join(place, 'model.onnx')).size);
  });

  test('has as many logits as its tokenizer has tokens', async () => {
    const place = directory();
    writeModel(place, countingModel(257, 2, 3));
    writeFileSync(join(place, 'tokenizer.json'), JSON.stringify(tokenizerFile(merges)));
    await expect(onnxCompressor(place)).rejects.toThrow('260 tokens, the model 257 logits');
  });
});

describe('refuses', () => {
  test('a directory without a model', async () => {
    await expect(onnxCompressor(directory())).rejects.toThrow(/model\.onnx cannot be read/);
  });

  test('a file that is no model', async () => {
    const place = directory();
    writeFileSync(join(place, 'model.onnx'), 'no model');
    await expect(onnxCompressor(place)).rejects.toThrow(InputError);
    writeFileSync(join(place, 'model.onnx'), '');
    await expect(onnxCompressor(place)).rejects.toThrow('cannot be opened by');
  });

  test('a model with other inputs or outputs', async () => {
    const place = directory();
    writeModel(place, { ...countingModel(256, 2, 3), inputs: ['past'] });
    await expect(onnxCompressor(place)).rejects.toThrow('this one takes input_ids, past and gives logits');
    writeModel(place, { ...countingModel(256, 2, 3), gives: 'scores' });
    await expect(onnxCompressor(place)).rejects.toThrow('gives scores');
  });

  test('a model of tokens without a tokenizer', async () => {
    const place = directory();
    writeModel(place, countingModel(300, 2, 3));
    await expect(onnxCompressor(place)).rejects.toThrow('tokenizer.json is missing');
  });

  test('logits that are no numbers', async () => {
    const place = directory();
    writeModel(place, countingModel(256, 2, Number.NaN));
    const compressor = await onnxCompressor(place);
    await expect(compressor.compress(counting(3))).rejects.toThrow('logits that are no numbers');
  });

  test('to work without a runtime, and says how to get one', () => {
    expect(() => findRuntime(['onnxruntime-that-nobody-has'])).toThrow('npm install onnxruntime-node');
  });

  test('to count parameters of what is cut off', () => {
    const place = directory();
    writeModel(place, countingModel(256, 2, 3));
    const model = readFileSync(join(place, 'model.onnx'));
    expect(countParameters(model)).toBe(2 * 256 * 2);
    expect(() => countParameters(model.subarray(0, model.length - 1))).toThrow(InputError);
  });
});
