import { describe, expect, it } from 'vitest';
import { parseModel } from '../../src/language/parse.js';
import { goodnessOf } from '../../src/search/goodness.js';
import { integers, rowsFrom, symbols, table } from './sequences.js';

const X = [1, 2, 3, 4, 5];
const LINE = table([11, 19, 31, 40, 49], { x: X });

describe('how well a model fits', () => {
  it('is told by the differences between data and model', () => {
    const fit = goodnessOf(parseModel('noisy(10*x(n))'), LINE);
    expect(fit?.rows).toBe(5);
    // Differences 1, -1, 1, 0, -1; squared deviations of the data from 30 are 361, 121, 1, 100, 361.
    expect(fit?.rootMeanSquare).toBeCloseTo(Math.sqrt(4 / 5), 12);
    expect(fit?.medianAbsolute).toBe(1);
    expect(fit?.explained).toBeCloseTo(1 - 4 / 944, 12);
    expect(fit?.largest.map(({ row }) => row)).toEqual([0, 1, 2, 4]);
    expect(fit?.sample[1]).toEqual({ row: 1, value: 19, computed: 20 });
  });

  it('has a middle that outliers do not move', () => {
    const far = goodnessOf(parseModel('noisy(10*x(n))'), table([11, 1000, 33, 36], { x: [1, 2, 3, 4] }));
    expect(far?.medianAbsolute).toBe(3.5);
    expect(goodnessOf(parseModel('noisy(4)'), integers([6]))?.medianAbsolute).toBe(2);
  });

  it('is in the units of the data', () => {
    const data = { ...integers([125, 250, 380]), kind: 'decimal' as const, decimals: 2 };
    const noisy = goodnessOf(parseModel('noisy(125*n + 125)'), data);
    const measured = goodnessOf(parseModel('measured(1.25*n + 1.25)'), data);
    expect(measured).toEqual(noisy);
    expect(measured?.largest).toEqual([{ row: 2, value: 3.8, computed: 3.75 }]);
  });

  it('counts the rows of parts by their numbers in the whole', () => {
    const data = integers([0, 5, 1, 6, 2, 9]);
    const fit = goodnessOf(parseModel('interleaved(exact(n), noisy(n + 5))'), data);
    expect(fit?.sample.map(({ row, computed }) => [row, computed])).toEqual([
      [1, 5],
      [3, 6],
      [5, 7],
    ]);
    const pieces = goodnessOf(parseModel('piecewise(2: noisy(3), noisy(n))'), data);
    expect(pieces?.sample.map(({ computed }) => computed)).toEqual([3, 3, 0, 1, 2, 3]);
  });

  it('leaves out rows for which nothing is computed', () => {
    const fit = goodnessOf(parseModel('noisy(a(n-1))'), integers([4, 6, 7]));
    expect(fit?.sample.map(({ row }) => row)).toEqual([1, 2]);
  });

  it('is not told of models that say what all rows are, of symbols, and where nothing is computed', () => {
    expect(goodnessOf(parseModel('exact(n)'), integers([0, 1, 2]))).toBeUndefined();
    expect(goodnessOf(parseModel('context(n)'), symbols([0, 1, 0], 2))).toBeUndefined();
    expect(goodnessOf(parseModel('noisy(1 div 0)'), integers([0, 1, 2]))).toBeUndefined();
  });

  it('has no share of variance where rows do not differ, and survives large numbers', () => {
    expect(goodnessOf(parseModel('noisy(5)'), integers([4, 4, 4]))).toEqual({
      rows: 3,
      rootMeanSquare: 1,
      medianAbsolute: 1,
      largest: [0, 1, 2].map((row) => ({ row, value: 4, computed: 5 })),
      sample: [0, 1, 2].map((row) => ({ row, value: 4, computed: 5 })),
    });
    const wide = goodnessOf(parseModel('noisy(10^200)'), integers([10n ** 200n, 3n * 10n ** 200n, 2n]));
    expect(wide?.rootMeanSquare).toBeCloseTo(Math.sqrt(5 / 3) * 1e200, -190);
  });

  it('draws no more than two hundred rows of long data, with both ends', () => {
    const fit = goodnessOf(parseModel('noisy(n)'), integers(rowsFrom(1001, (n) => n + (n % 3))));
    expect(fit?.rows).toBe(1001);
    expect(fit?.sample).toHaveLength(200);
    expect([fit?.sample[0].row, fit?.sample[199].row]).toEqual([0, 1000]);
    expect(fit?.largest).toHaveLength(5);
  });
});
