import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { scoreColumn } from '../../src/codelength/head-scorer.js';
import { shapeOf } from '../../src/codelength/model-score.js';
import { columnOf } from '../../src/data/column.js';
import type { Dataset } from '../../src/data/dataset.js';
import { readData } from '../../src/data/read.js';
import { evaluateColumn, rootWorld } from '../../src/language/columns.js';
import type { SingleModel } from '../../src/language/expression.js';
import { parseModel } from '../../src/language/parse.js';
import { predictNext, predictValues, surpriseOf } from '../../src/search/predict.js';
import { bits, integers, symbols, table } from './sequences.js';

const CASES: readonly [program: string, dataset: Dataset, next: readonly (string | null)[]][] = [
  ['exact(a(n-1) + a(n-2))', integers([1, 1, 2, 3, 5]), ['8', '13', '21', '34']],
  ['exact(n^2)', integers([0, 1, 4]), ['9', '16', '25', '36']],
  [
    'exact(2^(n * 30))',
    integers([1]),
    [
      '1073741824',
      '1152921504606846976',
      '1237940039285380274899124224',
      '1329227995784915872903807060280344576',
    ],
  ],
  ['patched(2 * n)', integers([0, 2, 99, 6]), ['8', '10', '12', '14']],
  ['noisy(a(n-1) + 3)', integers([0, 3, 7, 10]), ['13', '16', '19', '22']],
  // Undefined from the sixth row on: 5 - n is 0 there.
  ['exact(60 div (6 - n))', integers([10, 12, 15, 20]), ['30', '60', null, null]],
  ['exact(a(n-9))', integers([10, 12, 15, 20]), [null, null, null, null]],
  ['noisy(x(n) + 1)', table([2, 3, 4], { x: [1, 2, 3] }), [null, null, null, null]],
  ['noisy(x(n-2))', table([2, 3, 4], { x: [1, 2, 3] }), ['2', '3', null, null]],
  ['noisy(a(n-1) + x(n-3))', table([2, 3, 4], { x: [1, 2, 3] }), ['5', '7', '10', null]],
  ['exact(a(n-2))', bits('0101010'), ['1', '0', '1', '0']],
  ['exact(n)', symbols([0, 1, 2], 5), ['d', 'e', 'f', 'g']],
  ['exact(n - 2)', { ...symbols([0, 2, 1], 3), alphabet: [97, 99, 103] }, ['c', 'g', null, null]],
  ['exact(n)', bits('01'), [null, null, null, null]],
  // A column of equal steps goes on in them, also where a few are missing.
  ['exact(3*x(n) + 1)', table([4, 7, 10, 13], { x: [1, 2, 3, 4] }), ['16', '19', '22', '25']],
  ['exact(3*x(n) + 1)', table([4, 7, 10, 16], { x: [1, 2, 3, 5] }), ['19', '22', '25', '28']],
  ['exact(3*x(n) + 1)', table([4, 7, 10, 28], { x: [1, 2, 3, 9] }), [null, null, null, null]],
  ['exact(0 - 1)', symbols([0, 1, 2], 3), [null, null, null, null]],
  ['context(a(n-1))', symbols([0, 1, 2, 0, 1, 2, 0], 3), ['b', 'c', 'a', 'b']],
  ['context(0)', symbols([0, 1, 1], 3), ['b', 'b', 'b', 'b']],
  // The context n was never seen before.
  ['context(n)', symbols([0, 1, 1], 3), [null, null, null, null]],
  ['exact(a(n-1) + 25)', readData('0.50,0.75,1.00', { name: 'inline' }), ['1.25', '1.50', '1.75', '2.00']],
];

describe('what comes next', () => {
  test.each(CASES)('%s', (program, dataset, next) => {
    expect(predictNext(parseModel(program), dataset, next.length)).toEqual(next);
  });

  test('is nothing when nothing is asked', () => {
    expect(predictValues(parseModel('exact(n)'), integers([0, 1]), 0)).toEqual([]);
  });

  test('is given up when it takes too much work', () => {
    const program = 'exact(sum(i, 1, 4000, sum(j, 1, 4000, sum(k, 1, 4000, 1))))';
    expect(predictValues(parseModel(program), integers([0]), 2)).toEqual([undefined, undefined]);
  });
});

