import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { Fingerprinter } from '../../../src/search/enumerate/fingerprint.js';
import {
  allocatePrintTable,
  hashOf,
  insert,
  NO_ROOM,
  type PrintTable,
  SHARDS,
  saltOf,
  seek,
  shardOf,
} from '../../../src/search/enumerate/print-table.js';

type Key = readonly [first: number, second: number];

/** Few different values, so that keys agree in parts and slots collide. */
const word = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -3, max: 3 }).map((value) => value << 28),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
);
const key: fc.Arbitrary<Key> = fc.tuple(word, word).filter(([first, second]) => (first | second) !== 0);

function find(table: PrintTable, [first, second]: Key): number {
  return seek(table, hashOf(first, second), first, second);
}

function add(table: PrintTable, [first, second]: Key, value: number): boolean {
  const slot = insert(table, hashOf(first, second), first, second);
  if (slot >= 0 && table.values.length > 0) table.values[slot] = value;
  return slot >= 0;
}

describe('look-ups agree with a map', () => {
  test.prop([fc.array(key, { maxLength: 600 }), fc.array(key, { maxLength: 50 })], { numRuns: 60 })(
    'while the table grows',
    (keys, others) => {
      const table = allocatePrintTable(2 ** 14, true);
      const map = new Map<string, number>();
      for (const [value, one] of keys.entries()) {
        expect(add(table, one, value)).toBe(!map.has(one.join()));
        if (!map.has(one.join())) map.set(one.join(), value);
      }
      for (const one of [...keys, ...others]) {
        const slot = find(table, one);
        expect(slot < 0 ? undefined : table.values[slot]).toBe(map.get(one.join()));
      }
      expect(table.counts.reduce((sum, count) => sum + count, 0)).toBe(map.size);
    },
  );

  test('when a shard is as full as it may be', () => {
    const table = allocatePrintTable(2 ** 14, false);
    const keys: Key[] = [];
    for (let word = 1; ; word++) {
      const one: Key = [word, -word];
      if (shardOf(hashOf(...one)) !== 5) continue;
      if (insert(table, hashOf(...one), ...one) === NO_ROOM) break;
      keys.push(one);
    }
    expect(keys.length).toBe(48);
    for (const one of keys) expect(find(table, one)).toBeGreaterThanOrEqual(0);
    expect(find(table, [0, 1])).toBeLessThan(0);
  });
});

test('salts of symbols differ', () => {
  expect(new Set(Array.from({ length: 1000 }, (_, symbol) => saltOf(symbol))).size).toBe(1000);
});

test('the columns of constants spread over all shards, whatever the sum of the coefficients', () => {
  for (let seed = 1; seed <= 10; seed++) {
    for (const rows of [1, 2, 7, 8, 18, 24]) {
      const fingerprinter = new Fingerprinter(rows, seed);
      const counts = new Float64Array(SHARDS);
      for (let value = 0; value < 64 * SHARDS; value++) {
        fingerprinter.ofValues(new Float64Array(rows).fill(value), 0);
        counts[shardOf(hashOf(fingerprinter.out[0], fingerprinter.out[1]))]++;
      }
      expect(Math.max(...counts), `${rows} rows, seed ${seed}`).toBeLessThan(2 * 64);
    }
  }
});
