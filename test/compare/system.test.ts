import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Compressor } from '../../src/compare/compressor.js';
import { runTool, ToolFailure } from '../../src/compare/system/tool.js';
import { SYSTEM_NAMES, systemCompressor, systemCompressors } from '../../src/compare/system.js';
import { FileFormatError } from '../../src/errors.js';

const { present, absent } = await systemCompressors();
const BUILT_IN = ['deflate', 'gzip', 'brotli'];

const text = new TextEncoder().encode('she sells sea shells by the sea shore; '.repeat(40));
const CONTENTS: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['nothing', new Uint8Array()],
  ['one byte', Uint8Array.of(0)],
  ['one symbol repeated', new Uint8Array(100_000).fill(7)],
  ['all bytes', Uint8Array.from({ length: 256 }, (_, byte) => byte)],
  ['a text', text],
  ['noise', Uint8Array.from({ length: 3000 }, (_, n) => (n * n * 2654435761) >>> 11)],
];

test('every compressor of the system is present or said to be absent', () => {
  expect([...present, ...absent].map(({ name }) => name).sort()).toEqual([...SYSTEM_NAMES].sort());
  for (const { version } of present) expect(version).toMatch(/^\d+\.\d+/);
  for (const { reason } of absent) expect(reason).toBe('not on the PATH');
  expect(present.map(({ name }) => name).slice(0, 3)).toEqual(BUILT_IN);
});

describe.concurrent.each(SYSTEM_NAMES)('%s', (name) => {
  const compressor = present.find((candidate) => candidate.name === name) as Compressor;

  test.skipIf(!compressor)(
    'gives back what it was given, and writes the same bytes a second later',
    async () => {
      const first: Uint8Array[] = [];
      for (const [what, bytes] of CONTENTS) {
        const compressed = await compressor.compress(bytes);
        first.push(compressed);
        expect(Buffer.compare(await compressor.decompress(compressed), bytes), what).toBe(0);
      }
      await delay(1100);
      const found = systemCompressor(name, compressor.version)!;
      for (const [index, [what, bytes]] of CONTENTS.entries())
        expect(Buffer.compare(await found.compress(bytes), first[index]), what).toBe(0);
    },
  );

  test.skipIf(!compressor)('makes a text shorter', async () => {
    expect((await compressor.compress(text)).length).toBeLessThan(text.length);
  });

  test.skipIf(!compressor)('refuses what is cut off, and what is no file of its', async ({ expect }) => {
    const whole = await compressor.compress(text);
    const damaged = [
      new Uint8Array(),
      whole.subarray(0, 1),
      whole.subarray(0, whole.length >> 1),
      whole.subarray(0, whole.length - 1),
      Uint8Array.from({ length: 50 }, (_, n) => (n * 151 + 77) & 255),
      text,
    ];
    for (const bytes of damaged)
      await expect(async () => compressor.decompress(bytes)).rejects.toBeInstanceOf(FileFormatError);
  });
});

// Brotli has no checksum; the tools are slow to start.
test.each(present.filter(({ name }) => name === 'deflate' || name === 'gzip'))(
  '$name refuses a flipped bit or gives back the same bytes',
  async (compressor) => {
    const whole = await compressor.compress(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(8 * whole.length - 1), async (bit) => {
        const damaged = Uint8Array.from(whole);
        damaged[bit >> 3] ^= 1 << (bit & 7);
        try {
          // Some bits of a head mean nothing: a date, the name of a system.
          expect(Buffer.compare(await compressor.decompress(damaged), text)).toBe(0);
        } catch (error) {
          expect(error).toBeInstanceOf(FileFormatError);
        }
      }),
      { numRuns: 300 },
    );
  },
);

test.each(present.filter(({ name }) => name === 'brotli' || name === 'gzip'))(
  '$name refuses bytes behind its end',
  async (compressor) => {
    const longer = Buffer.concat([await compressor.compress(text), Uint8Array.of(65)]);
    await expect(async () => compressor.decompress(longer)).rejects.toBeInstanceOf(FileFormatError);
  },
);

describe('a tool', () => {
  const nothing = new Uint8Array();
  const node = (script: string, seconds = 20) =>
    runTool(process.execPath, ['-e', script], nothing, { seconds });

  test('that is not there', async () => {
    await expect(runTool('kolmo-no-such-tool', [], nothing, { seconds: 5 })).rejects.toThrow(ToolFailure);
  });

  test('that fails is quoted', async () => {
    await expect(node('console.error("first\\nbad magic"); process.exit(3)')).rejects.toThrow(/^bad magic$/);
    await expect(node('process.exit(3)')).rejects.toThrow('it ended with 3');
  });

  test('that takes too long is ended', async () => {
    await expect(node('setInterval(() => {}, 1000)', 0.5)).rejects.toThrow('it was ended by SIGKILL');
  });

  test('that does not read is no harm', async () => {
    const { stdout } = await runTool(process.execPath, ['-e', 'console.log(1)'], new Uint8Array(2 ** 22), {
      seconds: 20,
    });
    expect(Buffer.from(stdout).toString()).toBe('1\n');
  });
});
