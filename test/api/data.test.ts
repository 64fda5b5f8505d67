import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { datasetOf, exactRows, formatValue, InputError, readData } from '../../src/index.js';

describe('numbers as data', () => {
  test.each([
    [[1, 2, 3], 'integer', 0, [1n, 2n, 3n]],
    [[1, 2n, -3], 'integer', 0, [1n, 2n, -3n]],
    [[-0], 'integer', 0, [0n]],
    [[2n ** 80n], 'integer', 0, [2n ** 80n]],
    [[1, 2.5], 'decimal', 1, [10n, 25n]],
    [[0.1, 0.25, -3], 'decimal', 2, [10n, 25n, -300n]],
    [[1.5e-7, 1n], 'decimal', 8, [15n, 100_000_000n]],
    [[-0.05], 'decimal', 2, [-5n]],
    [Uint8Array.of(1, 255), 'integer', 0, [1n, 255n]],
    [Float32Array.of(0.5), 'decimal', 1, [5n]],
    [BigInt64Array.of(-(2n ** 60n)), 'integer', 0, [-(2n ** 60n)]],
  ] as const)('%s', (values, kind, decimals, rows) => {
    const dataset = datasetOf(values);
    expect(dataset).toMatchObject({ name: 'data', kind, decimals, given: [], alphabet: [] });
    expect(exactRows(dataset.target)).toEqual(rows);
  });

  property.prop([
    fc.array(
      fc.double({
        noDefaultInfinity: true,
        noNaN: true,
        max: Number.MAX_SAFE_INTEGER,
        min: Number.MIN_SAFE_INTEGER,
      }),
      {
        minLength: 1,
      },
    ),
  ])('are exactly what is written', (values) => {
    const dataset = datasetOf(values);
    const shown = exactRows(dataset.target).map((value) => formatValue(dataset, value!));
    expect(shown.map(Number)).toEqual(values.map((value) => value + 0));
  });
});

test('a text is data as on a command line, and never the name of a file', () => {
  expect(datasetOf('1,1,2,3')).toEqual(readData('1,1,2,3', { name: 'data' }));
  expect(datasetOf('0110100110010110')).toMatchObject({ kind: 'symbol', alphabet: [48, 49] });
  expect(datasetOf('package.json')).toMatchObject({ kind: 'symbol' });
  const table = 'day,price\n1,10\n2,11\n3,12\n';
  expect(datasetOf(table, { column: 'price', inputs: ['day'], name: 'prices' })).toMatchObject({
    name: 'prices',
    given: [{ name: 'day' }],
  });
});

test('a dataset is itself', () => {
  const dataset = datasetOf([1, 2, 3]);
  expect(datasetOf(dataset)).toBe(dataset);
  expect(datasetOf(dataset, { name: 'other' }).name).toBe('other');
});

test.each([
  [undefined, 'give data, such as [1, 1, 2, 3]'],
  [null, 'not null'],
  [5, 'not 5'],
  [{}, 'not an object'],
  [{ name: 'x', kind: 'integer', target: {}, given: [] }, 'not an object'],
  [new DataView(new ArrayBuffer(8)), 'not an object'],
  [[], 'there are no values'],
  ['', 'it is empty'],
  [[1, 'x'], 'value 2 is "x"'],
  [[1, undefined], 'value 2 is undefined'],
  [new Array(3), 'value 1 is undefined'],
  [[Number.NaN], 'value 1 is NaN'],
  [[Number.NEGATIVE_INFINITY], 'value 1 is -Infinity'],
  [[2 ** 60], 'may have been rounded'],
  [['1', '2'], 'value 1 is "1"'],
  [[true], 'value 1 is true'],
  ['1,x,3', '"x" is not a number'],
])('%s is no data', (data, message) => {
  const call = () => datasetOf(data as never);
  expect(call).toThrow(InputError);
  expect(call).toThrow(message);
});

test('options that read a text are refused beside numbers', () => {
  expect(() => datasetOf([1, 2], { column: 'price' })).toThrow('column says how a text is read');
  expect(() => datasetOf([1, 2], { colum: 'price' } as never)).toThrow("did you mean 'column'?");
});
