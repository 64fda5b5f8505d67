import { describe, expect, test } from 'vitest';
import { exactRows } from '../../src/data/column.js';
import { columnsOfText, furtherRows } from '../../src/data/further-rows.js';
import { readDataset } from '../../src/data/read.js';
import { describe as describeData } from '../../src/data/rebuild.js';
import { continueGiven } from '../../src/data/sections.js';

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

  test('are labels where few come again and again, in the order in which they come', () => {
    const table = 'city,ok,k,y\nNew York,yes,A,1\nRome,no,B,2\n,yes,A,3\nRome,no,A,4\nNew York,yes,B,5\n';
    const { given, skipped } = read(table);
    expect(given).toEqual([
      ['city', [0, 1, Number.NaN, 1, 0], 0],
      ['ok', [1, 0, 1, 0, 1], 0],
      ['k', [0, 1, 0, 0, 1], 0],
    ]);
    expect(skipped).toEqual([]);
    const many = Array.from({ length: 80 }, (_, row) => `w${row % 20},${row}`).join('\n');
    expect(read(`s,y\n${many}`).skipped).toEqual([{ name: 's', reason: 'holds text' }]);
    expect(read(`s,y\n${many}`, { inputs: ['s'] }).given).toHaveLength(1);
  });

  test('of dates have their parts beside them, but for what says nothing more', () => {
    const days = 'date,y\n2023-12-31,5\n2024-01-01,6\n2024-03-02,8\n';
    expect(read(days).given).toEqual([
      ['date', [0, 1, 62], 0],
      ['date.year', [2023, 2024, 2024], 0],
      ['date.month', [12, 1, 3], 0],
      ['date.day', [31, 1, 2], 0],
      ['date.weekday', [7, 1, 6], 0],
    ]);
    expect(read('date,y\n2024-01-01,6\n2024-01-02,8\n2024-01-03,9\n').given.map(([name]) => name)).toEqual([
      'date',
    ]);
    const months = 'm,y\n2023-11,5\n2023-12,6\n2024-01,8\n2024-02,9\n';
    expect(read(months).given).toEqual([
      ['m', [0, 1, 2, 3], 0],
      ['m.year', [2023, 2023, 2024, 2024], 0],
      ['m.month', [11, 12, 1, 2], 0],
    ]);
    const hours = 'at,t,y\n2024-01-01 23:30,22:15,5\n2024-01-02 00:30,23:30,6\n2024-01-02 01:00,00:30,7\n';
    expect(read(hours).given).toEqual([
      ['at', [0, 60, 90], 0],
      ['t', [0, 75, 135], 0],
      ['at.day', [1, 2, 2], 0],
      ['at.weekday', [1, 2, 2], 0],
      ['at.hour', [23, 0, 1], 0],
      ['t.hour', [22, 23, 0], 0],
    ]);
    expect(read('d,d.year,y\n2023-12-31,4,5\n2024-01-01,7,6\n2024-03-02,1,8\n').given).toContainEqual([
      'd.year',
      [4, 7, 1],
      0,
    ]);
  });

  test('go on with labels and parts of dates in further rows', () => {
    const table = 'date,city,y\n2024-01-30,Rome,1\n2024-01-31,Bonn,2\n2024-02-05,Rome,3\n2024-02-07,Bonn,4\n';
    const { dataset } = readDataset(Buffer.from(table), { name: 't' });
    const more = columnsOfText('more', Buffer.from('city,date\nBonn,2024-05-01\nOslo,2024-12-31\n'));
    const { given } = furtherRows('more', more, dataset, undefined, ['date.month', 'city']);
    const added = Object.fromEntries(given.map(({ name, column }) => [name, exactRows(column).slice(4)]));
    expect(added).toEqual({
      date: [92n, 336n],
      city: [1n, undefined],
      'date.month': [5n, 12n],
      'date.day': [1n, 31n],
      'date.weekday': [3n, 2n],
    });
    const daily = 'd,y\n2024-01-29,1\n2024-01-30,5\n2024-01-31,2\n2024-02-01,9\n';
    const next = continueGiven(readDataset(Buffer.from(daily), { name: 't' }).dataset.given, 2);
    expect(next.map(({ name, column }) => [name, ...exactRows(column).slice(4)])).toEqual([
      ['d', 4n, 5n],
      ['d.month', 2n, 2n],
      ['d.day', 2n, 3n],
    ]);
  });

  test.each([
    ['1,2,3,5,6', ['7', '8']],
    ['10,8,6,2,0', ['-2', '-4']],
    ['1,2,3,5,7,8,11', []],
    ['4,2,7,1,9', []],
  ])('number rows that are missing as well: %s', (numbers, next) => {
    const rows = numbers.split(',').map((number, row) => `${number},${row * row}`);
    const { dataset } = readDataset(Buffer.from(`at,y\n${rows.join('\n')}\n`), { name: 't' });
    const [{ column }] = continueGiven(dataset.given, 2);
    expect(exactRows(column).slice(rows.length).map(String)).toEqual(next);
  });

  test('that are dates do not go on across days that are missing', () => {
    const days = 'd,y\n2024-01-04,1\n2024-01-05,5\n2024-01-08,2\n2024-01-09,9\n2024-01-10,4\n';
    const [day] = readDataset(Buffer.from(days), { name: 't' }).dataset.given;
    expect(continueGiven([day], 2)).toEqual([day]);
  });

  test('are skipped with what is wrong', () => {
    expect(read('a,w,y\n12,1/2/2024,1\nn.d.,3/4/2024,2\n14,5/6/2024,3\n15,7/8/2024,5\n').skipped).toEqual([
      { name: 'a', reason: 'holds cells among its numbers that are none' },
      { name: 'w', reason: 'holds dates or the like that are not clear' },
    ]);
  });

  test('are read in the notations of people', () => {
    expect(read('p,m,d,y\n5%,"1,000","1,5",1\n7.5%,"2,500","2,25",4\n9%,"12,000","3,75",9\n').given).toEqual([
      ['p', [50, 75, 90], 1],
      ['m', [1000, 2500, 12000], 0],
      ['d', [150, 225, 375], 2],
    ]);
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
