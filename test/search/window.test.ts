import { describe, expect, test } from 'vitest';
import { priceModel } from '../../src/codelength/price.js';
import { rowsOf } from '../../src/data/dataset.js';
import { sliceDataset } from '../../src/data/sections.js';
import { derive } from '../../src/grammar/derive.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { inlineExecutor } from '../../src/search/enumerate/enumeration.js';
import { windowOf } from '../../src/search/problem.js';
import { runSearch } from '../../src/search/run.js';
import { ARITHMETIC } from './enumerate/small-grammars.js';
import { integers, rowsFrom, table } from './sequences.js';

const INTEGER = shippedGrammar('integer');

function fibonacciModulo(rows: number): number[] {
  const values = [0, 1];
  while (values.length < rows) values.push((values[values.length - 1] + values[values.length - 2]) % 1000);
  return values;
}

describe('data longer than the window', () => {
  test('is priced on all rows and never certified', async () => {
    const dataset = integers(fibonacciModulo(200));
    expect(rowsOf(windowOf(dataset, INTEGER))).toBeLessThan(200);
    const options = { seconds: Number.POSITIVE_INFINITY, maxEvaluations: 4000, memory: 2 ** 27 };
    const result = await runSearch(dataset, { ...options, grammar: INTEGER }, 1, inlineExecutor);
    expect(result.certified).toBe(false);
    expect(result.dataset.rows).toBe(200);
    const derived = [result.best, ...result.frontier].filter(({ model }) => derive(INTEGER, model, []));
    expect(derived.length).toBeGreaterThan(1);
    for (const { model, programBits, dataBits } of derived) {
      const price = priceModel(dataset, INTEGER, model);
      expect(programBits).toBeCloseTo(price.programBits, 9);
      expect(dataBits).toBeCloseTo(price.dataBits, 9);
    }
    expect(result.best.totalBits).toBeLessThanOrEqual(result.nullBits);
  });

  test('may go on differently from what the window says', async () => {
    const rows = rowsFrom(1500, (n) => (n < 1200 ? n : (n * n * 7919) % 50021));
    const options = {
      strategies: ['enumerate'] as const,
      seconds: Number.POSITIVE_INFINITY,
      maxEvaluations: 3000,
      memory: 2 ** 27,
    };
    const { best, frontier } = await runSearch(
      integers(rows),
      { ...options, grammar: ARITHMETIC },
      1,
      inlineExecutor,
    );
    expect([best, ...frontier].map(({ program }) => program)).not.toContain('exact(n)');
    expect(best.head).toBe('patched');
  });
});

describe('the window', () => {
  test('is all of short data', () => {
    const dataset = integers(rowsFrom(24, (n) => n));
    expect(windowOf(dataset, INTEGER)).toBe(dataset);
  });

  test('is the first rows of long data, given columns included', () => {
    const rows = rowsFrom(5000, (n) => n % 17);
    const window = windowOf(table(rows, { x: rowsFrom(5000, (n) => 2 * n) }), ARITHMETIC);
    expect(rowsOf(window)).toBe(1024);
    expect([...window.target.values]).toEqual(rows.slice(0, 1024));
    expect(window.given[0].column.values[1023]).toBe(2046);
    expect(window.given[0].column.values).toHaveLength(1024);
  });

  test('keeps exact values where they do not fit in doubles', () => {
    const dataset = integers([1n, 2n ** 60n, 3n, 2n ** 61n]);
    expect(sliceDataset(dataset, 1, 3).target.wide).toEqual(new Map([[0, 2n ** 60n]]));
  });
});
