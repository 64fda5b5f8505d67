import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/codelength/file.js';
import { FileFormatError } from '../../src/errors.js';
import { claiming, filesOfVersion2, mutate, randomFrom, seedFiles, withChecksum } from './mutation.js';
import { decodeByTheBook } from './reference-decoder.js';

const SEEDS = [...seedFiles(), ...filesOfVersion2()];

/** The original, or undefined for a refusal; anything else is thrown on. */
function outcome(file: Uint8Array): Uint8Array | undefined {
  try {
    return readFile(file).bytes;
  } catch (error) {
    if (error instanceof FileFormatError) return undefined;
    throw error;
  }
}

it('damaged and invented files are read or refused, nothing else', () => {
  const random = randomFrom(1);
  let read = 0;
  for (let i = 0; i < 3000; i++) if (outcome(mutate(SEEDS, random)) !== undefined) read++;
  // Both outcomes are met: a checksum put right lets many files through.
  expect(read).toBeGreaterThan(100);
  expect(read).toBeLessThan(2500);
});

it('a short file that is read reads the same by the document', () => {
  const random = randomFrom(2);
  for (let i = 0; i < 300; i++) {
    const file = mutate(SEEDS, random);
    const original = outcome(file);
    if (original !== undefined && original.length < 2000)
      expect(decodeByTheBook(file).original).toEqual(original);
  }
});

it('a file cut off anywhere is refused', () => {
  for (const file of SEEDS) {
    for (let length = 0; length < file.length; length += Math.ceil(file.length / 50)) {
      expect(() => readFile(file.subarray(0, length))).toThrow(FileFormatError);
    }
  }
});

it('a single wrong bit is noticed', () => {
  for (const file of SEEDS) {
    for (let bit = 0; bit < 8 * Math.min(40, file.length); bit++) {
      const damaged = file.slice();
      damaged[bit >> 3] ^= 1 << (bit & 7);
      expect(() => readFile(damaged)).toThrow(FileFormatError);
    }
  }
});

it('zeros behind the end are no harm, anything else is', () => {
  for (const file of SEEDS) {
    const padded = withChecksum(Uint8Array.of(...file, 0, 0, 0, 0, 0, 0, 0, 0));
    expect(outcome(padded)).toEqual(readFile(file).bytes);
    const extended = withChecksum(Uint8Array.of(...file, 0, 0, 0, 0, 0, 0, 0, 1));
    expect(() => readFile(extended)).toThrow(FileFormatError);
  }
});

describe('a file that claims more rows than it pays for', () => {
  it.each([
    ['exact(n)', 0],
    ['exact(n)', 255],
    ['noisy(2^4000)', 0],
    ['patched(0)', 255],
  ] as const)('is refused soon, however long it is: %s, and bytes of %d', (program, fill) => {
    const file = claiming(program, 100_000_000, fill, 2 ** 20);
    const started = process.cpuUsage();
    expect(() => readFile(file)).toThrow(
      /(steps|bytes of memory) that what was read so far pays for|the file ends too early/,
    );
    const { user, system } = process.cpuUsage(started);
    expect(user + system).toBeLessThan(10e6);
  });
});

it.each([
  // Both hold a grammar: compound models thirty deep, and a sum of thousands of terms.
  [
    'nested',
    'S/EC3K+ZFuEujO5MLa2rBlNZwj+K7TBsCaKRYpVAuVDjcXBH5R/fEjTjTUAqpGS6xYbTkuc7/66cGVbDmc/Fz1BZJEmTs6fzmPc+Qv/gmp6R6M7z9NFTBqzDkzEW9bifYa5Lc4GN7Z8/6IQQ',
  ],
  ['wide', 'S/ECYp400uHjODO5MLa2rBlNZwj+K7TBsCZdcn74HbpLmmN6tAwS4MTqlAYV8njKObGcDSgLmOg/'],
])('a small file with a %s grammar is refused', (_, file) => {
  expect(() => readFile(Buffer.from(file, 'base64'))).toThrow(FileFormatError);
});
