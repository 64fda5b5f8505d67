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

const ZEROS = Array.from({ length: 6 }, () => 0n);
const FIBONACCI = [0n, 1n, 1n, 2n, 3n, 5n, 8n, 13n];
const BIG = 2n ** 60n;

test.prop(
  [
    arbitraryExpression({ given: ['x'] }),
    fc.array(arbitraryLiteral(), { minLength: 1, maxLength: 12 }),
    fc.array(fc.option(arbitraryLiteral(), { nil: undefined }), { maxLength: 12 }),
  ],
  { numRuns: 4000 },
)('evaluation by column equals evaluation by row', (expression, target, given) => {
  try {
    rowsOf(expression, target, given, 1e5);
  } catch (error) {
    if (!(error instanceof WorkExceeded)) throw error;
    fc.pre(false);
  }
});

describe('the past', () => {
  test('begins at row 0 and ends before the row computed', () => {
    expect(evaluate('a(n-1)', FIBONACCI)).toEqual([undefined, 0n, 1n, 1n, 2n, 3n, 5n, 8n]);
    expect(evaluate('a(n-1) + a(n-2)', FIBONACCI)).toEqual([undefined, undefined, 1n, 2n, 3n, 5n, 8n, 13n]);
    expect(evaluate('a(0)', [7n, 8n])).toEqual([undefined, 7n]);
  });

  test('does not hold the row computed, later rows, or rows before the first', () => {
    expect(evaluate('a(n)', ZEROS)).toEqual(ZEROS.map(() => undefined));
    expect(evaluate('a(n+1)', ZEROS)).toEqual(ZEROS.map(() => undefined));
    expect(evaluate('a(-1)', ZEROS)).toEqual(ZEROS.map(() => undefined));
    expect(evaluate(`a(${BIG})`, ZEROS)).toEqual(ZEROS.map(() => undefined));
  });

  test('inside a binder is that of the row, not of the variable', () => {
    expect(evaluate('sum(k, 0, n-1, a(k))', FIBONACCI)).toEqual([0n, 0n, 1n, 2n, 4n, 7n, 12n, 20n]);
    expect(evaluate('sum(k, 0, n, a(k))', FIBONACCI)).toEqual(FIBONACCI.map(() => undefined));
  });

  test('holds integers of any size within bounds', () => {
    const target = [BIG, -BIG, 2n ** 16384n, 1n];
    expect(evaluate('a(n-1)', target)).toEqual([undefined, BIG, -BIG, undefined]);
    expect(evaluate('-a(n-1)', target)).toEqual([undefined, -BIG, BIG, undefined]);
  });
});

describe('given columns', () => {
  test('are known at every row of the table', () => {
    expect(evaluate('x(n+1)', [0n, 0n, 0n], [4n, 5n, BIG])).toEqual([5n, BIG, undefined]);
    expect(evaluate('x(n-1)', [0n, 0n, 0n], [4n, 5n, BIG])).toEqual([undefined, 4n, 5n]);
  });
});

