import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DecisionReader, DecisionWriter } from '../../src/codelength/decision-coders.js';
import { codeValueList, valueListBits } from '../../src/codelength/value-list-code.js';
import { ALL_BYTES } from '../../src/data/alphabets.js';
import { exactRows } from '../../src/data/column.js';
import type { Dataset } from '../../src/data/dataset.js';
import { formatValue } from '../../src/data/kinds.js';
import { readDataset } from '../../src/data/read.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { CHANCE_BITS } from '../../src/search/chance.js';
import { inlineExecutor } from '../../src/search/enumerate/enumeration.js';
import { readingsOf } from '../../src/search/readings.js';
import type { SearchResult } from '../../src/search/result.js';
import { runSearch } from '../../src/search/run.js';
import { integers, rowsFrom } from './sequences.js';

function searched(values: readonly number[], maxEvaluations = 2000): Promise<SearchResult> {
  return runSearch(integers(values), { maxEvaluations, next: 4 }, 1, inlineExecutor);
}

/** Three names, each of which says what comes next but for one in ten. */
const CHAIN = rowsFrom(120, (n) => [7, 500, -20][(n + (n % 10 === 9 ? 1 : 0)) % 3]);

describe('the ways to take data', () => {
  test('are one where the grammar is told', () => {
    const dataset = integers(CHAIN);
    expect(readingsOf(dataset, shippedGrammar('integer'))).toEqual([
      { dataset, grammar: shippedGrammar('integer'), bits: 0 },
    ]);
  });

  test('begin with the one that was read, at no cost', () => {
    const [first, names] = readingsOf(integers(CHAIN));
    expect([first.bits, first.dataset.kind, first.grammar.name]).toEqual([0, 'integer', 'integer']);
    expect(names.dataset).toMatchObject({ kind: 'categorical', alphabet: [-20, 7, 500] });
    expect(names.grammar.name).toBe('symbol');
    expect(names.bits).toBeCloseTo(2 + valueListBits([-20, 7, 500]), 9);
    expect([...names.dataset.target.values.slice(0, 4)]).toEqual([1, 2, 0, 1]);
    expect(formatValue(names.dataset, 2n)).toBe('500');
    expect(formatValue(names.dataset, 3n)).toBe('#3');
  });

  test('are bytes where numbers may be bytes, and numbers where symbols are digits', () => {
    const kinds = (values: readonly number[]) =>
      readingsOf(integers(values)).map(({ dataset: { kind, alphabet } }) => [kind, alphabet.length]);
    expect(kinds(rowsFrom(20, (n) => (n * n) % 251))).toEqual([
      ['integer', 0],
      ['categorical', 256],
    ]);
    expect(kinds(rowsFrom(20, (n) => n * n * n))).toEqual([['integer', 0]]);
    const bits = { ...integers([0, 1, 1, 0]), kind: 'symbol', alphabet: [48, 49] } as const;
    expect(readingsOf(bits).map(({ grammar }) => grammar.name)).toEqual(['bits', 'integer']);
  });
});

describe('the shares of the work', () => {
  const shares = (text: string) =>
    readingsOf(readDataset(Buffer.from(text), { name: 't' }).dataset).map(({ grammar, share }) => [
      grammar.name,
      share,
    ]);

  test('of a table leave laws of real numbers half or more, and whole numbers a third', () => {
    expect(shares('x,y\n1,3\n4,2\n2,9\n')).toEqual([
      ['integer', 0.5],
      ['real', 1],
    ]);
    expect(shares('x,y\n1,3.5\n4,2.5\n2,9.5\n')).toEqual([
      ['decimal', undefined],
      ['real', 1],
    ]);
  });
});

