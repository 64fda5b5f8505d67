import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/dataset.js';
import { readData } from '../../../src/data/read.js';
import { parseGrammar } from '../../../src/grammar/parse.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { inlineExecutor } from '../../../src/search/enumerate/enumeration.js';
import { runSearch } from '../../../src/search/run.js';
import { normal, spread } from './measured-columns.js';

const real = shippedGrammar('real');

/** The shortest program of the families that end by themselves, after so many evaluations at most. */
async function programOf(dataset: Dataset, grammar = real, maxEvaluations = 4000): Promise<string> {
  const options = { grammar, maxEvaluations, without: ['law'], seconds: Number.POSITIVE_INFINITY };
  const { best } = await runSearch(dataset, options, 1, inlineExecutor);
  return best.program;
}

/** A table of decimals as a file has it. */
function table(header: string, rows: readonly (readonly string[])[], column: string): Dataset {
  return readData([header, ...rows.map((cells) => cells.join())].join('\n'), { name: 'table', column });
}

describe('programs of real numbers', () => {
  const incomes = Array.from(spread(50, 0, 30_000, 3), Math.round);
  const errors = normal(50, 8);

  test('a tax of two brackets', async () => {
    const rows = incomes.map((x) => [`${x}`, (0.06 * x + 0.04 * Math.max(0, x - 10_000)).toFixed(2)]);
    const program = await programOf(table('income,tax', rows, 'tax'));
    expect(program).toBe('measured(0.06*income + 0.04*max(0, income - 10000))');
  });

  test('a line with outliers', async () => {
    const rows = incomes.map((x, row) => [
      `${x / 1000}`,
      (2.5 * (x / 1000) + 10 + 0.1 * errors[row] + (row % 20 === 3 ? 60 : 0)).toFixed(2),
    ]);
    expect(await programOf(table('x,y', rows, 'y'))).toBe('measured(2.5*x + 10)');
  });

  test('ends at a limit on evaluations whatever there is to try, with the same answer each time', async () => {
    const rows = incomes.map((x, row) => [
      `${x}`,
      `${1 + (row % 7)}`,
      (x * (1 + (row % 7)) ** 2 * 0.5).toFixed(1),
    ]);
    const search = () =>
      runSearch(
        table('m,v,E', rows, 'E'),
        { grammar: real, maxEvaluations: 300, next: 0 },
        1,
        inlineExecutor,
      );
    const [first, second] = [await search(), await search()];
    expect(first.stopReason).toBe('evaluation-limit');
    expect(first.evaluated).toBeLessThanOrEqual(300);
    expect(second.best.program).toBe(first.best.program);
  });

  test('a line in n', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => [(0.25 * n + 3).toFixed(2)]);
    expect(await programOf(table('y', rows, 'y'))).toBe('measured(n/4 + 3)');
  });

  test('a constant that the grammar declares', async () => {
    const grammar = parseGrammar(
      [
        'grammar falling',
        'start model',
        'numbers real',
        'constant g = 9.80665',
        'model ::= measured(value)',
        'value ::= decimal [16] | g [4] | n [16] | value + value [4] | value * value [8] | value / value [2]',
      ].join('\n'),
      'falling.grammar',
    );
    const rows = Array.from({ length: 30 }, (_, n) => [(9.80665 * n + 0.02 * errors[n]).toFixed(3)]);
    expect(await programOf(table('v', rows, 'v'), grammar)).toBe('measured(9.80665*n)');
  });
});
