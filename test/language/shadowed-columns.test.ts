import { expect, test } from 'vitest';
import { shadowedColumns } from '../../dist/language/shadowed-columns.js';

test.each([
  [
    'measured(2*e*pi/n + x)',
    'real',
    [
      'e is the constant here; the column is written `e`',
      'pi is the constant here; the column is written `pi`',
      'n is the number of the row here; the column is written `n`',
    ],
  ],
  ['measured(2*`e`*`pi`/`n` + x)', 'real', []],
  ['exact(2*e(n) + n)', 'integer', ['n is the number of the row here; the column is written n(n)']],
  ['exact(2*e(3) + n(3))', 'integer', []],
] as const)('the columns that a program does not mean: %s', (program, numbers, told) => {
  expect(shadowedColumns(program, ['e', 'pi', 'n', 'x'], numbers)).toEqual(told);
  expect(shadowedColumns(program, ['x'], numbers)).toEqual([]);
});
