import { describe, expect, test } from 'vitest';
import { exactRows } from '../../src/data/column.js';
import { evaluateColumn, rootWorld } from '../../src/language/columns.js';
import { compileRow, worldOf } from '../../src/language/evaluate.js';
import { parseExpression } from '../../src/language/parse.js';
import { mostTries, select } from '../../src/language/selection.js';
import { Meter } from '../../src/language/work.js';

const ROWS = 12;

function terms(text: string): (bigint | undefined)[] {
  const expression = parseExpression(text);
  const target = { values: new Float64Array(ROWS) };
  const program = compileRow(expression);
  const rows = Array.from({ length: ROWS }, (_, row) => program(row, worldOf(target, []), new Meter(1e8)));
  expect(exactRows(evaluateColumn(expression, rootWorld(target, [])))).toEqual(rows);
  return rows;
}

const numbers = (...values: number[]) => values.map(BigInt);
const nothing = (count: number) => Array<undefined>(count).fill(undefined);

describe('nth', () => {
  test('lists the numbers with a property', () => {
    expect(terms('nth(k, 1, n, prime?(k))')).toEqual(numbers(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37));
    expect(terms('nth(k, 0, n, k mod 3 = 0)')).toEqual(numbers(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33));
  });

  test('finds the least number from a lower bound up', () => {
    expect(terms('nth(k, n, 0, square?(k))')).toEqual(numbers(0, 1, 4, 4, 4, 9, 9, 9, 9, 9, 16, 16));
    expect(terms('nth(k, n - 5, 0, k > n)')).toEqual(numbers(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
  });

  test('is undefined for indices below 0', () => {
    expect(terms('nth(k, 0, n - 10, k = k)')).toEqual([...nothing(10), ...numbers(0, 1)]);
  });

  test('tries 64 values more for each index, from 512 on', () => {
    expect(terms('nth(k, 1, n, k mod 64 = 0)').slice(0, 3)).toEqual(numbers(64, 128, 192));
    expect(terms('nth(k, 1, n, k >= 513 + n)')).toEqual(
      numbers(...Array.from({ length: ROWS }, (_, n) => 513 + 2 * n)).map((value, n) =>
        n === 0 ? undefined : value,
      ),
    );
    expect(terms('nth(k, 0, n, k > 600 + 64*n)')).toEqual(nothing(ROWS));
  });

  test('goes no further than a value where the condition is undefined', () => {
    expect(terms('nth(k, 0, n, 7 mod (k - 3) = 0)')).toEqual([2n, ...nothing(ROWS - 1)]);
  });

  test('takes values beyond 2^53', () => {
    expect(terms('nth(k, 2^60 - 1, n, k mod 2^50 = 0)')[0]).toBe(2n ** 60n);
  });
});

test('rows that try the same values select as each would on its own', () => {
  const indices = Float64Array.from([3, 0, Number.NaN, -1, 1, 40, 2]);
  const cells = mostTries(indices);
  const holds = Float64Array.from({ length: cells }, (_, cell) => ((cell * cell) % 7 === 4 ? 1 : 0));
  const hits = [...holds.keys()].filter((cell) => holds[cell] === 1);
  const out = new Float64Array(indices.length);
  select(out, indices.length, 5, indices, Float64Array.from([0, ...holds]), 1);
  expect([...out]).toEqual([
    hits[3] + 5,
    hits[0] + 5,
    Number.NaN,
    Number.NaN,
    hits[1] + 5,
    hits[40] + 5,
    hits[2] + 5,
  ]);
  holds[hits[1]] = Number.NaN;
  select(out, indices.length, 5, indices, holds, 0);
  expect(out[1]).toBe(hits[0] + 5);
  expect(out[4]).toBeNaN();
});
