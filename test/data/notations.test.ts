import { describe, expect, test } from 'vitest';
import { exactRows } from '../../src/data/column.js';
import { columnsOfText, furtherRows } from '../../src/data/further-rows.js';
import { formatTerms, rowsPerTerm } from '../../src/data/kinds.js';
import { readDataset } from '../../src/data/read.js';
import { describe as describeData } from '../../src/data/rebuild.js';
import { renderSurface } from '../../src/data/render.js';

const read = (text: string, options = {}) => readDataset(Buffer.from(text), { name: 'data', ...options });

/** Cells, what they are held as, and how the values that follow would be written. */
const READINGS: readonly (readonly [
  text: string,
  title: string,
  values: readonly number[],
  further: readonly (readonly [value: number, text: string])[],
])[] = [
  [
    '1.5e-3, 2.5e-3',
    'numbers with exponents',
    [15, 25],
    [
      [35, '3.5e-3'],
      [-105, '-1.05e-2'],
    ],
  ],
  [
    '2e3,4e3',
    'numbers with exponents',
    [2000, 4000],
    [
      [6000, '6e3'],
      [10000, '1e4'],
    ],
  ],
  [
    '8E+03 9E+03',
    'numbers with exponents',
    [8000, 9000],
    [
      [10000, '1E+04'],
      [0, '0E+00'],
    ],
  ],
  ['9.5e-3, 10.5e-3', 'numbers with exponents', [95, 105], [[115, '11.5e-3']]],
  ['0.001, 0.0001, 1e-05', 'numbers with exponents', [100, 10, 1], [[1000, '1e-2'.replace('2', '02')]]],
  [
    '1,5; 2,5; 3',
    'a list, decimal commas',
    [15, 25, 30],
    [
      [35, '3,5'],
      [40, '4'],
    ],
  ],
  ['1,5 2,5 3,5', 'decimal commas', [15, 25, 35], [[-5, '-0,5']]],
  ['0,125; 0,250', 'decimal commas', [125, 250], [[375, '0,375']]],
  [
    '1,000; 2,000',
    'separators of thousands',
    [1000, 2000],
    [
      [1234567, '1,234,567'],
      [12, '12'],
    ],
  ],
  ["1'000; 20'000", 'separators of thousands', [1000, 20000], [[-1000, "-1'000"]]],
  ['1.234.567,5; 2,5', 'decimal commas, separators of thousands', [12345675, 25], [[12345, '1.234,5']]],
  ['5%, 10%', 'the sign %', [5, 10], [[15, '15%']]],
  ['$1.50, $-2.25', 'numbers', [], []],
  ['$1.50, -$2.25', 'the sign $', [150, -225], [[300, '$3.00']]],
  ['1,50 €; 2,50 €', 'decimal commas, the sign €', [150, 250], [[350, '3,50 €']]],
  [
    '−1, −2',
    'minus signs',
    [-1, -2],
    [
      [-3, '−3'],
      [4, '4'],
    ],
  ],
  [
    '1/4, 1/2, 3/4',
    'fractions, counted in parts of 1/4',
    [1, 2, 3],
    [
      [4, '1'],
      [-5, '-5/4'],
      [6, '3/2'],
    ],
  ],
  [
    '0x0F,0x10',
    'hexadecimal numbers',
    [15, 16],
    [
      [255, '0xFF'],
      [3, '0x03'],
      [-1, '-0x01'],
    ],
  ],
  ['0b1,0b10', 'binary numbers', [1, 2], [[5, '0b101']]],
  [
    '2024-01-01,2024-01-08',
    'dates, in days',
    [0, 7],
    [
      [60, '2024-03-01'],
      [-1, '2023-12-31'],
    ],
  ],
  [
    '31.1.2023; 28.2.2023',
    'dates, in months',
    [0, 1],
    [
      [2, '31.3.2023'],
      [13, '29.2.2024'],
    ],
  ],
  ['12/25/2024, 12/26/2024', 'dates, in days', [0, 1], [[7, '01/01/2025']]],
  ['2024/5, 2024/7', 'dates, in months', [0, 2], [[8, '2025/1']]],
  [
    '2024-02-28 23:00\n2024-02-28 23:30',
    'dates, in minutes',
    [0, 30],
    [
      [60, '2024-02-29 00:00'],
      [-1, '2024-02-28 22:59'],
    ],
  ],
  ['2024-01-01T00:00:59Z,2024-01-01T00:01:00Z', 'dates, in seconds', [0, 1], [[2, '2024-01-01T00:01:01Z']]],
  [
    '22:00 23:00',
    'times, in minutes',
    [0, 60],
    [
      [120, '00:00'],
      [-60, '21:00'],
    ],
  ],
  ['9:00:00, 9:00:30', 'times, in seconds', [0, 30], [[3600, '10:00:00']]],
  [
    '11:00 AM, 12:30 PM',
    'times, in minutes',
    [0, 90],
    [
      [120, '01:00 PM'],
      [780, '12:00 AM'],
    ],
  ],
  ['1:30, 25:00', 'spans of time, in minutes', [90, 1500], [[1505, '25:05']]],
  [
    'Mon, Wed, Fri',
    'weekdays',
    [1, 3, 5],
    [
      [7, 'Sun'],
      [8, 'Mon'],
      [0, 'Sun'],
    ],
  ],
  ['TUESDAY THURSDAY', 'weekdays', [2, 4], [[6, 'SATURDAY']]],
  ['nov\ndec', 'months', [11, 12], [[13, 'jan']]],
  [
    'I, II, III',
    'Roman numerals',
    [1, 2, 3],
    [
      [4, 'IV'],
      [3999, 'MMMCMXCIX'],
      [4000, '#4000'],
      [0, '#0'],
    ],
  ],
  [
    'A, C, E',
    'letters, by their place in the alphabet',
    [1, 3, 5],
    [
      [26, 'Z'],
      [27, 'AA'],
      [702, 'ZZ'],
      [703, 'AAA'],
    ],
  ],
  [
    'x y z',
    'letters, by their place in the alphabet',
    [24, 25, 26],
    [
      [1, 'a'],
      [0, '#0'],
    ],
  ],
  [
    'red,grün,red,grün',
    '2 different words',
    [0, 1, 0, 1],
    [
      [1, 'grün'],
      [2, '#2'],
    ],
  ],
  ['yes,no,yes,yes', '2 different words', [1, 0, 1, 1], [[0, 'no']]],
  ['[true, false, true, true]', '2 different words', [1, 0, 1, 1], [[0, 'false']]],
  ['["2024-01-01", "2024-01-03"]', 'JSON array, dates, in days', [0, 2], [[4, '2024-01-05']]],
];