describe('binders', () => {
  test('fold over an inclusive range, to 0, 1 and 0 when it is empty', () => {
    expect(evaluate('sum(k, 1, n, k)', ZEROS)).toEqual([0n, 1n, 3n, 6n, 10n, 15n]);
    expect(evaluate('product(k, 1, n, k)', ZEROS)).toEqual([1n, 1n, 2n, 6n, 24n, 120n]);
    expect(evaluate('count(k, 1, n, k mod 2 = 0)', ZEROS)).toEqual([0n, 0n, 1n, 1n, 2n, 2n]);
    expect(evaluate(`sum(k, ${BIG}, 1, 1 div 0)`, [0n])).toEqual([0n]);
  });

  test('are undefined where a term is, even if the fold is decided without it', () => {
    expect(evaluate('sum(k, 0, n, 6 div (k - 2))', ZEROS.slice(0, 4))).toEqual([
      -3n,
      -9n,
      undefined,
      undefined,
    ]);
    expect(evaluate('product(k, 0, 2, if(k = 2, 1 div 0, 0))', [0n])).toEqual([undefined]);
    expect(evaluate('sum(k, 1, 1 div 0, 1)', [0n])).toEqual([undefined]);
  });

  test('run over at most 4096 values', () => {
    expect(evaluate('sum(k, 1, 4096, 1)', [0n])).toEqual([4096n]);
    expect(evaluate('sum(k, 1, 4097, 1)', [0n])).toEqual([undefined]);
    expect(evaluate(`sum(k, -${BIG}, ${BIG}, 1)`, [0n])).toEqual([undefined]);
    expect(evaluate('iterate(x, 4096, 0, x + 1)', [0n])).toEqual([4096n]);
    expect(evaluate('iterate(x, 4097, 0, x + 1)', [0n])).toEqual([undefined]);
  });

  test('count exactly with bounds that doubles cannot hold', () => {
    expect(evaluate(`sum(k, ${BIG}, ${BIG} + n, k - ${BIG})`, ZEROS)).toEqual([0n, 1n, 3n, 6n, 10n, 15n]);
    expect(evaluate('count(k, 2^53 - 1, 2^53 + 2, k mod 2 = 1)', [0n])).toEqual([2n]);
  });

  test('fold past 2^53 and back', () => {
    expect(evaluate('sum(k, 0, 2, if(k = 2, -(2^53), 2^53 - k))', [0n])).toEqual([2n ** 53n - 1n]);
    expect(evaluate('product(k, 0, 3, if(k = 3, 0, 2^53 - k))', [0n])).toEqual([0n]);
  });

  test('nest and shadow', () => {
    expect(evaluate('sum(k, 1, n, sum(j, 1, k, j))', ZEROS)).toEqual([0n, 1n, 4n, 10n, 20n, 35n]);
    expect(evaluate('sum(k, 1, 3, sum(k, k, 3, k) * k)', [0n])).toEqual([6n + 10n + 9n]);
  });

  test('iterate from the start value, a number of times for each row', () => {
    expect(evaluate('iterate(x, n, 1, 2*x)', ZEROS)).toEqual([1n, 2n, 4n, 8n, 16n, 32n]);
    expect(evaluate('iterate(x, 5 - n, n, x + 10)', ZEROS)).toEqual([50n, 41n, 32n, 23n, 14n, 5n]);
    expect(evaluate('iterate(x, n - 1, 3, x)', [0n, 0n])).toEqual([undefined, 3n]);
    expect(evaluate('iterate(x, n, 2, 6 div (x - 1))', [0n, 0n, 0n, 0n])).toEqual([2n, 6n, 1n, undefined]);
    expect(evaluate('iterate(x, n, 3, x*x)', [0n, 0n, 0n, 0n, 0n, 0n]).at(-1)).toBe(3n ** 32n);
  });

  test('cut large grids into runs of rows', () => {
    const target = Array.from({ length: 600 }, () => 0n);
    const rows = evaluate('sum(k, 1, 4000, n)', target);
    expect(rows[599]).toBe(599n * 4000n);
  });
});

describe('the choice of if', () => {
  test('needs only the chosen branch', () => {
    expect(evaluate('if(n = 0, 5, 10 div n)', [0n, 0n, 0n])).toEqual([5n, 10n, 5n]);
    expect(evaluate('if(1 div n = 1, 5, 6)', [0n, 0n, 0n])).toEqual([undefined, 5n, 6n]);
  });
});

describe('the meter', () => {
  const world = worldOf(columnOf([]), []);

  test('stops a program at its limit, wherever it is evaluated', () => {
    const expression = parseExpression('sum(i, 1, 4000, sum(j, 1, 4000, sum(k, 1, 4000, i*j*k)))');
    expect(() => compileRow(expression)(0, world, new Meter(1e5))).toThrow(WorkExceeded);
    const inside = parseExpression('sum(i, 1, 4000, sum(j, 1, 4000, i*j))');
    expect(() => evaluateColumn(inside, rootWorld(columnOf([0n]), []), new Meter(1e6))).toThrow(WorkExceeded);
  });

  test('charges long integers more than short ones', () => {
    const stepsFor = (text: string): number => {
      const meter = new Meter(PLENTY);
      compileRow(parseExpression(text))(0, world, meter);
      return meter.spent;
    };
    expect(stepsFor('7 * 9')).toBe(3);
    expect(stepsFor(`${2n ** 2200n} * ${2n ** 1800n}`)).toBeGreaterThan(5);
    expect(stepsFor('gcd(12, 18)')).toBe(3);
    expect(stepsFor('3^2500')).toBeGreaterThan(20);
    expect(stepsFor('3^3000')).toBeGreaterThan(20);
    expect(stepsFor('3^100000000')).toBeLessThan(10);
  });
});
