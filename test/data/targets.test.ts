import { describe, expect, test } from 'vitest';
import { checkDataset } from '../../dist/data/check-dataset.js';
import { exactRows } from '../../dist/data/column.js';
import { targetsIn } from '../../dist/data/locate.js';
import { readDataset } from '../../dist/data/read.js';
import { continueDataset, sliceDataset } from '../../dist/data/sections.js';

const TABLE = 'day,x,err,y [m]\n2024-01-01,1,0.5,2\n2024-01-02,5,0.25,4\n2024-01-03,3,1,6\n';
const read = (text: string, options = {}) => readDataset(Buffer.from(text), { name: 't', ...options });

describe('standard errors', () => {
  test('stand beside the target, and are not given', () => {
    const { dataset } = read(TABLE, { sigma: 'err' });
    expect(dataset.given.map(({ name }) => name)).toEqual(['day', 'x']);
    expect(dataset.sigma).toEqual({
      name: 'err',
      column: { values: Float64Array.of(50, 25, 100) },
      decimals: 2,
    });
    expect(exactRows(sliceDataset(dataset, 1, 3).sigma!.column)).toEqual([25n, 100n]);
    expect(exactRows(continueDataset(dataset, [1n]).sigma!.column)).toEqual([50n, 25n, 100n, undefined]);
    expect(read(TABLE).dataset.sigma).toBeUndefined();
  });

  test('are those of the rows that have a value', () => {
    const { dataset } = read('y,err\n1,0.5\n,7\n3,1.5\n', { sigma: '2', column: 'y' });
    expect(exactRows(dataset.sigma!.column)).toEqual([5n, 15n]);
    expect(exactRows(read('[{"y":1,"s":2},{"y":4,"s":3}]', { sigma: 's' }).dataset.sigma!.column)).toEqual([
      2n,
      3n,
    ]);
    expect(
      exactRows(read('{"y":[1,4],"s":[2,3]}', { sigma: 's', column: 'y' }).dataset.sigma!.column),
    ).toEqual([2n, 3n]);
  });

  test.each([
    ['y,err\n1,0\n2,1\n', 'err', 't:2:3: a standard error has to be a positive number'],
    ['y,err\n1,1\n2,\n', 'err', 't:3:3: a standard error has to be a positive number'],
    ['y,err\n1,-1\n2,4\n', 'err', 'positive'],
    ['y,err\n1,a b\n2,c\n', 'err', 'is not a number'],
    ['y,err\n1,red\n2,red\n', 'err', 'positive'],
    ['y,err\n1,1\n2,1\n', 'y', 'column "y" cannot be both the target and its standard errors'],
    ['y,err\n1,1\n2,1\n', 'e', 'there is no column named "e"'],
  ])('of %j are refused: %s, %s', (table, sigma, message) => {
    expect(() => read(table, { sigma, column: 'y' })).toThrow(message);
  });

  test('are no input, and positive in datasets that come from outside', () => {
    expect(() => read(TABLE, { sigma: 'err', inputs: ['err'] })).toThrow(
      'both an input and the standard errors',
    );
    for (const [text, inputs] of [
      [TABLE, ['x', '2']],
      ['[{"x":1,"y":2},{"x":4,"y":3}]', ['x', 'x']],
    ] as const)
      expect(() => read(text, { inputs, column: 'y' })).toThrow('column "x" is an input twice');
    const { dataset } = read(TABLE, { sigma: 'err' });
    const wrong = { ...dataset.sigma!, column: { values: Float64Array.of(1, 0, 1) } };
    expect(() => checkDataset({ ...dataset, sigma: wrong })).toThrow('needs a positive standard error');
  });
});

describe('the columns that could be explained', () => {
  const targets = (text: string, options = {}) => targetsIn(Buffer.from(text), { name: 't', ...options });

  test.each([
    [TABLE, ['x', 'err', 'y']],
    ['day,m\n2024-01-01,Mon\n2024-01-02,Tue\n', ['day', 'm']],
    ['1 5\n2 7\n4 11\n', ['column1', 'column2']],
    ['[{"a":1,"s":"x y","b":2},{"a":4,"s":"z","b":3}]', ['a', 'b']],
    ['{"a":[1,2],"b":[2,3]}', ['a', 'b']],
    ['{"u":"m","d":[{"a":1,"b":2},{"a":4,"b":3}]}', ['a', 'b']],
  ])('of %j are %j', (text, names) => {
    expect(targets(text)).toEqual(names);
    for (const column of names) expect(read(text, { column }).column).toBe(column);
  });

  test('leave out those that are told to be something else', () => {
    expect(targets(TABLE, { sigma: 'err', inputs: ['x'] })).toEqual(['y']);
    expect(() => targets('a b,c d\ne f,g h\n')).toThrow('t: no column holds numbers');
  });
});