describe('cells in other notations', () => {
  test.each(READINGS.filter(([, , values]) => values.length > 0))(
    '%j: %s',
    (text, title, values, further) => {
      const { dataset, format } = read(text);
      expect(format).toContain(title);
      expect(exactRows(dataset.target).map(Number)).toEqual(values);
      for (const [value, written] of further)
        expect(formatTerms(dataset, [BigInt(value)])).toEqual([written]);
      const { surface } = describeData(Buffer.from(text), { name: 'data' });
      expect(surface).toMatchObject({ form: 'text' });
      expect(Buffer.from(renderSurface(dataset, surface)).toString()).toBe(text);
    },
  );

  test('fractions are two rows each, and one term', () => {
    const { dataset, format } = read('1/2, 2/3, 3/4');
    expect(format).toBe('a list, fractions, numerators and denominators in turn');
    expect(exactRows(dataset.target)).toEqual([1n, 2n, 2n, 3n, 3n, 4n]);
    expect(rowsPerTerm(dataset)).toBe(2);
    expect(formatTerms(dataset, [4n, 5n, 5n, undefined])).toEqual(['4/5', null]);
    expect(formatTerms(read('2, 3/2, 4/3').dataset, [1n, 1n, 5n, 4n])).toEqual(['1', '5/4']);
  });

  test('letters and words of which most are repeated are symbols, and prose is text', () => {
    expect(read('A\nC\nG\nT\nA\nC\nG\nT\n').format).toBe('lines of symbols');
    expect(read('A,B,A,B,A,B').format).toBe('a list, 2 different words');
    for (const text of ['to be or not to be', 'hello, world', '1. One\n2. Two and\nmore', 'A man, a plan'])
      expect(read(text, { kind: undefined }).dataset.kind === 'symbol' || text.startsWith('1.')).toBe(true);
  });
});

test('long lists are read as short ones are', () => {
  const cells = Array.from({ length: 150_000 }, (_, row) => ['1e3', '0.5', '2e-3'][row % 3]);
  const { dataset, format } = read(cells.join('\n'));
  expect([format, dataset.target.values.length]).toEqual(['a list, numbers with exponents', 150_000]);
  const days = Array.from({ length: 150_000 }, (_, row) => `2024-01-${10 + (row % 9)}`);
  expect(read(days.join(',')).dataset.target.values[149_999]).toBe(149_999 % 9);
});

