import { describe, expect, test } from 'vitest';
import { apply } from '../../../src/language/construct.js';
import type { Expression } from '../../../src/language/expression.js';
import { MULTIPLY } from '../../../src/language/real/primitives/arithmetic/multiply.js';
import type { Shortened } from '../../../src/search/fit/constants/shorten.js';
import { Tape } from '../../../src/search/fit/constants/tape.js';
import { pieces } from '../../../src/search/fit/pieces.js';
import type { Quantity } from '../../../src/search/fit/quantity.js';
import { bestCuts, SegmentSums } from '../../../src/search/fit/segments.js';
import { column, judgeOf, measured, normal, spread } from './measured-columns.js';

type Row = Readonly<Record<string, number>>;

/** The shortest program in pieces for a law on so many rows, with what it is off by on other rows. */
function found(
  law: (row: Row) => number,
  columns: Readonly<Record<string, Float64Array>>,
  others: readonly Row[],
  noise = 0,
) {
  const names = Object.keys(columns);
  const rows = columns[names[0]].length;
  const rowAt = (row: number): Row => Object.fromEntries(names.map((name) => [name, columns[name][row]]));
  const errors = normal(rows, 3);
  const values = Float64Array.from({ length: rows }, (_, row) => law(rowAt(row)) + noise * errors[row]);
  const measurements = measured(values, columns);
  const inputs = names.map((name): Quantity => ({ expression: column(name), values: columns[name] }));
  const products = inputs.flatMap((one, at) =>
    inputs.slice(at).map((other) => ({
      expression: apply(MULTIPLY.name, one.expression, other.expression),
      values: one.values.map((value, row) => value * other.values[row]),
    })),
  );
  let best: Shortened | undefined;
  const bits = (each: Shortened) => each.programBits + each.dataBits;
  const ceiling = () => (best === undefined ? Number.POSITIVE_INFINITY : bits(best));
  const judge = judgeOf(measurements);
  for (const one of pieces({ measurements, judge, inputs, terms: [...inputs, ...products], ceiling }))
    if (one !== undefined && bits(one) < ceiling()) best = one;
  const leafValues = (leaf: Expression) =>
    Float64Array.from(others, (row) => (leaf.kind === 'given' ? row[leaf.column] : Number.NaN));
  const asked = new Tape(best!.expression, others.length, leafValues, () => false).values(new Float64Array());
  return Math.max(...others.map((row, at) => Math.abs(asked[at] - law(row))));
}

describe('pieces', () => {
  const income = spread(100, 0, 100_000, 5).map(Math.round);
  const tax = ({ income: x }: Row) => 0.06 * x + 0.04 * Math.max(0, x - 10_000);
  const brackets = ({ income: x }: Row) =>
    0.1 * Math.min(x, 11_000) +
    0.12 * Math.max(0, Math.min(x, 44_725) - 11_000) +
    0.22 * Math.max(0, Math.min(x, 80_000) - 44_725) +
    0.3 * Math.max(0, x - 80_000);
  const incomes = [0, 5000, 10_000, 10_001, 50_000, 79_999, 250_000].map((x) => ({ income: x }));

  test('a tax of two brackets', () => {
    expect(found(tax, { income }, incomes)).toBeLessThan(1e-6);
  });

  test('a tax of four brackets, in rows of no order', () => {
    expect(found(brackets, { income }, incomes)).toBeLessThan(0.5);
  });

  const u = spread(90, 0, 10, 11).map((value) => Math.round(1000 * value) / 1000);
  const v = spread(90, 1, 9, 12).map((value) => Math.round(1000 * value) / 1000);
  const rows = [1, 4.9, 5.1, 9].flatMap((one) => [1.5, 8].map((other) => ({ u: one, v: other })));
  const switched = (row: Row) => (row.u > 5 ? 3 * row.v + 1 : row.u * row.v);

  test('an input that switches between two formulas', () => {
    expect(found(switched, { u, v }, rows)).toBeLessThan(1e-9);
  });

  test('the same with noise', () => {
    expect(found(switched, { u, v }, rows, 0.05)).toBeLessThan(0.2);
  });

  test('levels, where an input has steps', () => {
    const levels = (row: Row) => (row.u < 3 ? 10 : row.u < 7.5 ? 25 : 12.5);
    expect(found(levels, { u }, [{ u: 2.5 }, { u: 3.2 }, { u: 7.4 }, { u: 11 }])).toBe(0);
  });

  test('a number for each of a few values', () => {
    const k = spread(90, 0, 4, 13).map(Math.floor);
    const law = (row: Row) => 2 * row.v + [5, 9, 30, 1][row.k];
    const asked = [0, 1, 2, 3].map((each) => ({ k: each, v: 4 }));
    expect(found(law, { k, v }, asked)).toBeLessThan(1e-9);
  });
});

test('cuts are the best of all', () => {
  const target = Float64Array.of(1, 1.1, 0.9, 5, 5.2, 4.9, 5.1, -3, -3.1, -2.9);
  const sums = new SegmentSums([new Float64Array(10).fill(1)], target);
  const rest = (from: number, end: number) => {
    const own = target.slice(from, end);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    return own.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  for (let from = 0; from < 9; from++)
    for (let end = from + 1; end <= 10; end++) expect(sums.rest(from, end)).toBeCloseTo(rest(from, end), 9);
  const cuts = bestCuts(sums, 3, 2, () => true);
  expect(cuts.map(({ begins }) => begins)).toEqual([[], [7], [3, 7]]);
});
