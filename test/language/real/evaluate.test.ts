import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, literal, N, past } from '../../../dist/language/construct.js';
import { evaluateRealColumn } from '../../../dist/language/real/columns.js';
import { decimal, decimalOf, numberOf, printDecimal } from '../../../dist/language/real/decimal.js';
import { compileRealRow } from '../../../dist/language/real/evaluate.js';
import { realWorldOf } from '../../../dist/language/real/world.js';
import { Meter } from '../../../dist/language/work.js';
import { realExpression } from './expressions.js';

const ROWS = 12;

const real = realExpression(['x']);

const number = fc.oneof(fc.double({ min: -50, max: 50, noNaN: true }), fc.constant(Number.NaN));
const numbers = fc
  .array(number, { minLength: ROWS, maxLength: ROWS })
  .map((values) => Float64Array.from(values, (value) => value + 0));

test('rows and columns have the very same bits', () => {
  fc.assert(
    fc.property(real, numbers, numbers, (expression, target, x) => {
      const given = new Map([['x', x]]);
      const column = evaluateRealColumn(expression, { rows: ROWS, target, given });
      const row = compileRealRow(expression);
      const world = realWorldOf({ target, given });
      const meter = new Meter(1e6);
      const byRow = Float64Array.from({ length: ROWS }, (_, at) => row(at, world, meter) ?? Number.NaN);
      // Object.is of each two: 0 is not -0, and NaN is NaN.
      expect(Array.from(column)).toEqual(Array.from(byRow));
    }),
    { numRuns: 300 },
  );
});

test('values are in the units of the data, and rows before the first one are undefined', () => {
  const rise = apply('real.subtract', { kind: 'given', column: 'x', index: N }, past(1));
  const x = Float64Array.of(2.75, 3, 3.5);
  const target = Float64Array.of(0.25, 0.5, 1);
  const column = evaluateRealColumn(rise, { rows: 3, target, given: new Map([['x', x]]) });
  expect(Array.from(column)).toEqual([Number.NaN, 2.75, 3]);
});

test.each([
  [0.1, '0.1'],
  [-2.5, '-2.5'],
  [0.000001234, '0.000001234'],
  [1.234e-9, '1.234e-9'],
  [1e15, '1e15'],
  [6.02214076e23, '6.02214076e23'],
  [-5e-324, '-5e-324'],
  [123456.789, '123456.789'],
  [0.1 + 0.2, '0.30000000000000004'],
])('%f is written %s', (value, text) => {
  const node = decimalOf(value);
  if (node.kind !== 'decimal') expect.unreachable();
  expect(printDecimal(node)).toBe(text);
  expect(numberOf(node)).toBe(value);
});

test('one number has one node', () => {
  expect(decimal(2500n, -2)).toEqual(literal(25));
  expect(decimal(2500n, -3)).toEqual(decimal(25n, -1));
  expect(decimal(1n, 14)).toEqual(literal(10n ** 14n));
  expect(decimal(10n ** 15n, 0)).toEqual({ kind: 'decimal', digits: 1n, exponent: 15 });
  expect(decimal(0n, 7)).toEqual(literal(0));
});

test('finite doubles come back from their decimals', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(numberOf(decimalOf(value))).toBe(value + 0);
    }),
  );
});
