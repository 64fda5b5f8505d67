import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { exactRows } from '../../src/data/column.js';
import { rowsOf } from '../../src/data/dataset.js';
import { formatValue } from '../../src/data/kinds.js';
import { looksInline, type ReadOptions, readData, readDataset } from '../../src/data/read.js';
import { InputError } from '../../src/errors.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const values = (text: string, options: Partial<ReadOptions> = {}) =>
  exactRows(readData(text, { name: 'data', ...options }).target);

describe('the kind and format that are guessed', () => {
  test.each<[text: string, kind: string, format: string, rows: number]>([
    ['1,1,2,3,5', 'integer', 'numbers', 5],
    ['1 1 2 3 5\n', 'integer', 'numbers', 5],
    ['1\n-1\n+2\n', 'integer', 'numbers', 3],
    ['1\r\n2\r\n3\r\n', 'integer', 'numbers', 3],
    ['1\r2\r3\r', 'integer', 'numbers', 3],
    ['# a comment\r1\r2\r3\r', 'integer', 'numbers', 3],
    ['a,b\r1,2\r2,4\r3,6', 'integer', 'CSV, column "b"', 3],
    ['"a\r1",b\r1,2.5\r2,4\r', 'decimal', 'CSV, column "b"', 2],
    ['{"v": 1}\r{"v": 2}\r', 'integer', 'JSON lines, member "v"', 2],
    ['Mon\rTue\rWed\r', 'integer', 'a list, weekdays', 3],
    ['abc\rbca\r', 'symbol', 'lines of symbols', 6],
    ['1; 2;\t3;', 'integer', 'numbers', 3],
    [',0,1,1,2,', 'integer', 'numbers', 4],
    ['(1, 2)\n{3, 4}', 'integer', 'numbers', 4],
    ['# a comment\n1 2 # and another\n3', 'integer', 'numbers', 3],
    ['\u{feff}1,2,3', 'integer', 'numbers', 3],
    ['42', 'integer', 'numbers', 1],
    ['0110', 'integer', 'numbers', 1],
    ['10\n11\n100\n101\n', 'integer', 'numbers', 4],
    ['[1, 2, 3]', 'integer', 'numbers in brackets', 3],
    ['1\v2\f3', 'integer', 'numbers', 3],
    ['["1", "2", 3.5]', 'decimal', 'JSON array', 3],
    ['[{"a": 1}, {"a": 2}]', 'integer', 'JSON array, member "a"', 2],
    ['{"t": "x", "v": 1.5}\n{"t": "y", "v": 2}\n', 'decimal', 'JSON lines, member "v"', 2],
    ['1.5, 2.25, -0.5', 'decimal', 'numbers', 3],
    ['.5\n5.\n', 'decimal', 'numbers', 2],
    ['year,price\n1990,1.5\n1991,2.5\n', 'decimal', 'CSV, column "price"', 2],
    ['a\tb\n1\tx\n2\ty\n', 'integer', 'TSV, column "a"', 2],
    ['a;b\n1;2\n3;4\n', 'integer', 'CSV with semicolons, column "b"', 2],
    ['a|b\n1|2\n3|4\n', 'integer', 'table with bars, column "b"', 2],
    [
      '| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 | |\n| 5 | 6 |\n',
      'integer',
      'table with bars, column "b", 1 missing, rows numbered by the column "row"',
      2,
    ],
    ['+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n+---+---+\n', 'integer', 'table with bars, column "b"', 1],
    ['Ann,3\nBob,5\nCid,9\n', 'integer', 'CSV, column "column2"', 3],
    ['land,2001,2002\nA,3,5\nB,4,9\n', 'integer', 'CSV, column "2002"', 2],
    [
      '[{"a": 1, "b": {"c": {"d": 5}}}, {"a": 2, "b": {"c": {"d": 7}}}]',
      'integer',
      'JSON array, member "b.c.d"',
      2,
    ],
    ['year value\n1990 3\n1991 4\n', 'integer', 'table with blanks, column "value"', 2],
    ['"a, b",c\n"1","2"\n', 'integer', 'CSV, column "c"', 1],
    ['2020-01-01,5\n2020-01-02,6\n2020-01-03,7\n', 'integer', 'CSV, column "column2"', 3],
    ['city,1990\nRome,5\nParis,6\n', 'integer', 'CSV, column "1990"', 2],
    ['price\n3\n4\n', 'integer', 'CSV, column "price"', 2],
    ['# b-file\n0 0\n1 1\n2 1\n3 2\n', 'integer', 'numbers with an index (b-file)', 4],
    ['-1 5\n0 6\n1 7\n', 'integer', 'numbers with an index (b-file)', 3],
    ['1 2 3\n4 5 6\n', 'integer', 'numbers', 6],
    ['A000045 ,0,1,1,2,3,5,\n', 'integer', 'OEIS stripped line A000045', 6],
    [
      '%I A000045 M0692 N0256\n%S A000045 0,1,1,\n%T A000045 2,3\n%N A000045 F(n).\n',
      'integer',
      'OEIS entry A000045',
      5,
    ],
    ['# Greetings\n\nSearch: id:a000045\n\n%S A000045 0,1\r\n\r\n', 'integer', 'OEIS entry A000045', 2],
    ['%a and no entry\n', 'symbol', 'a line of symbols', 15],
    ['P2\n# made by hand\n3 2\n255\n0 1 2\n3 4 5\n', 'integer', 'PGM image of 3 x 2 pixels', 6],
    ['P3 1 2 9  1 2 3  4 5 6', 'integer', 'PPM image of 1 x 2 pixels', 6],
    ['P1\n4 2\n0110\n1 0 0 1\n', 'symbol', 'PBM image of 4 x 2 pixels', 8],
    ['0110100110010110', 'symbol', 'a string of bits', 16],
    ['00000000\n', 'symbol', 'a string of bits', 8],
    ['01101001\n10010110\n', 'symbol', 'lines of bits', 16],
    ['hello, world\n', 'symbol', 'a line of symbols', 12],
    ['acgt\ntgca\nac\n', 'symbol', 'lines of symbols', 10],
    ['two words\nand more of them\n', 'symbol', 'text, a symbol a byte', 27],
    ['# Title\nplain words', 'symbol', 'a line of symbols', 11],
    ['#!/bin/sh\necho 1\n', 'symbol', 'text, a symbol a byte', 17],
    ['>one sequence\nGATTACA\nGAT\n', 'symbol', 'a FASTA sequence', 10],
    ['>one\nGATTACA\n\n>two\nGAT\n', 'symbol', '2 FASTA sequences, one behind the other', 10],
    ['>one\nGATTACA\n>two', 'symbol', 'text, a symbol a byte', 17],
    ['1, ?', 'integer', 'numbers, 1 to be found', 1],
    ['1,2\n3,4\n', 'integer', 'numbers', 4],
    ['#x,y\n1,2\n3,4\n', 'integer', 'numbers', 4],
    ['1,2 3,4\n5,6 7,8\n', 'decimal', 'a list, decimal commas', 4],
    ['1 234,5\n1 300,5\n', 'decimal', 'a list, decimal commas, separators of thousands', 2],
    ['sep=;\r\nx;y\r\n1;2\r\n3;4\r\n', 'integer', 'CSV with semicolons, column "y"', 2],
    [
      '1e3, n.a., 2e3, 5e3',
      'integer',
      'a list, numbers with exponents, 1 missing, rows numbered by the column "row"',
      3,
    ],
    [
      '2024-01-01,2024-01-02,2024-01-03,5\n2024-02-01,2024-02-02,2024-02-03,6\n2024-03-01,2024-03-02,2024-03-03,8\n',
      'integer',
      'CSV, column "column4"',
      3,
    ],
    ['a\0b', 'symbol', 'bytes', 3],
    ['# \0', 'symbol', 'bytes', 3],
    ['\xff\xfe', 'symbol', 'a line of symbols', 4],
  ])('%j is %s: %s', (text, kind, format, rows) => {
    const read = readDataset(utf8(text), { name: 'data' });
    expect([read.dataset.kind, read.format, rowsOf(read.dataset)]).toEqual([kind, format, rows]);
  });

  test.each<[text: string, asked: NonNullable<ReadOptions['kind']>, kind: string, rows: number]>([
    ['01101001', 'integer', 'integer', 1],
    ['1,2,3', 'decimal', 'decimal', 3],
    ['1,2,3', 'symbol', 'symbol', 5],
    ['1,2,3\n', 'bytes', 'symbol', 6],
    ['0,1,1,0', 'bits', 'symbol', 4],
    ['# two\n01\n10\n', 'bits', 'symbol', 4],
    ['1,2,3', 'bits', 'symbol', 40],
  ])('%j as %s is %s', (text, asked, kind, rows) => {
    const data = readData(text, { name: 'data', kind: asked });
    expect([data.kind, rowsOf(data)]).toEqual([kind, rows]);
  });
});