describe('a search in all of them', () => {
  test('takes numbers for names where that is shorter, pays for it, and answers in numbers', async () => {
    const result = await searched(CHAIN);
    const [won, ...others] = result.readings;
    expect(won.kind).toBe('categorical');
    expect(result.dataset.kind).toBe('integer');
    expect(result.grammar).toBe('symbol');
    expect(won.totalBits).toBeCloseTo(result.best.totalBits, 9);
    expect(others.every(({ totalBits }) => totalBits > won.totalBits)).toBe(true);
    expect(result.best.totalBits).toBeCloseTo(result.best.programBits + result.best.dataBits, 9);
    expect(result.best.programBits).toBeGreaterThan(won.bits);
    expect(result.best.next.every((term) => ['7', '500', '-20'].includes(term!))).toBe(true);
    expect(result.found).toBe(true);
  });

  test('takes them for numbers where a formula is shorter', async () => {
    const divisors = (n: number) =>
      rowsFrom(n, (k) => Number(n % (k + 1) === 0)).reduce((sum, is) => sum + is);
    const result = await searched(rowsFrom(60, (n) => divisors(n + 1)));
    expect(result.readings.map(({ kind }) => kind)).toContain('categorical');
    expect(result.readings[0]).toMatchObject({ kind: 'integer', bits: 0, grammar: 'integer' });
    expect(result.best.next).toEqual(['2', '4', '6', '7']);
  });

  test('knows the null model of all readings: numbers of a few values are no law', async () => {
    let state = 7;
    const draw = () => {
      state = (state * 48271) % 2147483647;
      return [3, 900, 77, -5000][state % 4];
    };
    const result = await searched(rowsFrom(100, draw));
    expect(result.found).toBe(false);
    // Two bits a row, and the list.
    expect(result.nullBits).toBeLessThan(280);
  });

  test('takes rows that are all alike for a law, once there are too many for chance', async () => {
    expect((await searched(Array(7).fill(5))).found).toBe(false);
    const result = await searched(Array(9).fill(5));
    expect(result).toMatchObject({ found: true, best: { program: 'exact(5)', next: ['5', '5', '5', '5'] } });
    expect(result.nullBits).toBeCloseTo(result.best.totalBits + 8, 9);
  });

  test('takes two rows for no law, whatever they save', async () => {
    const { best, nullBits, found } = await searched([2 ** 40, 2 ** 41]);
    expect(nullBits - best.totalBits).toBeGreaterThan(CHANCE_BITS);
    expect(found).toBe(false);
  });

  test('gives one answer under a limit on evaluations', async () => {
    const one = await searched(CHAIN, 500);
    const other = await searched(CHAIN, 500);
    expect(other.readings).toEqual(one.readings);
    expect(other.evaluated).toBe(one.evaluated);
    expect(one.evaluated).toBeLessThanOrEqual(500);
  });
});

test('a list of values comes back at its price', () => {
  const values = fc.oneof(
    fc.uniqueArray(fc.integer({ min: -300, max: 300 }), { minLength: 2, maxLength: 40 }),
    fc.uniqueArray(
      fc.maxSafeInteger().map((value) => Math.trunc(value / 4) + 0),
      { minLength: 2, maxLength: 20 },
    ),
    fc.constant(ALL_BYTES),
  );
  fc.assert(
    fc.property(values, (drawn) => {
      const list = [...drawn].sort((one, other) => one - other);
      const writer = new DecisionWriter();
      codeValueList(writer, list);
      expect(valueListBits(list)).toBeCloseTo(writer.bits, 6);
      expect(codeValueList(new DecisionReader(writer.finish()), [])).toEqual(list);
    }),
  );
  expect(valueListBits(ALL_BYTES)).toBe(2);
});

describe('what begins again is also taken as if it went on:', () => {
  test.each([
    ['every other day', 'Mon, Wed, Fri, Sun, Tue, Thu, Sat, Mon', '1,3,5,7,9,11,13,15'],
    ['back through the week', 'Tue, Mon, Sun, Sat, Fri', '2,1,0,-1,-2'],
    ['quarters', 'Jan, Apr, Jul, Oct, Jan, Apr', '1,4,7,10,13,16'],
    ['times around midnight, from the first', '12:00, 06:00, 00:00, 18:00, 12:00', '0,-360,-720,-1080,-1440'],
    ['a day that comes twice', 'Sat, Sat, Sun, Mon', '6,6,7,8'],
  ])('%s', (_, text, rows) => {
    const { dataset } = readDataset(Buffer.from(text), { name: 'data' });
    const taken = readingsOf(dataset).find(({ isUnwrapped }) => isUnwrapped)!;
    expect(exactRows(taken.dataset.target).join()).toBe(rows);
    const shown = (each: Dataset) => exactRows(each.target).map((value) => formatValue(each, value!));
    expect(shown(taken.dataset)).toEqual(shown(dataset));
  });

  test.each(['Mon, Tue, Wed, Sat', '1, 2, 3, 1, 2', '26:00, 27:00, 25:00', 'a, b, c, a'])(
    'not %s',
    (text) => {
      const { dataset } = readDataset(Buffer.from(text), { name: 'data' });
      expect(readingsOf(dataset).some(({ isUnwrapped }) => isUnwrapped)).toBe(false);
    },
  );
});
