import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { columnOf } from '../../../src/data/column.js';
import { residuesOf, SpanTable } from '../../../src/search/solve/span-table.js';

const ROWS = 12;
const residues = (values: Float64Array) => residuesOf({ values }, 0, values.length)!;
const column = (value: (n: number) => number) =>
  residues(Float64Array.from({ length: ROWS }, (_, n) => value(n)));
const ONES = column(() => 1);

/** Columns met one after the other under the numbers 1, 2 …; the answer to each. */
function meetings(table: SpanTable, columns: readonly Float64Array[]): number[] {
  return columns.map((values, index) => table.meet(index + 1, values));
}

describe('columns that span a target', () => {
  test('are found as a pair, whatever the coefficients', () => {
    const table = new SpanTable(
      column((n) => 3 * n * n - 7 * 2 ** n + 11),
      [ONES],
      1,
    );
    expect(
      meetings(table, [column((n) => n), column((n) => n * n), column((n) => n % 3), column((n) => 2 ** n)]),
    ).toEqual([0, 0, 0, 2]);
  });

  test('are found when the combination has a divisor', () => {
    const table = new SpanTable(
      column((n) => (n * n + n) / 2),
      [ONES],
      1,
    );
    expect(meetings(table, [column((n) => 4 * n), column((n) => n * n)])).toEqual([0, 1]);
  });

  test('may be one alone', () => {
    const table = new SpanTable(
      column((n) => 5 * (n % 4) - 2),
      [ONES],
      1,
    );
    expect(meetings(table, [column((n) => n), column((n) => n % 4)])).toEqual([0, 2]);
  });

  test('may need a third that is fixed', () => {
    const target = column((n) => n ** 3 - 2 * (n % 5) + 9 * n);
    const pair = [column((n) => n ** 3), column((n) => n % 5)];
    expect(meetings(new SpanTable(target, [ONES], 1), pair)).toEqual([0, 0]);
    expect(meetings(new SpanTable(target, [ONES, column((n) => n)], 1), pair)).toEqual([0, 1]);
  });

  test('are not those that only span each other', () => {
    const table = new SpanTable(
      column((n) => (n * n * 7919) % 1009),
      [ONES],
      1,
    );
    expect(meetings(table, [column((n) => n), column((n) => n + 1), column((n) => 3 - 2 * n), ONES])).toEqual(
      [0, 0, 0, 0],
    );
  });

  test('may hold integers of any size, and be cut', () => {
    const wide = columnOf(Array.from({ length: ROWS + 2 }, (_, n) => 3n ** BigInt(5 * n)));
    const target = columnOf(Array.from({ length: ROWS + 2 }, (_, n) => 7n * 3n ** BigInt(5 * n) - 4n));
    const tail = (from: typeof wide) => residuesOf(from, 2, ROWS + 2)!;
    expect(new SpanTable(tail(target), [ONES], 1).meet(5, tail(wide))).toBe(5);
    expect(residuesOf(columnOf([1n, undefined, 3n]), 0, 3)).toBeUndefined();
    expect(residuesOf(columnOf([1n, undefined, 3n]), 2, 3)).toEqual(Float64Array.from([3]));
  });

  const values = fc.array(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), {
    minLength: ROWS,
    maxLength: ROWS,
  });
  const coefficient = fc.integer({ min: -1000, max: 1000 }).filter((c) => c !== 0);

  test.prop([values, values, coefficient, coefficient, fc.integer(), fc.integer()], { numRuns: 300 })(
    'are found for any columns and coefficients',
    (x, y, cx, cy, c, seed) => {
      const one = Float64Array.from(x);
      const other = Float64Array.from(y);
      const target = one.map((value, row) => cx * value + cy * other[row] + c);
      fc.pre(target.every(Number.isSafeInteger));
      const [first, second] = meetings(
        new SpanTable(residues(target), [ONES], seed),
        [one, other].map(residues),
      );
      expect([first, second]).toSatisfy(
        () => first === 1 || second === 1 || second === 2 || isConstant(one) || isConstant(other),
      );
    },
  );

  test.prop([values, values, values, fc.integer()], { numRuns: 300 })(
    'and unrelated ones are not',
    (x, y, t, seed) => {
      const table = new SpanTable(Float64Array.from(t), [ONES], seed);
      expect(meetings(table, [Float64Array.from(x), Float64Array.from(y)])).toEqual([0, 0]);
    },
  );
});

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}
