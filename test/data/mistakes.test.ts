import { expect, test } from 'vitest';
import { type ReadOptions, readDataset } from '../../src/data/read.js';
import { InputError } from '../../src/errors.js';

const table = 'year,price\n1990,1.5\n1991,2.5\n';

test.each<[what: string, text: string, options: Partial<ReadOptions>, message: string]>([
  ['an empty file', '', {}, 'f: it is empty; give at least one value'],
  ['blank lines only', '\n\n', {}, 'f: there is no data in it; give at least one value'],
  ['comments only', '# nothing\n', {}, 'f: there is no data in it; give at least one value'],
  ['an empty array', '[]', {}, 'f: there is no data in it; give at least one value'],
  ['a header only', 'price\n', { column: 'price' }, 'f: there is no data in it; give at least one value'],
  ['infinity', '1\n2\n-inf\n', {}, 'f:3:1: "-inf" is not a number; leave the row out or give it a value'],
  [
    'a large exponent',
    '1\n1e400\n2',
    {},
    'f:2:1: "1e400" is out of range; exponents from -100 to 308 are read',
  ],
  [
    'an image that is cut off',
    'P2 3 2 255 1 2 3 4',
    {},
    'f: the PGM image has 4 values, and 3 x 2 pixels take 6',
  ],
  [
    'an image without a width',
    'P1\n# x\n0110',
    {},
    'f:3:5: expected a number of the head of the image: width, height, largest value',
  ],
  ['a row that is cut off', 'a,b\n1,2\n3\n', {}, 'f:3:1: this row has 1 column, the first one has 2'],
  ['a row that is too long', 'a,b\n1,2\n3,4,5\n', {}, 'f:3:1: this row has 3 columns, the first one has 2'],
  [
    'bars between numbers, in lines of equal length',
    '1|2\n2|4\n3|6\n',
    {},
    'f:1:1: "1|2\ufffd2|4\ufffd3|6" is in no notation of numbers that is read; put commas, blanks or line ends between numbers, or give --kind symbol',
  ],
  [
    'a row of units',
    't,v\ns,V\n0,1\n1,2\n2,4\n',
    {},
    'f:2:3: "V" is not a number; put # before lines in front of the data, or --kind bytes reads the file as it is',
  ],
  ['units between blanks', '5kg 10kg 15kg', {}, 'f:1:1: "5kg" has a unit, "kg"; leave it out: 5'],
  [
    'a hole between fractions',
    '1/2, 2/3, ?, 4/5',
    {},
    'f:1:11: a fraction is missing here; what is to be found has to stand behind them, or they have a common denominator',
  ],
  [
    'a date that is none among dates',
    '2024-01-01\n2024-01-02\n2024-01-32\n2024-01-04\n',
    {},
    'f:3:1: "2024-01-32" is unlike most other cells, which are read as dates, in days',
  ],
  [
    'a month that is none among months',
    'Jan\nFeb\nFoo\nMar\n',
    {},
    'f:3:1: "Foo" is unlike most other cells, which are read as months',
  ],
  [
    'digits among hexadecimal numbers',
    '0x10, 0x20, 30, 0x40',
    {},
    'f:1:13: "30" is unlike most other cells, which are read as hexadecimal numbers',
  ],
  [
    'a hexadecimal number that is none',
    '0x1G, 0x2',
    {},
    'f:1:1: "0x1G" is no hexadecimal, octal or binary number',
  ],
  [
    'dates in words',
    'x;y\n1;5. March 2024\n2;6. March 2024\n',
    { column: 'y' },
    'f:2:3: "5. March 2024" is a date in words; write dates as 2024-01-31 or 2024-01',
  ],
  [
    'months in words',
    'Jan 2024\nFeb 2024\n',
    {},
    'f:1:1: "Jan 2024" is a date in words; write dates as 2024-01-31 or 2024-01',
  ],
  [
    'dates in words with commas',
    'January 1, 2024\nJanuary 2, 2024\nJanuary 3, 2024\n',
    {},
    'f:1:1: "January 1, 2024" is a date in words; write dates as 2024-01-31 or 2024-01',
  ],
  [
    'a fraction that is none among fractions',
    '1/2, 2/3, x/4, 4/5',
    {},
    'f:1:11: "x/4" is unlike most other cells, which are read as fractions, numerators and denominators in turn',
  ],
  [
    'text among dates that are not clear',
    'd\n1/2/2024\n3/4/2024\n5/6/2024\nsoon\n',
    { column: 'd' },
    'f:5:1: "soon" is not a number; --kind bytes reads the file as it is',
  ],
  [
    'quarters',
    'Q1 2024\nQ2 2024\n',
    {},
    'f:1:1: "Q1 2024" is a week or a quarter; write the date on which it begins, as 2024-01-31',
  ],
  [
    'an object with nothing in it',
    '{}',
    {},
    'f: there is no array of numbers in this JSON; --kind bytes reads it as it is',
  ],
  [
    'a cell that is none among numbers with exponents',
    'x,y\n1,1e3\n2,big\n3,2e3\n',
    { column: 'y' },
    'f:3:3: "big" is not a number; --kind bytes reads the file as it is',
  ],
  [
    'JSON objects without numbers',
    '[{"c": "red"}, {"c": "blue"}]',
    {},
    'f: no member of these objects holds numbers; name one with --column',
  ],
  ['a unit', '3 kg\n4 kg\n', {}, 'f:1:1: "3 kg" has a unit, "kg"; leave it out: 3'],
  ['a unit in a table', 'x,y\n1,2.5m\n2,3m\n', {}, 'f:2:3: "2.5m" has a unit, "m"; leave it out: 2.5'],
  [
    'dates in an order that is not clear',
    '1/2/2024, 3/4/2024',
    {},
    'f:1:1: "1/2/2024" may be 2024-02-01 or 2024-01-02; write dates so',
  ],
  ['JSON that breaks off', '{"a":', {}, 'f:1:6: the JSON ends too early; is the file cut off?'],
  [
    'JSON with two arrays',
    '{"a": [1, 2], "b": {"c": [3]}}',
    {},
    'f: it holds several arrays of values, "a", "b.c"; name one with --column',
  ],
  [
    'JSON without an array',
    '{"name": "x", "list": []}',
    {},
    'f: there is no array of numbers in this JSON; --kind bytes reads it as it is',
  ],
  [
    'a word among numbers',
    '1 2 x3 4',
    {},
    'f:1:5: "x3" is not a number; --kind bytes reads the file as it is',
  ],
  ['two points', '1.2.3 4 5', {}, 'f:1:1: "1.2.3" is not a number; --kind bytes reads the file as it is'],
  [
    'a control character in a word',
    '1 2 \u{9b}31m 3',
    {},
    'f:1:5: "\u{fffd}31m" is not a number; --kind bytes reads the file as it is',
  ],
  [
    'a long word',
    `1 2 3 ${'x'.repeat(60)}`,
    {},
    `f:1:7: "${'x'.repeat(40)}…" is not a number; --kind bytes reads the file as it is`,
  ],
  ['a hole', '1,,2', {}, 'f:1:3: a value is missing between two separators'],
  ['a bracket not closed', '[1, 2, 3', {}, 'f:1:1: this bracket is not closed; is the file cut off?'],
  ['a bracket not opened', '1, 2), 3', {}, 'f:1:5: this bracket was not opened'],
  [
    'text for integers',
    'hello',
    { kind: 'integer' },
    'f:1:1: "hello" is not a number; --kind bytes reads the file as it is',
  ],
  [
    'decimals for integers',
    '1, 2.5',
    { kind: 'integer' },
    'f:1:4: "2.5" is not an integer; use --kind decimal',
  ],
  [
    'NUL bytes for integers',
    '1,\0',
    { kind: 'integer' },
    'f:1:3: byte 0 is no text; --kind bytes or bits reads it',
  ],
  [
    'NUL bytes with a column',
    'a\0',
    { column: 'a' },
    'f:1:2: byte 0 is no text; --kind bytes or bits reads it',
  ],
  [
    'too long a fraction',
    `0.${'1'.repeat(101)}`,
    {},
    'f:1:1: more than 100 digits after the point; use --kind bytes',
  ],
  [
    'too long a number',
    '1'.repeat(1_000_001),
    { kind: 'integer' },
    'f:1:1: a number of more than 1000000 digits; use --kind bytes',
  ],
  [
    'digits without end, and a letter',
    `${'1'.repeat(300_000)}x 1 2`,
    {},
    `f:1:1: "${'1'.repeat(40)}…" is not a number; --kind bytes reads the file as it is`,
  ],
  ['no such column', table, { column: 'cost' }, 'f: there is no column named "cost"; it has "year", "price"'],
  ['column 0', table, { column: '0' }, 'f: there is no column 0; it has columns 1 to 2'],
  ['column 3 of 2', table, { column: '3' }, 'f: there is no column 3; it has columns 1 to 2'],
  [
    'a name without a header',
    '1,2\n3,4\n',
    { column: 'x' },
    'f: there is no column named "x": it has no header line; give an index from 1 to 2',
  ],
  [
    'no such input',
    table,
    { column: '1', inputs: ['size'] },
    'f: there is no column named "size"; it has "year", "price"',
  ],
  [
    'the target as input',
    table,
    { column: 'year', inputs: ['1'] },
    'f: column "year" cannot be both the target and an input',
  ],
  [
    'a column of words',
    'a,b\nx,1\n',
    { column: 'a' },
    'f:2:1: "x" is not a number; --kind bytes reads the file as it is',
  ],
  [
    'no numeric column',
    'a,b\nx,y\n',
    { inputs: ['a'] },
    'f: no column holds numbers; name one with --column',
  ],
  ['a short row', 'a,b\n1,2\n3\n4,5\n', {}, 'f:3:1: this row has 1 column, the first one has 2'],
  ['a long row', 'a,b\n1,2\n3,4,5\n6,7\n', {}, 'f:3:1: this row has 3 columns, the first one has 2'],
  [
    'a short row among words',
    'who,when,what\na,x y,1\nb,2\nc,x y,3\nd,z,4\n',
    {},
    'f:3:1: this row has 2 columns, the first one has 3',
  ],
  [
    'a word in the first of some rows',
    '1,2x,3\n4,5,6\n7,8,9\n1,2,3\n',
    {},
    'f:1:3: "2x" has a unit, "x"; leave it out: 2',
  ],
  [
    'a word at the end of the first of some rows',
    '1,2,x\n4,5,6\n7,8,9\n',
    {},
    'f:1:5: "x" is not a number; --kind bytes reads the file as it is',
  ],
  ['an open quote', 'a,b\n1,"2\n', { column: 'b' }, 'f:2:3: this quote is not closed; is the file cut off?'],
  [
    'text behind a quote',
    'a,b\n"1"x,2\n',
    { column: 'b' },
    'f:2:4: expected the next column after this quote',
  ],
  [
    'columns of symbols',
    table,
    { column: '1', kind: 'symbol' },
    'f: columns are numbers; use --kind integer or decimal, or no --kind',
  ],
  [
    'a member that is not there',
    '{"a": 1}\n{"b": 2}',
    { column: 'a' },
    'f:2:1: this row has no member "a"; it has "b"',
  ],
  ['a member that is a list', '[{"a": [1]}]', { column: 'a' }, 'f:1:8: expected a number and found an array'],
  [
    'JSON cut off',
    '{"a": 1}\n{"a": ',
    { column: 'a' },
    'f:2:7: the JSON ends too early; is the file cut off?',
  ],
  ['JSON without a colon', '{"a" 1}', { column: 'a' }, 'f:1:6: expected ":" after the name'],
  ['JSON without a comma', '[{"a": 1} {"a": 2}]', { column: 'a' }, 'f:1:11: expected "," or "]"'],
  ['JSON with a bare name', '{a: 1}', { column: 'a' }, 'f:1:2: expected a name in quotes'],
  ['a JSON string cut off', '["1', { column: 'a' }, 'f:1:2: this string is not closed; is the file cut off?'],
  ['deep JSON', '['.repeat(100_000), { column: 'a' }, 'f:1:102: more than 100 brackets within each other'],
  [
    'dots between values',
    '1, 4, ..., 16',
    {},
    'f:1:7: dots have to stand behind all values; a ? stands for one value that is to be found',
  ],
  [
    'several OEIS sequences',
    'A000001 ,1,2,\nA000002 ,3,4,\n',
    {},
    'f: it holds several OEIS sequences; give the line of one, A000001 say',
  ],
  [
    'several OEIS entries',
    '%S A000001 1,2\n\n%S A000002 3,4\n',
    {},
    'f: it holds several OEIS sequences, A000001 and A000002; give the entry of one',
  ],
  [
    'an OEIS entry without terms',
    '%I A000001\n%N A000001 Groups.\n',
    {},
    'f: the OEIS entry A000001 has no terms; they stand in lines %S, %T and %U',
  ],
  [
    'an OEIS entry with a hole',
    '%I A000001\n%S A000001 1,,2\n',
    {},
    'f:2:14: a value is missing between two separators',
  ],
  [
    'an OEIS entry with a word',
    '%S A000001 1,2,\n%T A000001 x\n',
    {},
    'f:2:12: "x" is not a number; --kind bytes reads the file as it is',
  ],
  [
    'an OEIS entry with an untagged line',
    '%S A000001 1,2,\n3,4\n',
    {},
    'f:2:1: expected a line of an OEIS entry, such as "%T A000045 5,8"',
  ],
])('%s', (_, text, options, message) => {
  const read = () => readDataset(new TextEncoder().encode(text), { name: 'f', ...options });
  expect(read).toThrow(InputError);
  expect(read).toThrow(expect.objectContaining({ message }));
});

test('text in UTF-16 is told from bytes', () => {
  const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  const read = (bytes: Uint8Array) => readDataset(bytes, { name: 'f' });
  const message = 'f: it is text in UTF-16; save it in UTF-8, or --kind bytes reads it as it is';
  expect(() => read(wide('x,y\n1,2\n'))).toThrow(expect.objectContaining({ message }));
  expect(() => read(wide('x,y\n1,2\n').swap16())).toThrow(expect.objectContaining({ message }));
  expect(read(wide('x\0')).format).toBe('bytes');
});
