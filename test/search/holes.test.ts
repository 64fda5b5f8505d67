import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { exactRows } from '../../src/data/column.js';
import { readDataset } from '../../src/data/read.js';
import { predict, search } from '../../src/index.js';
import { fillHoles } from '../../src/search/holes.js';

/** The rows of a text, those that are missing filled in; undefined where nothing is. */
function filled(text: string): string | undefined {
  const { dataset } = readDataset(Buffer.from(text), { name: 'data' });
  const series = fillHoles(dataset);
  return series && exactRows(series.dataset.target).join();
}

describe('a recurrence that holds across missing rows says what stood there:', () => {
  test.each([
    ['one missing of few', '1, 1, 2, NA, 5, 8, 13', '1,1,2,3,5,8,13'],
    ['several', '0,1,1,2,4,NA,13,24,NA,81,149,274,504', '0,1,1,2,4,7,13,24,44,81,149,274,504'],
    ['two side by side', '2,1,3,4,7,11,18,NA,null,76,123,199,322', '2,1,3,4,7,11,18,29,47,76,123,199,322'],
    ['the second row', '1,NA,5,12,29,70,169,408', '1,2,5,12,29,70,169,408'],
    ['with a constant', '1,3,7,15,NA,63,127,255', '1,3,7,15,31,63,127,255'],
    ['with n as a factor', '1,1,2,6,24,NA,720,5040,40320', '1,1,2,6,24,120,720,5040,40320'],
    ['of squares', '1,2,5,26,NA,458330,210066388901', '1,2,5,26,677,458330,210066388901'],
    ['of a period', '2,3,5,2,NA,5,2,3,5,NA,3,5', '2,3,5,2,3,5,2,3,5,2,3,5'],
    ['decimals', '0.5,1.5,NA,13.5,40.5,121.5,364.5', '5,15,45,135,405,1215,3645'],
    [
      'a table with years',
      'year,y\n1990,1\n1991,1\n1992,NA\n1993,3\n1994,5\n1995,8\n1996,13\n',
      '1,1,2,3,5,8,13',
    ],
    [
      'a table without these rows',
      'year,y\n1990,1\n1991,1\n1992,2\n1994,5\n1995,8\n1996,13\n',
      '1,1,2,3,5,8,13',
    ],
  ])('%s', (_, text, rows) => {
    expect(filled(text)).toBe(rows);
  });

  test.each([
    ['no rule', '3,1,4,1,5,NA,2,6,5,3,5,8,NA,7,9'],
    ['a rule that would be any', '1,2,NA,8'],
    ['nothing missing', '1,1,2,3,5,8'],
    ['more missing than known', '1,NA,NA,NA,NA,NA,64'],
    ['a value that is no integer', '1,NA,3,4.5,NA,1'],
    ['a column that numbers nothing', 'x,y\n5,1\n2,1\n9,2\n1,5\n7,8\n'],
    ['two columns', 'x,z,y\n1,5,1\n2,1,1\n3,9,2\n5,2,5\n6,8,8\n7,2,13\n'],
  ])('none for %s', (_, text) => {
    expect(filled(text)).toBeUndefined();
  });

  test.prop(
    [
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 3 }),
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }),
      fc.integer({ min: 3, max: 12 }),
    ],
    { numRuns: 40 },
  )('what is filled in obeys a short rule where there is one', (coefficients, starts, hole) => {
    // A recurrence that runs backwards as well holds from its first row on.
    fc.pre(coefficients[coefficients.length - 1] !== 0);
    const rows = starts.slice(0, coefficients.length).map(BigInt);
    for (let row = rows.length; row < 16; row++)
      rows.push(coefficients.reduce((sum, by, back) => sum + BigInt(by) * rows[row - 1 - back], 1n));
    fc.pre(rows.some((value) => value !== 0n && value !== 1n));
    const text = rows.map((value, row) => (row === hole ? 'NA' : value)).join(', ');
    expect(filled(text)).toBeDefined();
  });
});

test('a search takes the series so where that is shorter, says so, and answers rows that are missing and that follow', async () => {
  const options = { maxEvaluations: 500, workers: 1, strategies: ['solve'] };
  const text = '0,1,1,2,4,NA,13,24,44,81,149,274,504';
  const { best, readings, found, certified } = await search(text, { ...options, next: 2 });
  expect([best.program, best.next, found, certified]).toEqual([
    'exact(a(n-1) + a(n-2) + a(n-3))',
    ['927', '1705'],
    true,
    false,
  ]);
  expect(readings[0]).toMatchObject({ kind: 'integer', filled: 1 });
  const { rows } = await predict(text, options);
  expect(rows).toEqual([{ row: 6, value: '7', low: '7', high: '7' }]);
  const table = 'year,y\n1990,1\n1991,1\n1992,2\n1993,4\n1995,13\n1996,24\n1997,44\n1998,81\n1999,149\n';
  const of = 'year\n1994\n2001\n1989\n';
  const { rows: asked } = await predict(table, { ...options, on: of });
  expect(asked.map(({ value }) => value)).toEqual(['7', '504', null]);
});

test('a law of a column is not taken for a series that the column numbers', async () => {
  const table = 'x,y\n1,10\n2,13\n3,16\n4,19\n5,22\n7,28\n9,34\n12,43\n';
  const { best } = await search(table, { maxEvaluations: 500, workers: 1, strategies: ['solve'] });
  expect(best.program).toBe('exact(3*x(n) + 7)');
});

test('a law of the numbers of the rows goes on behind them', async () => {
  const options = { maxEvaluations: 500, workers: 1, strategies: ['solve'] };
  const { best } = await search('3,6,9,?,15,18,21,24', { ...options, next: 2 });
  expect([best.program, best.next]).toEqual(['exact(3*row(n))', ['27', '30']]);
});
