import { describe, expect, test } from 'vitest';
import { exactRows } from '../../../src/data/column.js';
import type { Dataset } from '../../../src/data/dataset.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import type { Expression } from '../../../src/language/expression.js';
import { parseExpression } from '../../../src/language/parse.js';
import { printExpression } from '../../../src/language/print.js';
import type { ColumnSource } from '../../../src/search/enumerate/column-source.js';
import { combinations } from '../../../src/search/solve/combination.js';
import { integers, rowsFrom } from '../sequences.js';

const INTEGER = shippedGrammar('integer');

function sourceOf(programs: readonly string[], dataset: Dataset): ColumnSource {
  const expressions = programs.map((program) => parseExpression(program));
  return {
    rows: dataset.target.values.length,
    end: () => expressions.length + 1,
    columnOf: (number) => evaluateColumn(expressions[number - 1], rootWorld(dataset.target, [])),
    expressionOf: (number) => expressions[number - 1],
  };
}

/** What is proposed for a target when the programs are there, up to the first pause. */
function proposals(values: readonly (number | bigint)[], programs: readonly string[]): Expression[] {
  const dataset = integers(values);
  const found: Expression[] = [];
  for (const expression of combinations(sourceOf(programs, dataset), dataset, INTEGER, 1)) {
    if (expression === 'waiting') return found;
    if (expression !== undefined) found.push(expression);
  }
  return found;
}

const PROGRAMS = ['n', '1', 'n*n', 'n mod 3', 'a(n-1)', '2^n', 'gcd(n, 12)', 'factorial(n)', 'n div 2'];

describe('combinations of banked columns', () => {
  test.each<[string, readonly (number | bigint)[]]>([
    ['two and a constant', rowsFrom(15, (n) => 3 * 2 ** n - 5 * (n % 3) + 2)],
    ['two over a divisor', rowsFrom(15, (n) => (3 * n * n + n) / 2)],
    ['one alone', rowsFrom(15, (n) => 12 - 7 * (n % 3))],
    ['two and n', rowsFrom(15, (n) => 4 * 2 ** n - 3 * (n % 3) + 6 * n + 1)],
    ['large values', Array.from({ length: 20 }, (_, n) => 5n * factorial(n) - 3n * 2n ** BigInt(n))],
  ])('%s', (_name, values) => {
    const found = proposals(values, PROGRAMS);
    const dataset = integers(values);
    const right = found.filter((expression) => {
      const column = exactRows(evaluateColumn(expression, rootWorld(dataset.target, [])));
      return column.every((value, row) => value === undefined || value === BigInt(values[row]));
    });
    expect(found.length).toBeGreaterThan(0);
    expect(right).toEqual(found);
  });

  test.each<[string, readonly (number | bigint)[], RegExp]>([
    [
      'functions of the language',
      rowsFrom(16, (n) => fibonacci(n + 1) + divisors(n + 1)),
      /fibonacci.*numdiv|numdiv.*fibonacci/,
    ],
    ['a power and a product', rowsFrom(16, (n) => 7 ** n - 5 * n * n), /7\^n/],
    ['a sum over all terms so far', bellLike(16), /sum\(k, 1, n, .*binomial/],
  ])('%s of the dictionary make one, without any program', (_, values, expected) => {
    expect(
      proposals(values, [])
        .map((expression) => printExpression(expression))
        .some((text) => expected.test(text)),
    ).toBe(true);
  });

  test('are not found where there are none', () => {
    expect(
      proposals(
        rowsFrom(20, (n) => (n * n * 7919 + 13) % 1009),
        PROGRAMS,
      ),
    ).toEqual([]);
  });

  test('take more rows than there are unknowns', () => {
    expect(proposals([3, 1, 4, 1, 5], PROGRAMS)).toEqual([]);
  });
});

function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

function divisors(n: number): number {
  return rowsFrom(n, (k) => Number(n % (k + 1) === 0)).reduce((sum, one) => sum + one, 0);
}

/** a(n) = 2 * (the sum of binomial(n-1, k-1) a(k-1)) + 1 from a(0) = 1. */
function bellLike(rows: number): readonly bigint[] {
  const values = [1n];
  while (values.length < rows) {
    let [sum, chosen] = [0n, 1n];
    for (const [k, value] of values.entries()) {
      sum += chosen * value;
      chosen = (chosen * BigInt(values.length - 1 - k)) / BigInt(k + 1);
    }
    values.push(2n * sum + 1n);
  }
  return values;
}

function factorial(n: number): bigint {
  return n < 2 ? 1n : BigInt(n) * factorial(n - 1);
}
