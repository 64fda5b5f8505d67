import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  allocateBank,
  type BankMemory,
  findEntry,
  findTail,
  firstInSlot,
  keyDifference,
  linkEntries,
  SHARDS,
  setKey,
  shardOf,
  stateOf,
  symbolOf,
} from '../../src/search/bank.js';
import { Fingerprinter, ORDINARY, WIDE } from '../../src/search/fingerprint.js';

interface Key {
  readonly symbol: number;
  readonly first: number;
  readonly second: number;
}

/** Few different values, so that keys agree in parts and slots collide. */
const word = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -3, max: 3 }).map((value) => value << 28),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
);
const key: fc.Arbitrary<Key> = fc.record({ symbol: fc.nat(5), first: word, second: word });

const text = ({ symbol, first, second }: Key) => `${symbol} ${first} ${second}`;

function fill(bank: BankMemory, keys: readonly Key[], tails: readonly Key[]): void {
  for (const [index, { symbol, first, second }] of keys.entries()) {
    setKey(bank, index + 1, symbol, [first, second, 7, index % 2 === 0 ? ORDINARY : WIDE]);
    bank.tailFirst[index + 1] = tails[index].first;
    bank.tailSecond[index + 1] = tails[index].second;
  }
}

function linkAll(bank: BankMemory, from: number, to: number, tails: boolean): void {
  for (let shard = SHARDS - 1; shard >= 0; shard--) linkEntries(bank, shard, from, to, tails);
}

describe('look-ups agree with a map', () => {
  const content = fc
    .uniqueArray(key, { selector: text, maxLength: 300 })
    .chain((keys) =>
      fc.tuple(fc.constant(keys), fc.array(key, { minLength: keys.length, maxLength: keys.length })),
    );

  test.prop([content, fc.array(key, { maxLength: 50 }), fc.nat(300)], { numRuns: 60 })(
    'for whole columns and for tails',
    ([keys, tails], others, split) => {
      const bank = allocateBank(0, 1);
      fill(bank, keys, tails);
      const middle = Math.min(split, keys.length) + 1;
      linkAll(bank, 1, middle, true);
      linkAll(bank, middle, keys.length + 1, true);
      const entries = new Map(keys.map((known, index) => [text(known), index + 1]));
      const firstTails = new Map<string, number>();
      for (const [index, { symbol }] of keys.entries()) {
        const { first, second } = tails[index];
        const tail = text({ symbol, first, second });
        const blank = first === 0 && second === 0;
        if (!blank && !firstTails.has(tail)) firstTails.set(tail, index + 1);
      }
      for (const probe of [...keys, ...tails, ...others]) {
        const { symbol, first, second } = probe;
        const entry = findEntry(bank, symbol, first, second);
        expect(entry).toBe(entries.get(text(probe)) ?? 0);
        expect(findTail(bank, symbol, first, second)).toBe(firstTails.get(text(probe)) ?? 0);
        if (entry === 0) continue;
        expect(keyDifference(bank, entry, symbol, first, second)).toBe(0);
        expect(symbolOf(bank, entry)).toBe(symbol);
        expect(stateOf(bank, entry)).toBe(entry % 2 === 1 ? ORDINARY : WIDE);
        expect(firstInSlot(bank, symbol, first, second)).not.toBe(0);
      }
    },
  );

  test('when the bank is as full as it may be', () => {
    const bank = allocateBank(0, 1);
    const count = bank.units.length - 1;
    const fingerprinter = new Fingerprinter(12, 1);
    for (let entry = 1; entry <= count; entry++) {
      fingerprinter.ofValues(new Float64Array(12).fill(entry), 0);
      setKey(bank, entry, 0, fingerprinter.out);
    }
    linkAll(bank, 1, count + 1, false);
    for (let entry = 1; entry <= count; entry++) {
      expect(findEntry(bank, 0, bank.keys[4 * entry], bank.keys[4 * entry + 1])).toBe(entry);
    }
    expect(findTail(bank, 0, bank.keys[4], bank.keys[5])).toBe(0);
  });
});

test('the columns of constants spread over all shards, whatever the sum of the coefficients', () => {
  for (let seed = 1; seed <= 40; seed++) {
    for (const rows of [1, 2, 7, 8, 18, 24]) {
      const fingerprinter = new Fingerprinter(rows, seed);
      const counts = new Float64Array(SHARDS);
      for (let value = 0; value < 4096; value++) {
        fingerprinter.ofValues(new Float64Array(rows).fill(value), 0);
        counts[shardOf(fingerprinter.out[0])]++;
      }
      expect(Math.max(...counts), `${rows} rows, seed ${seed}`).toBeLessThan((4096 / SHARDS) * 2);
    }
  }
});
