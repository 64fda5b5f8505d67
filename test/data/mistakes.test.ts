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
  ['not a number', '1, NaN, 3', {}, 'f:1:4: "NaN" is not a number; leave the row out or give it a value'],
  ['infinity', '1\n2\n-inf\n', {}, 'f:3:1: "-inf" is not a number; leave the row out or give it a value'],
  ['an exponent', '1\n1e400\n2', {}, 'f:2:1: "1e400" has an exponent; write its digits out'],
  ['a small exponent', '1e5', { kind: 'integer' }, 'f:1:1: "1e5" has an exponent; write its digits out'],
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
  ['an empty cell', 'a,b\n1,2\n3,\n5,6\n', {}, 'f:3:3: a value is missing here'],
  [
    'a decimal comma',
    'a;b\n1;2,5\n2;3\n',
    { column: 'b' },
    'f:2:3: "2,5" is not a number; write decimals with a point',
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
    'f:1:3: "2x" is not a number; --kind bytes reads the file as it is',
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
  ['a member that is a list', '{"a": [1]}', { column: 'a' }, 'f:1:7: expected a number and found an array'],
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
    'null in an array',
    '[1, null, 3]',
    {},
    'f:1:5: "null" is not a number; leave the row out or give it a value',
  ],
  [
    'several OEIS sequences',
    'A000001 ,1,2,\nA000002 ,3,4,\n',
    {},
    'f: it holds several OEIS sequences; give the line of one, A000001 say',
  ],
])('%s', (_, text, options, message) => {
  const read = () => readDataset(new TextEncoder().encode(text), { name: 'f', ...options });
  expect(read).toThrow(InputError);
  expect(read).toThrow(expect.objectContaining({ message }));
});
