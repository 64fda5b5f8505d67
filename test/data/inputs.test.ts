import { describe, expect, test } from 'vitest';
import { exactRows } from '../../src/data/column.js';
import { readDataset } from '../../src/data/read.js';
import { describe as describeData } from '../../src/data/rebuild.js';

function read(text: string, options: Partial<Parameters<typeof readDataset>[1]> = {}) {
  const { dataset, skipped } = readDataset(Buffer.from(text), { name: 't', ...options });
  const given = dataset.given.map(({ name, column, decimals }) => [
    name,
    exactRows(column).map(Number),
    decimals,
  ]);
  return { target: exactRows(dataset.target).map(Number), given, skipped };
}

describe('the columns beside the target', () => {
  test('are all given where none are named', () => {
    expect(read('x,z,y\n4,1.5,7\n5,2,9\n', { column: 'z' })).toEqual({
      target: [15, 20],
      given: [
        ['x', [4, 5], 0],
        ['y', [7, 9], 0],
      ],
      skipped: [],
    });
    expect(read('x,z,y\n4,1.5,7\n5,2,9\n')).toMatchObject({
      target: [7, 9],
      given: [
        ['x', [4, 5], 0],
        ['z', [15, 20], 1],
      ],
    });
  });

  test('are skipped where they tell nothing, which is said', () => {
    const table = 'city,x,e,same,y\nRome,1,,3,5\nBonn,2,,3,6\n';
    expect(read(table)).toEqual({
      target: [5, 6],
      given: [['x', [1, 2], 0]],
      skipped: [
        { name: 'city', reason: 'holds text' },
        { name: 'e', reason: 'is empty' },
        { name: 'same', reason: 'is the same in every row' },
      ],
    });
  });

  test('leave out the number of the row, which programs know', () => {
    expect(read('n,x,y\n0,0,5\n1,1,8\n2,2,11\n')).toEqual({
      target: [5, 8, 11],
      given: [['x', [0, 1, 2], 0]],
      skipped: [{ name: 'n', reason: 'is the number of the row' }],
    });
    expect(read('n,y\n1,5\n2,8\n').given).toEqual([['n', [1, 2], 0]]);
    expect(read('n,y\n0,5\n1,8\n', { inputs: ['n'] }).given).toEqual([['n', [0, 1], 0]]);
  });

  test('are those that are named, or none', () => {
    expect(read('x,z,y\n1,3,7\n2,3,9\n', { inputs: ['z'] }).given).toEqual([['z', [3, 3], 0]]);
    expect(read('x,z,y\n1,3,7\n2,3,9\n', { inputs: [] }).given).toEqual([]);
    expect(() => read('x,z,y\n1,a b,7\n2,c d,9\n', { inputs: ['z'] })).toThrow('"a b" is not a number');
  });

  test('make a table of rows of numbers where all are asked for', () => {
    expect(read('1 5\n2 7\n4 11\n', { inputs: 'all' })).toMatchObject({
      target: [5, 7, 11],
      given: [['column1', [1, 2, 4], 0]],
    });
    expect(read('1 5\n2 7\n4 11\n')).toMatchObject({ target: [1, 5, 2, 7, 4, 11], given: [] });
  });

  test('have names of their own, whatever the header says', () => {
    const { given } = read('x,,x,constructor,x (2),n,y\n1,2,3,4,5,6,7\n2,1,8,7,6,5,5\n');
    expect(given.map(([name]) => name)).toEqual(['x', 'column2', 'x (2)', 'constructor', 'x (2) (2)', 'n']);
  });

  test('are the first 32', () => {
    const names = Array.from({ length: 40 }, (_, at) => `c${at}`);
    const row = (from: number) => names.map((_, at) => at * from + from).join(',');
    const { given, skipped } = read(`${names.join(',')}\n${row(1)}\n${row(2)}\n`);
    expect(given).toHaveLength(32);
    expect(skipped).toHaveLength(7);
    expect(skipped[0]).toEqual({ name: 'c32', reason: 'is beyond the first 32' });
  });

  test('are members of JSON objects that every row has', () => {
    const rows =
      '[{"x":1,"s":"a","o":[],"y":2},{"x":2,"s":"b","o":[],"y":4},{"x":5,"s":"c","o":[],"z":1,"y":10}]';
    expect(read(rows)).toEqual({
      target: [2, 4, 10],
      given: [['x', [1, 2, 5], 0]],
      skipped: [{ name: 's', reason: 'holds labels' }],
    });
  });

  test('are no part of what a file is compressed to', () => {
    expect(describeData(Buffer.from('x,y\n1,2\n3,4\n'), { name: 't' }).dataset.given).toEqual([]);
  });
});
