import { describe, expect, test } from 'vitest';
import { exactRows } from '../../dist/data/column.js';
import { readDataset } from '../../dist/data/read.js';
import { InputError } from '../../dist/errors.js';

const read = (text: string, options = {}) =>
  readDataset(new TextEncoder().encode(text), { name: 't', ...options });

/** A table of so many rows and columns of numbers. */
function numbers(rows: number, columns: number): string {
  const names = Array.from({ length: columns }, (_, at) => `c${at}`).join(',');
  const row = (at: number) =>
    Array.from({ length: columns }, (_, of) => ((at * (of + 3)) % 97) + 0.5).join(',');
  return `${names}\n${Array.from({ length: rows }, (_, at) => row(at)).join('\n')}\n`;
}

describe('odd tables are read', () => {
  test.each<
    [what: string, table: string, column: string, rows: number[], given: string[], skipped: string[]]
  >([
    [
      'constant columns',
      'a,b,y\n1,2,3\n1,2,3\n',
      'y',
      [3, 3],
      [],
      ['a is the same in every row', 'b is the same in every row'],
    ],
    ['one row', 'x,y\n1,2\n', 'y', [2], ['x'], []],
    ['one column', 'y\n1\n2\n', 'y', [1, 2], [], []],
    ['one column of times', 'time\n08:00\n08:15\n08:30\n08:45\n', 'time', [0, 15, 30, 45], [], []],
    ['one column of shares', 'share\n5%\n7%\n9%\n12%\n', 'share', [5, 7, 9, 12], [], []],
    ['one column of weekdays', 'day\nMon\nTue\nWed\nThu\n', 'day', [1, 2, 3, 4], [], []],
    ['a cell that is not a number', 'x,y\n1,2\n2,NaN\n3,4\n', 'y', [2, 4], ['x', 'row'], []],
    ['nothing but such cells', 'x,y\n1,NaN\n2,NaN\n', 'x', [1, 2], [], ['y is empty']],
    [
      'an infinite input',
      'x,y\n1,2\n-Infinity,3\n3,4\n',
      'y',
      [2, 3, 4],
      [],
      ['x holds cells among its numbers that are none'],
    ],
    ['one name three times', 'x,x,x\n1,2,3\n2,3,4\n', 'x (3)', [3, 4], ['x', 'x (2)'], []],
    ['a comma at the end of lines', 'x,y,\n1,2,\n2,3,\n', 'y', [2, 3], ['x'], ['column3 is empty']],
    ['a column without a name', ',y\n1,2\n2,3\n', 'y', [2, 3], ['column1'], []],
    ['blank lines', 'x,y\n\n1,2\n\n2,3\n\n', 'y', [2, 3], ['x'], []],
    ['line ends within quotes', 'x,y\n"a\nb",2\nc,3\n', 'y', [2, 3], [], ['x holds text']],
    ['a byte order mark', '\ufeffx,y\r\n1,2\r\n2,3\r\n', 'y', [2, 3], ['x'], []],
    ['long integers', 'x,y\n1,10000000000000000\n2,2\n', 'y', [1e16, 2], ['x'], []],
    ['zeros with a sign', 'x,y\n1,-0\n2,-0.0\n3,+0\n', 'y', [0, 0, 0], ['x'], []],
    ['blanks around cells', 'x , y\n1 , 2\n2 , 3\n', 'y', [2, 3], ['x'], []],
    ['comments in front', '# made by me\nx,y\n1,2\n2,3\n', 'y', [2, 3], ['x'], []],
    ['a target of question marks', 'x,y\n1,?\n2,?\n', 'x', [1, 2], [], ['y is empty']],
    ['blanks between columns', 'x    y\n1    2\n10   3\n', 'y', [2, 3], ['x'], []],
    ['bars between columns', '| x | y |\n|---|---|\n| 1 | 2 |\n| 2 | 3 |\n', 'y', [2, 3], ['x'], []],
    ['addresses', 'ip,y\n10.0.0.1,2\n10.0.0.2,3\n', 'y', [2, 3], [], ['ip holds text']],
    ['long names', `${'x'.repeat(5000)},y\n1,2\n2,3\n`, 'y', [2, 3], ['x'.repeat(5000)], []],
    ['truth', 'x,ok\n1,true\n2,false\n3,true\n4,true\n', 'x', [1, 2, 3, 4], ['ok'], []],
    ['a total below names', 'x,y\na b,1\nc d,2\nTotal,3\n', 'y', [1, 2, 3], [], ['x holds text']],
  ])('with %s', (_, table, column, rows, given, skipped) => {
    const result = read(table);
    expect(result.column).toBe(column);
    expect(exactRows(result.dataset.target).map(Number)).toEqual(rows);
    expect(result.dataset.given.map(({ name }) => name)).toEqual(given);
    expect(result.skipped.map(({ name, reason }) => `${name} ${reason}`)).toEqual(skipped);
  });

  test('with 500 columns, of which 32 are given', () => {
    const { dataset, skipped, column } = read(numbers(20, 500));
    expect([column, dataset.given.length, skipped.length]).toEqual(['c499', 32, 467]);
  });

  test('with many rows', () => {
    const { dataset } = read(numbers(20_000, 3));
    expect([dataset.target.values.length, dataset.given.length]).toEqual([20_000, 2]);
  });
});

describe('odd tables are refused', () => {
  test.each([
    ['words to explain', 'x,name\n1,Ann B\n2,Bob C\n', { column: 'name' }, 't:2:3: "Ann B" is not a number'],
    ['an infinite target', 'x,y\n1,2\n2,inf\n3,4\n', {}, 't:3:3: "inf" is not a number; leave the row out'],
    ['a huge exponent', 'x,y\n1,2\n2,1e400\n3,4\n', {}, 't:3:3: "1e400" is out of range'],
    ['a tiny exponent', 'x,y\n1,2\n2,1e-400\n3,4\n', {}, 't:3:3: "1e-400" is out of range'],
    ['a short row', 'x,y\n1,2\n2\n3,4\n', {}, 't:3:1: this row has 1 column, the first one has 2'],
    ['a long row', 'x,y\n1,2\n2,3,4\n3,4\n', {}, 't:3:1: this row has 3 columns, the first one has 2'],
    [
      'points and commas for decimals',
      'x;y\n1;2,5\n2;3.5\n3;4,5\n',
      {},
      't:2:3: "2,5" is not a number; write decimals with a point',
    ],
    ['percent in some rows', 'x,y\n1,5%\n2,7\n3,9%\n', {}, 't:2:3: "5%" has a unit, "%"; leave it out: 5'],
    ['units in cells', 'x,y\n1,2 kg\n2,3 kg\n', {}, 't:2:3: "2 kg" has a unit, "kg"; leave it out: 2'],
    [
      'a column that is not there',
      'x,y\n1,2\n2,3\n',
      { column: 'z' },
      't: there is no column named "z"; it has "x", "y"',
    ],
    ['no rows', 'x,y\n', { column: 'y' }, 't: there is no data in it'],
    ['nothing but text', 'a,b\nfoo bar,x y\nbaz q,z w\n', { inputs: 'all' }, 'no column holds numbers'],
    ['an open quote', 'x,y\n1,"2\n2,3\n', { column: 'y' }, 't:2:3: '],
    ['a byte that is no text', 'x,y\n1,\0\n2,3\n', { column: 'y' }, 'byte 0 is no text'],
  ])('with %s', (_, table, options, message) => {
    expect(() => read(table, options)).toThrow(InputError);
    expect(() => read(table, options)).toThrow(message);
  });
});