describe('values', () => {
  test('integers of any size are exact', () => {
    expect(values('9007199254740993, -123456789012345678901234567890, 007')).toEqual([
      9007199254740993n,
      -123456789012345678901234567890n,
      7n,
    ]);
  });

  test('an OEIS entry has its terms in the lines S, T and U, or in V, W and X where signs are told apart', () => {
    const entry =
      '%I A000045\n%S A000045 1,2,\n%T A000045 3,4,\n%U A000045 5\n%D A000045 6, 7\n%O A000045 0,4\n';
    expect(values(entry)).toEqual([1n, 2n, 3n, 4n, 5n]);
    expect(values(`${entry}%V A000045 1,-2,\n%W A000045 3,-4,\n%X A000045 5\n`)).toEqual([
      1n,
      -2n,
      3n,
      -4n,
      5n,
    ]);
  });

  test('big numbers in JSON lose no digit', () => {
    expect(values('[9007199254740993, "18446744073709551617"]')).toEqual([
      9007199254740993n,
      18446744073709551617n,
    ]);
  });

  test('decimals are scaled by the most digits after a point', () => {
    const data = readData('0.1, -2, 3.25, 99999999999999999.99', { name: 'data' });
    expect(data.decimals).toBe(2);
    expect(exactRows(data.target)).toEqual([10n, -200n, 325n, 9999999999999999999n]);
  });

  test('the alphabet of bytes is all of them when bytes are asked for, those in use otherwise', () => {
    expect(readData('ba\n', { name: 'data', kind: 'bytes' }).alphabet).toHaveLength(256);
    expect(readData('banana', { name: 'data' }).alphabet).toEqual([97, 98, 110]);
    expect(values('banana')).toEqual([1n, 0n, 2n, 0n, 2n, 0n]);
    expect(readData('11111111', { name: 'data' }).alphabet).toEqual([48, 49]);
  });

  test('packed bits come most significant first', () => {
    const data = readData(Uint8Array.of(0b10110001, 0x80), { name: 'data', kind: 'bits' });
    expect(data.alphabet).toEqual([48, 49]);
    expect(Array.from(data.target.values)).toEqual([1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('columns', () => {
  const csv = 'day,"price, EUR",city,2\n1,2.50,Rome,7\n2,2.75,"Bonn ""am"" Rhein",8\n3,3.00,,\n';

  test('the target goes by name or by index from 1, names first', () => {
    expect(values(csv, { column: 'price, EUR' })).toEqual([250n, 275n, 300n]);
    expect(values(csv, { column: '1' })).toEqual([1n, 2n, 3n]);
    expect(values('2,1\n5,6\n7,8', { column: '2' })).toEqual([1n, 6n, 8n]);
    expect(values('a,1,b\n5,6,7\n', { column: '1' })).toEqual([6n]);
  });

  test('inputs are given columns; an empty cell is undefined', () => {
    const data = readData(csv, { name: 'data', column: 'day', inputs: ['price, EUR', '2'] });
    expect(data.given.map((given) => given.name)).toEqual(['price, EUR', '2']);
    expect(data.given.map((given) => exactRows(given.column))).toEqual([
      [250n, 275n, 300n],
      [7n, 8n, undefined],
    ]);
  });

  test('without a column the last numeric one that is no input is the target', () => {
    const data = readData('x,y\n1,5\n2,6\n', { name: 'data', inputs: ['y'] });
    expect(exactRows(data.target)).toEqual([1n, 2n]);
  });

  test('names may hold quotes', () => {
    expect(values('"the ""a"" column",b\n1,2\n', { column: 'the "a" column' })).toEqual([1n]);
  });

  test('members of JSON lines are columns', () => {
    const lines = '{"a": 1, "b": {"c": [2]}, "d": 3}\n{"d": -4, "a": 2}\n';
    const data = readData(lines, { name: 'data', column: 'd', inputs: ['a'] });
    expect(exactRows(data.target)).toEqual([3n, -4n]);
    expect(exactRows(data.given[0].column)).toEqual([1n, 2n]);
  });
});

describe('the command line argument', () => {
  test.each([
    ['1,1,2,3', true],
    ['42', true],
    ['-1, +2; .5', true],
    ['[1, 2, 3]', true],
    ['0110100110010110', true],
    ['1,NaN,3', true],
    ['1,1e400', true],
    ['data.csv', false],
    ['-', false],
    ['datasets/integer/primes.txt', false],
    ['2024/1,2.csv', false],
    ['2024-report.csv', false],
    ['[', false],
    ['', true],
    [' ,', true],
    ['{"a": [1, 4', true],
    ['[{"v": 1}, {"v": 4}]', true],
  ])('%j is data: %s', (argument, expected) => {
    expect(looksInline(argument)).toBe(expected);
  });
});

const fragment = fc.constantFrom(
  ...[
    '1',
    '-2.5',
    '0',
    '007',
    'x',
    'NaN',
    '1e9',
    ',',
    ';',
    '\t',
    ' ',
    '\n',
    '\r\n',
    '"',
    '[',
    ']',
    '{',
    '}',
    ':',
  ],
  ...['#', '# c\n', '>', 'A000001 ,', '"a":', '\\', '\0', 'é', '01101001', '.'],
  ...[
    '?',
    '...',
    'NA',
    'Mon',
    'tue',
    '1/2',
    '3/4',
    '2024-01-31',
    '1.2.2024',
    '12:30',
    '%',
    '$',
    'I',
    'IV',
    '0x1F',
  ],
  ...['1,5', '1 000', '5 kg', 'P2 ', 'red', 'yes,no,yes,no', '−1', "'", '-', '//'],
);
const nearlyData = fc.array(fragment, { maxLength: 30 }).map((fragments) => fragments.join(''));
const anyOptions = fc.record(
  {
    kind: fc.constantFrom('integer', 'decimal', 'symbol', 'bits', 'bytes'),
    column: fc.constantFrom('a', '1', '2', 'x'),
    inputs: fc.constantFrom([], ['1'], ['x', '2']),
  },
  { requiredKeys: [] },
);

describe('laws', () => {
  test.prop([fc.oneof(nearlyData.map(utf8), fc.uint8Array({ maxLength: 60 })), anyOptions], {
    numRuns: 3000,
  })('any input is read or refused with a message of one or two lines', (bytes, options) => {
    try {
      const { dataset } = readDataset(bytes, { name: 'data', ...options });
      expect(rowsOf(dataset)).toBeGreaterThan(0);
      for (const given of dataset.given) expect(given.column.values).toHaveLength(rowsOf(dataset));
      expect(exactRows(dataset.target)).not.toContain(undefined);
      for (const row of exactRows(dataset.target)) expect(formatValue(dataset, row!)).not.toMatch(/^#-?\d/);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).message).toMatch(/^data(:\d+:\d+)?: [^\n]+(\n[^\n]+)?$/);
    }
  });

  test.prop([fc.array(fc.bigInt(), { minLength: 1 }), fc.constantFrom(',', ' ', '\n', '; ', '\t', ',\r\n')])(
    'integers come back whatever separates them',
    (integers, separator) => {
      expect(values(integers.join(separator), { kind: 'integer' })).toEqual(integers);
    },
  );

  test.prop([fc.array(fc.bigInt(), { minLength: 1 })])('JSON and text read alike', (integers) => {
    expect(values(`[${integers.map((integer) => `"${integer}"`).join(', ')}]`)).toEqual(integers);
  });
});
