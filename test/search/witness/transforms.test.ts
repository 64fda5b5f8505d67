import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { columnOf, valueAt } from '../../../src/data/column.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import { apply, literal, N } from '../../../src/language/construct.js';
import type { Expression } from '../../../src/language/expression.js';
import { parseExpression } from '../../../src/language/parse.js';
import { printExpression } from '../../../src/language/print.js';
import { Pricer } from '../../../src/search/solve/pricer.js';
import { binomialTransform, divisorTransform, rangeTransforms } from '../../../src/search/witness/ranges.js';
import { atTerm } from '../../../src/search/witness/shift.js';
import { steps } from '../../../src/search/witness/steps.js';
import { shapeOf, type Transform } from '../../../src/search/witness/transform.js';
import { transforms } from '../../../src/search/witness/transforms.js';

const pricer = new Pricer(shippedGrammar('integer'), []);

function valuesOf(expression: Expression, rows: number): (bigint | undefined)[] {
  const column = evaluateColumn(expression, rootWorld(columnOf([]), [], rows));
  return Array.from({ length: rows }, (_, row) => valueAt(column, row));
}

/** The first rows of a program. */
function rowsOf(program: string, rows = 15): bigint[] {
  return valuesOf(parseExpression(program), rows).map((value) => value!);
}

function found(rows: readonly bigint[]): Transform[] {
  return [...transforms(rows, pricer)].filter((transform) => transform !== undefined);
}

/** if(n = 0, first, if(n = 1, second, …)) */
function tableOf(rows: readonly bigint[]): Expression {
  return rows
    .map((value, row): [Expression, Expression] => [apply('=', N, literal(row)), literal(value)])
    .reduceRight((rest, [isRow, value]) => apply('if', isRow, value, rest), literal(0));
}

/** Fails unless what computes the rows of a transform computes the rows that it is of, with the way back around it. */
function expectWayBack(rows: readonly bigint[], transform: Transform): void {
  const written = transform.apply(tableOf(transform.rows));
  expect(written).toBeDefined();
  // A range from 1 to n - 1 says nothing of row 0.
  const from = printExpression(written!).includes(', 1, n - 1,') ? 1 : 0;
  expect(valuesOf(written!, rows.length).slice(from)).toEqual(rows.slice(from));
}

describe('the way back leads back', () => {
  const series = fc.array(fc.bigInt({ min: -400n, max: 400n }), { minLength: 2, maxLength: 8 });

  test.prop([series])('from one function', (rows) => {
    for (const step of steps(rows)) expectWayBack(rows, step);
  });

  test.prop([series, fc.boolean()])('from folds of terms', (rows, isTransformed) => {
    const all = isTransformed ? [1n, ...rows] : rows;
    for (const transform of [...rangeTransforms(all), binomialTransform(all), divisorTransform(all)])
      expectWayBack(all, transform);
  });

  test.each([
    'prime(n^2 + 3)',
    '(n^2 + 20)^3',
    'rebase(2^prime(n + 1), 7, 10)',
    'sum(k, 1, n + 1, prime(k))',
    '2^fibonacci(n + 3) + 5',
  ])('from all that is found in %s', (program) => {
    const rows = rowsOf(program, 12);
    for (const transform of found(rows)) expectWayBack(rows, transform);
  });
});

describe('a series is recognised as', () => {
  test.each([
    ['sums of primes', 'sum(k, 1, n + 1, prime(k))', 'prime(n + 1)'],
    ['primes at places', 'prime(n^2 + 3)', 'n^2 + 3'],
    ['powers at places', '2^fibonacci(n + 3)', 'fibonacci(n + 3)'],
    ['squares and a number', 'prime(n + 4)^2 + 7', 'prime(n + 4)'],
    ['Fibonacci numbers at places', 'fibonacci(prime(n + 1))', 'prime(n + 1)'],
    ['triangular numbers at places', 'binomial(prime(n + 3), 2)', 'prime(n + 3)'],
    ['sums over divisors', 'sum(k, 1, n + 1, if((n + 1) mod k = 0, k mod 5, 0))', '(n + 1) mod 5'],
    ['products of ratios', 'product(k, 1, n + 1, k + 2)', 'n + 3'],
    ['digits in another base', 'rebase(n^3, 7, 10)', 'n^3'],
  ])('%s', (_, program, inner) => {
    const shapes = found(rowsOf(program)).map(({ rows }) => shapeOf(rows));
    expect(shapes).toContain(shapeOf(rowsOf(inner)));
  });
});

test('what could be by chance is not believed', () => {
  expect(
    found([101n, -604n, 339n, -95n, 773n, -140n]).map(({ apply: write }) => printExpression(write(N)!)),
  ).toEqual(['sum(k, 1, n + 1, binomial(n, k - 1)*(k - 1))']);
});

test.each([
  ['n^2 + 1', '(k - 1)^2 + 1'],
  ['prime(n + 1)', 'prime(k)'],
  ['sum(j, 1, n, j)', 'sum(j, 1, k - 1, j)'],
  ['nth(k, 1, n, prime?(k))', 'nth(k, 1, k - 1, prime?(k))'],
  ['sum(k, 1, n, k*n)', undefined],
  ['a(n-1)', undefined],
])('%s at a term is %s', (program, expected) => {
  const term = atTerm(parseExpression(program));
  expect(term && printExpression(term)).toBe(expected);
});
