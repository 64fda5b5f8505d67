import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkModel } from '../../../dist/language/check.js';
import { apply, literal, N, past } from '../../../dist/language/construct.js';
import type { Expression, Model } from '../../../dist/language/expression.js';
import { parseExpression, parseModel } from '../../../dist/language/parse.js';
import { printExpression, printModel } from '../../../dist/language/print.js';
import { decimal } from '../../../dist/language/real/decimal.js';
import { realExpression } from './expressions.js';

const COLUMNS = [
  'x',
  'mass',
  'pi',
  'e',
  'log',
  'n',
  'a',
  'gcd',
  'sum',
  'mod',
  'speed in m/s',
  '`',
  'measured',
];

test('programs are read as they are printed, node for node', () => {
  fc.assert(
    fc.property(realExpression(COLUMNS), (expression) => {
      const model: Model = { head: 'measured', expressions: [expression] };
      expect(parseModel(printModel(model))).toEqual(model);
      checkModel(model, { given: COLUMNS });
      expect(parseExpression(printExpression(expression, 'real'), 'program', 'real')).toEqual(expression);
    }),
    { numRuns: 300 },
  );
});

const x: Expression = { kind: 'given', column: 'x', index: N };
const half = decimal(5n, -1);

test.each<[string, Expression]>([
  ['0.5*x^2', apply('real.multiply', half, apply('real.power', x, literal(2)))],
  ['x/2/n', apply('real.divide', apply('real.divide', x, literal(2)), N)],
  ['x/(2*n)', apply('real.divide', x, apply('real.multiply', literal(2), N))],
  ['a(n-1) + x(n-1)', apply('real.add', past(1), { ...x, index: apply('-', N, literal(1)) })],
  ['-x', apply('real.negate', x)],
  ['-x^2', apply('real.negate', apply('real.power', x, literal(2)))],
  ['-0.5*x', apply('real.multiply', decimal(-5n, -1), x)],
  ['-(0.5)', apply('real.negate', half)],
  [
    '2*pi*sqrt(x/9.80665)',
    apply(
      'real.multiply',
      apply('real.multiply', literal(2), apply('real.pi')),
      apply('real.sqrt', apply('real.divide', x, decimal(980665n, -5))),
    ),
  ],
  [
    'if(x < 1e-7, e^x, x mod 2)',
    apply(
      'real.if',
      apply('real.below', x, decimal(1n, -7)),
      apply('real.power', apply('real.e'), x),
      apply('real.mod', x, literal(2)),
    ),
  ],
])('%s', (text, expression) => {
  expect(parseExpression(text, 'program', 'real')).toEqual(expression);
  expect(printExpression(expression, 'real')).toBe(text);
});

test.each([
  ['x(n)', 'x'],
  ['2.50', '2.5'],
  ['25E-1', '2.5'],
  ['1e3', '1000'],
  ['1000000000000000', '1e15'],
  ['0.0', '0'],
  ['`x`', 'x'],
  ['2 - -3', '2 - (-3)'],
])('%s is read as %s', (text, canonical) => {
  expect(printExpression(parseExpression(text, 'program', 'real'), 'real')).toBe(canonical);
});

describe('mistakes name their place and what to write', () => {
  test.each([
    ['measured(2x)', /1:11: a product is written with \*: 2\*x/],
    ['measured(2.5(x + 1))', /a product is written with \*: 2\.5\*\(/],
    ['measured(.5*x)', /1:10: unexpected "\."; a decimal number has digits on both sides of its point: 0\.5/],
    ['measured(5.*x)', /unexpected "\."; a decimal number has digits on both sides/],
    ['measured(x div 2)', /'div' stands between integers alone; real numbers have \+ - \* \/ \^ mod/],
    ['measured(sum(k, 1, n, k))', /1:10: 'sum' stands in programs of integers alone/],
    ['measured(sqrt)', /expected '\(' after 'sqrt'/],
    ['measured(sqrt(x, 2))', /'sqrt' takes 1 argument, not 2/],
    [
      'measured(pi(x))',
      /'pi' is a number; a product is written pi\*\(\.\.\.\), a given column of that name `pi`/,
    ],
    ['measured(gdc(n, 6))', /'gdc' is not a function/],
    [
      'measured(a)',
      /the target needs a row: write a\(n-1\), a\(n-2\) …; a given column of that name is written `a`/,
    ],
    ['measured(x < 2)', /x < 2 is a condition; a number is wanted/],
    ['measured(if(x, 1, 2))', /argument 1 of 'if' must be a condition; x is a number/],
    ['measured(x(2.5))', /2\.5 is no integer/],
    ['measured(x(a(n-1)))', /the row of x\(\.\.\.\) must be made of n and integers/],
    ['measured(1e999)', /the power of ten of a number is at most 400/],
    ['measured(0.123456789012345678901234567890123)', /a number has at most 32 digits, not 33/],
    ['exact(n/2)', /unexpected "\/"; division is written 'n div 2', and rounds down/],
    ['exact(2.5*n)', /1:7: 2\.5 is no integer; such numbers stand in measured\(\.\.\.\) only/],
    ['noisy(x)', /unknown name 'x'; a given column is written x\(n\), with its row/],
    ['piecewise(1.5: exact(n), exact(0))', /expected the rows of a piece, found '1\.5'/],
  ])('%s', (text, message) => {
    expect(() => parseModel(text)).toThrow(message);
  });

  test('a column that is not there', () => {
    expect(() => checkModel(parseModel('measured(mas)'), { given: ['mass'] })).toThrow(
      /there is no function or given column 'mas'; the given columns are mass/,
    );
  });
});

test('integers and real numbers stand side by side in the parts of a model', () => {
  const text = 'piecewise(5: noisy(2*n), measured(0.5*n + before(2)))';
  expect(printModel(parseModel(text))).toBe(text);
});