describe('compound models predict', () => {
  test('by their last piece', () => {
    const dataset = integers([5, 5, 5, 1, 2, 4, 8]);
    const model = parseModel('piecewise(3: exact(5), exact(2^n))');
    expect(predictValues(model, dataset, 3)).toEqual([16n, 32n, 64n]);
    const repeating = parseModel('piecewise(4: noisy(0), exact(before(n+1)))');
    expect(predictValues(repeating, integers([5, 6, 7, 8, 6, 7]), 2)).toEqual([8n, undefined]);
  });

  test('by their sections in turn', () => {
    const model = parseModel('interleaved(exact(n), exact(a(n-1) + 10), exact(7))');
    expect(predictValues(model, integers([0, 3, 7, 1]), 6)).toEqual([13n, 7n, 2n, 23n, 7n, 3n]);
    expect(predictValues(model, integers([0]), 3)).toEqual([undefined, undefined, undefined]);
    const ends = parseModel('interleaved(exact(n), exact(if(n < 2, 5, 1 div 0)))');
    expect(predictValues(ends, integers([0, 5]), 5)).toEqual([1n, 5n, 2n, undefined, undefined]);
  });

  test('nothing where the last piece has no row yet', () => {
    const model = parseModel('piecewise(2: exact(n), exact(5))');
    expect(predictValues(model, integers([0, 1]), 2)).toEqual([undefined, undefined]);
  });

  test('with a surprise that leaves out the boundaries', () => {
    const model = parseModel('piecewise(2: exact(5), noisy(n))');
    expect(surpriseOf(model, integers([5, 5, 0, 1, 2]), [])).toBe(0);
    expect(surpriseOf(parseModel('piecewise(2: exact(5), exact(n))'), integers([5, 5, 0]), [1n, 2n])).toBe(0);
  });
});

describe('surprise', () => {
  const bitsOf = (model: SingleModel, dataset: Dataset) =>
    scoreColumn(
      model.head,
      evaluateColumn(model.expressions[0], rootWorld(dataset.target, dataset.given)),
      dataset.target,
      shapeOf(dataset),
    );

  const values = fc.array(fc.bigInt(-5n, 40n), { minLength: 1, maxLength: 12 });

  test.prop([
    fc.constantFrom('patched(2 * n)', 'noisy(a(n-1))', 'noisy(0)', 'patched(a(n-2))'),
    values,
    values,
  ])('is the growth of the data bits', (program, before, after) => {
    const model = parseModel(program) as SingleModel;
    const growth = bitsOf(model, integers([...before, ...after])) - bitsOf(model, integers(before));
    expect(surpriseOf(model, integers(before), after)).toBeCloseTo(growth, 8);
  });

  test('of what a program says is nothing, of anything else infinite', () => {
    const model = parseModel('exact(n)');
    expect(surpriseOf(model, integers([0, 1]), [2n, 3n])).toBe(0);
    expect(surpriseOf(model, integers([0, 1]), [2n, 4n])).toBe(Number.POSITIVE_INFINITY);
    expect(surpriseOf(model, integers([0, 1]), [])).toBe(0);
  });

  test('grows with the distance from what a noisy model says', () => {
    const model = parseModel('noisy(n)');
    const dataset = integers([0, 1, 3, 3, 4]);
    const surprises = [5n, 25n, 1000005n].map((value) => surpriseOf(model, dataset, [value]));
    expect(surprises).toEqual(surprises.toSorted((x, y) => x - y));
    expect(columnOf([5n]).values[0]).toBe(5);
  });

  test('holds beyond 2^53', () => {
    const model = parseModel('exact(3 * a(n-1))');
    const dataset = integers([2n ** 70n, 3n * 2n ** 70n]);
    expect(surpriseOf(model, dataset, [9n * 2n ** 70n])).toBeCloseTo(0, 9);
  });
});