describe('cells without a value', () => {
  test.each([
    ['1, 2, 4, ?', [1, 2, 4], 0, 1],
    ['1 2 4 ? ?', [1, 2, 4], 0, 2],
    ['1, 2, 4, ...', [1, 2, 4], 0, 0],
    ['1, 2, 4...', [1, 2, 4], 0, 0],
    ['1, 2, 4, …', [1, 2, 4], 0, 0],
    ['1, NA, 4, null, 5', [1, 4, 5], 2, 0],
    ['Mon, Tue, ?', [1, 2], 0, 1],
    ['x,y\n1,1\n2,\n3,9\n4,\n5,NaN\n', [1, 9], 1, 2],
    ['[1, null, 3]', [1, 3], 1, 0],
  ])('%j', (text, values, missing, sought) => {
    const found = read(text);
    expect(exactRows(found.dataset.target).map(Number)).toEqual(values);
    expect([found.missing, found.sought]).toEqual([missing, sought]);
    for (const { column } of found.dataset.given) expect(column.values).toHaveLength(values.length);
  });

  test('a question between values is a row to be found, told by its number', () => {
    const { dataset, open } = read('1, 4, ?, 16, 25');
    expect(exactRows(dataset.target)).toEqual([1n, 4n, 16n, 25n]);
    expect(dataset.given.map(({ name, column }) => [name, exactRows(column)])).toEqual([
      ['row', [1n, 2n, 4n, 5n]],
    ]);
    expect(open).toMatchObject({ count: 1, rows: [3] });
    expect(read('1, 4, ?, 16', { inputs: [] }).dataset.given).toEqual([]);
  });

  test('rows without a target are left out of the columns beside it', () => {
    const { dataset, format, open } = read('x,y\n5,1\n6,\n7,9\n8,16\n');
    expect(dataset.given.map(({ name, column }) => [name, exactRows(column)])).toEqual([
      ['x', [5n, 7n, 8n]],
      ['row', [1n, 3n, 4n]],
    ]);
    expect(format).toBe('CSV, column "y", 1 missing, rows numbered by the column "row"');
    expect(open).toMatchObject({ count: 1, rows: [2], follows: false });
    expect(open?.given.map(({ column }) => exactRows(column).at(-1))).toEqual([6n, 2n]);
  });
});

describe('tables in other notations', () => {
  const table = 'date;kurs\n1.5.2024;1.234,5\n2.5.2024;1.240\n13.5.2024;1.250,25\n';

  test('the target is the last column of amounts, dates are given', () => {
    const { dataset, format } = read(table);
    expect(format).toBe('CSV with semicolons, column "kurs", decimal commas, separators of thousands');
    expect(exactRows(dataset.target)).toEqual([123450n, 124000n, 125025n]);
    expect(exactRows(dataset.given[0].column)).toEqual([0n, 1n, 12n]);
  });

  test('any column can be named', () => {
    expect(read(table, { column: 'date' }).format).toContain('column "date", dates, in days');
    expect(read('name,mood,x\na,good,1\nb,bad,2\nc,good,3\nd,bad,4\n', { column: 'mood' }).format).toContain(
      '2 different words',
    );
  });

  test('what looks like numbers is no reason to take another column', () => {
    expect(() => read('x,y\n1,2 kg\n2,4 kg\n')).toThrow('"2 kg" has a unit, "kg"; leave it out: 2');
  });

  test('weekdays in the first row are no header', () => {
    const { dataset } = read('Mon,1\nTue,2\nWed,3\n');
    expect(exactRows(dataset.target)).toEqual([1n, 2n, 3n]);
  });

  test('further rows count dates from where the data does', () => {
    const { dataset, column } = read('d,y\n2024-01-10,1\n2024-01-11,2\n2024-01-13,4\n');
    const rows = (text: string) =>
      exactRows(
        furtherRows('new', columnsOfText('new', Buffer.from(text)), dataset, column, ['d']).given[0].column,
      );
    expect(rows('d\n2024-01-20\n')).toEqual([0n, 1n, 3n, 10n]);
    expect(rows('d\n1.2.2024\n\n1.3.2024\n')).toEqual([0n, 1n, 3n, 22n, 51n]);
    expect(() => rows('d\n5\n')).toThrow('new: column "d" is not written as in the data');
  });
});

describe('arrays inside JSON', () => {
  const text = '{"about": {"by": "me"}, "data": {"x": [1, 2, 3], "y": [2, 4, 6]}}';

  test('are found by the names that lead to them', () => {
    expect(exactRows(read('{"meta": "a", "v": {"w": [1, 4, 9]}}').dataset.target)).toEqual([1n, 4n, 9n]);
    expect(() => read(text)).toThrow('data: it holds several arrays of values, "data.x", "data.y"; name one');
    const { dataset } = read(text, { column: 'data.y' });
    expect(exactRows(dataset.target)).toEqual([2n, 4n, 6n]);
    expect(dataset.given.map(({ name }) => name)).toEqual(['data.x']);
  });

  test('may hold objects', () => {
    const rows = '{"rows": [{"t": "x", "v": 1, "w": 5}, {"t": "y", "v": 2, "w": 7}]}';
    expect(exactRows(read(rows).dataset.target)).toEqual([5n, 7n]);
    expect(exactRows(read(rows, { column: 'v' }).dataset.target)).toEqual([1n, 2n]);
  });
});
