import { expect, test } from 'vitest';
import { readFile } from '../../src/codelength/file.js';
import { pack } from '../../src/codelength/packing.js';
import { describe } from '../../src/data/rebuild.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';

const bytes = Buffer.from(Array.from({ length: 4000 }, (_, n) => `${n * n}\n`).join(''));
const description = describe(bytes, { name: 'squares' });
const found = { grammar: shippedGrammar('integer'), model: parseModel('exact(n*n)') };

test('the program found is written, and takes next to nothing', () => {
  const packed = pack(bytes, description, found);
  expect(packed.program).toBe('exact(n*n)');
  expect(packed.bytes.length).toBeLessThan(16);
});

test('where the time is over the bytes are stored as they come', () => {
  for (const packed of [
    pack(bytes, description, found, performance.now() - 1),
    pack(bytes, undefined, undefined),
  ]) {
    expect(packed.program).toBe('stored');
    expect(Buffer.compare(readFile(packed.bytes).bytes, bytes)).toBe(0);
  }
});

test('bytes that are all alike take a few, however many they are', () => {
  const zeros = new Uint8Array(3_000_000);
  const packed = pack(zeros, describe(zeros, { name: 'zeros', kind: 'bytes' }), undefined);
  expect(packed.bytes.length).toBeLessThan(40);
  expect(pack(zeros, undefined, undefined).bytes.length).toBeLessThan(40);
});
