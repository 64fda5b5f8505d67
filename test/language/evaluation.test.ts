import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { columnOf, exactRows } from '../../src/data/column.js';
import { evaluateColumn, rootWorld } from '../../src/language/columns.js';
import { compileRow, worldOf } from '../../src/language/evaluate.js';
import type { Expression } from '../../src/language/expression.js';
import { parseExpression } from '../../src/language/parse.js';
import { printExpression } from '../../src/language/print.js';
import { Meter, WorkExceeded } from '../../src/language/work.js';
import { arbitraryExpression, arbitraryLiteral } from '../../src/testing/expressions.js';

const PLENTY = 1e9;

/** Evaluates in both ways over the table and returns the rows once they agree. */
function rowsOf(
  expression: Expression,
  target: readonly bigint[],
  given: readonly (bigint | undefined)[],
  limit = PLENTY,
) {
  const column = columnOf(target);
  const table = [{ name: 'x', column: columnOf(given) }];
  const values = evaluateColumn(expression, rootWorld(column, table), new Meter(limit));
  const program = compileRow(expression);
  const world = worldOf(column, table);
  const meter = new Meter(limit);
  const rows = target.map((_, row) => program(row, world, meter));
  expect(exactRows(values), printExpression(expression)).toEqual(rows);
  for (const double of values.values) expect(Object.is(double, -0), printExpression(expression)).toBe(false);
  expect(values.wide?.size).not.toBe(0);
  return rows;
}

function evaluate(
  text: string,
  target: readonly bigint[],
  given: readonly bigint[] = [],
): (bigint | undefined)[] {
  return rowsOf(parseExpression(text), target, given);
}

const ZEROS = [0n, 0n, 0n, 0n, 0n, 0n];

describe('evaluation', () => {
  test.prop(
    [
      arbitraryExpression({ given: ['x'] }),
      fc.array(arbitraryLiteral(), { minLength: 1, maxLength: 12 }),
      fc.array(fc.option(arbitraryLiteral(), { nil: undefined }), { maxLength: 12 }),
    ],
    { numRuns: 3000 },
  )('by column equals evaluation by row', (expression, target, given) => {
    try {
      rowsOf(expression, target, given, 1e5);
    } catch (error) {
      if (!(error instanceof WorkExceeded)) throw error;
      fc.pre(false);
    }
  });
});
