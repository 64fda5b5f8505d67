import { describe, expect, test } from 'vitest';
import { orderK } from '../../src/compare/classical/order-k.js';
import type { Compressor } from '../../src/compare/compressor.js';
import { measureCompressor, type News } from '../../src/compare/measurement.js';
import { byLength, newMeasurement, note, rowOf } from '../../src/compare/standing.js';
import { FileFormatError } from '../../src/errors.js';

const file = new TextEncoder().encode(
  `${Array.from({ length: 200 }, (_, n) => (n * n) % 1000).join('\n')}\n`,
);

/** Writes what it was given behind a byte. */
const plain: Compressor = {
  name: 'plain',
  family: 'classical',
  version: '1.0',
  compress: (bytes) => Uint8Array.of(1, ...bytes),
  decompress: (bytes) => bytes.subarray(1),
};

/** Short, and of no use. */
const forgetful: Compressor = {
  ...plain,
  name: 'forgetful',
  compress: (bytes) => bytes.subarray(0, bytes.length >> 1),
  decompress: (bytes) => bytes,
};

const broken: Compressor = {
  ...plain,
  name: 'broken',
  decompress: () => {
    throw new FileFormatError('broken: the checksum is wrong');
  },
};

async function measured(compressor: Compressor) {
  const { name, family, version } = compressor;
  const measurement = newMeasurement({ name, family, version });
  const all: News[] = [];
  await measureCompressor(compressor, file, { name: 'test' }, async (news) => {
    all.push(news);
    if (news.kind !== 'progress') note(measurement, news);
  });
  measurement.ending = 'done';
  return { all, measurement, row: rowOf(measurement, file.length, 200) };
}

describe('what is measured', () => {
  test('is the shortest form that came back', async () => {
    const { all, row } = await measured(plain);
    const lengths = all.flatMap((news) => (news.kind === 'measured' ? [news.measured] : []));
    expect(lengths.map(({ form }) => form)).toEqual([
      ...['file', 'packed', 'packed planes', 'delta', 'delta planes'],
    ]);
    // 200 values of 16 bits, what stands around them, and the byte in front.
    expect(row).toMatchObject({ form: 'packed', verified: true, headerBytes: 1 });
    expect(row.bytes).toBe(Math.min(...lengths.map(({ bytes }) => bytes)));
    expect(row.bytes).toBeGreaterThan(400);
    expect(row.bits).toBe(8 * row.bytes!);
    expect(row.bitsPerSymbol).toBe(row.bits! / 200);
    expect(row.ratio).toBe(row.bytes! / file.length);
    expect(row).not.toHaveProperty('failure');
  });

  test('is marked where decoding does not give back the file, and never wins', async () => {
    const short = (await measured(forgetful)).row;
    const { row: failed } = await measured(broken);
    const { row: honest } = await measured(plain);
    expect(short).toMatchObject({ verified: false, form: 'packed' });
    expect(short.bytes).toBeLessThan(honest.bytes!);
    expect(failed).toMatchObject({
      ...{ verified: false, bytes: null, bits: null, failure: 'broken: the checksum is wrong' },
    });
    expect([failed, short, honest].sort(byLength).map(({ name }) => name)).toEqual([
      ...['plain', 'forgetful', 'broken'],
    ]);
  });

  test('counts parameters on top where there are any', async () => {
    const { row } = await measured({
      ...plain,
      network: (bytes) => ({ parameters: 10 * bytes.length, unsentBytes: 7 }),
    });
    expect(row.parameters).toBe(10 * (row.bytes! - 1));
    expect(row.bytesWithParameters).toBe(row.bytes! + 7);
    expect((await measured(plain)).row).not.toHaveProperty('parameters');
  });

  test('is spread over the rows as a profile', async () => {
    const { measurement, row } = await measured(orderK(0));
    const bits = measurement.profile!.bits;
    expect(bits.length).toBe(200);
    const sum = bits.reduce((total, each) => total + each, 0);
    // All but the frame and what stands around the values.
    expect(sum).toBeLessThan(row.bits!);
    expect(sum).toBeGreaterThan(0.8 * row.bits!);
  });

  test('a process that was ended leaves a reason', () => {
    const measurement = newMeasurement({ name: 'slow', family: 'neural', version: '1.0' });
    measurement.ending = { reason: 'ended after 3 s' };
    expect(rowOf(measurement, 10, 10)).toMatchObject({ verified: false, failure: 'ended after 3 s' });
  });
});
