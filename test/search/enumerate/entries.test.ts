import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { exactRows } from '../../../src/data/column.js';
import type { Dataset } from '../../../src/data/dataset.js';
import type { Grammar } from '../../../src/grammar/grammar.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import { printExpression } from '../../../src/language/print.js';
import { symbolOf } from '../../../src/search/enumerate/bank.js';
import { Enumeration, inlineExecutor } from '../../../src/search/enumerate/enumeration.js';
import { arbitraryGrammar } from '../../../src/testing/grammars.js';
import { integers, rowsFrom, table } from '../sequences.js';
import { ARITHMETIC, BITS, CONDITIONS, ITERATIONS, LITERALS, SUMS, TABLES } from './small-grammars.js';

const bounds = { dataBits: () => Number.POSITIVE_INFINITY, meetingBits: 30 };

async function enumerate(grammar: Grammar, window: Dataset, candidates: number): Promise<Enumeration> {
  const enumeration = new Enumeration({ dataset: window, window, grammar, seed: 3 }, 2 ** 24, inlineExecutor);
  for (;;) {
    const outcome = await enumeration.next({ ...bounds, candidates: candidates - enumeration.evaluated });
    if (typeof outcome === 'string' || outcome.cut) return enumeration;
  }
}

/** Every entry's column is what its program computes, and no two entries of a symbol have the same. */
async function expectSound(grammar: Grammar, window: Dataset, candidates: number): Promise<number> {
  const { engine, bank, distinct } = await enumerate(grammar, window, candidates);
  const { space, evaluator } = engine;
  const world = rootWorld(window.target, window.given);
  const seen = new Map<string, string>();
  let compared = 0;
  for (let entry = 1; entry <= distinct; entry++) {
    const symbol = symbolOf(bank, entry);
    if (space.symbols[symbol].grid !== 0) continue;
    const expression = evaluator.expressionOf(evaluator.candidateOf(entry));
    const program = printExpression(expression);
    const rows = exactRows(evaluateColumn(expression, world));
    expect(exactRows(evaluator.columnOf(entry)), program).toEqual(rows);
    const key = `${symbol} ${rows.join()}`;
    expect(seen.get(key), `${program} again`).toBeUndefined();
    seen.set(key, program);
    compared++;
  }
  expect(compared).toBeLessThanOrEqual(distinct);
  return compared;
}

const LARGE = integers(Array.from({ length: 9 }, (_, n) => 3n ** BigInt(8 * n) - 2n ** BigInt(7 * n)));

describe('entries of the bank have the columns of their programs', () => {
  test.each([
    ['small values', ARITHMETIC, integers(rowsFrom(10, (n) => n * n - 3))],
    ['values of all sizes', ARITHMETIC, LARGE],
    ['branches', CONDITIONS, integers(rowsFrom(9, (n) => n % 4))],
    ['literals', LITERALS, integers(rowsFrom(9, (n) => 7 * n))],
    ['literals and large values', LITERALS, LARGE],
    ['sums', SUMS, integers(rowsFrom(9, (n) => n * n))],
    ['sums of large values', SUMS, LARGE],
    ['iterations', ITERATIONS, integers(rowsFrom(7, (n) => n))],
    ['given columns', TABLES, table([1, 2, 3, 4], { x: [2 ** 40, -(2 ** 52), 7, 0], y: [2 ** 33, 5, 5, 1] })],
    ['bits', BITS, integers(rowsFrom(12, (n) => (n >> 1) & 1))],
  ] as const)('%s', async (_name, grammar, dataset) => {
    const compared = await expectSound(grammar, dataset, 4000);
    expect(compared).toBeGreaterThan(50);
  });

  const values = fc.array(
    fc.oneof(fc.integer({ min: -9, max: 99 }), fc.integer({ min: -(2 ** 40), max: 2 ** 40 })),
    {
      minLength: 2,
      maxLength: 6,
    },
  );

  test.prop([arbitraryGrammar(), values], { numRuns: 60, seed: 5 })('any grammar', async (grammar, rows) => {
    const dataset = table(rows, { x1: rows.map((value) => value % 7) });
    await expectSound(grammar, dataset, 600);
  });
});
