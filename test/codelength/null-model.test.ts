import { describe, expect, test } from 'vitest';
import {
  multiplesBits,
  nullModel,
  nullModels,
  repeatsBits,
  seesNothing,
} from '../../src/codelength/null-model.js';
import { datasetOf } from '../../src/index.js';
import { parseModel } from '../../src/language/parse.js';

test.each([
  ['patched(7)', true],
  ['noisy(2*3)', true],
  ['drawn(0)', true],
  ['patched(a(3))', true],
  ['noisy(a(1) + a(0))', true],
  ['patched(a(n-1))', false],
  ['noisy(n)', false],
  ['noisy(sum(k, 1, n, 1))', false],
  ['exact(7)', false],
])('%s tells rows from one distribution: %s', (program, outcome) => {
  expect(seesNothing(parseModel(program), datasetOf([7, 7, 8, 7, 7, 9]))).toBe(outcome);
});

test('that all rows are alike is no distribution', () => {
  expect(seesNothing(parseModel('patched(7)'), datasetOf([7, 7, 7, 7, 7, 7]))).toBe(false);
});

/** Numbers without order between -1 and 1. */
const scattered = (row: number) => (Math.sin(row * row) * 10_000) % 1;

test('rows about two levels are told from one of them, and not from between', () => {
  const rows = Array.from({ length: 300 }, (_, row) =>
    Math.round((scattered(row) > 0 ? 50_000 : 170_000) + 40 * scattered(row + 1000)),
  );
  const { program, totalBits } = nullModel(datasetOf(rows));
  const level = Number(/^noisy\((\d+)\)$/.exec(program)![1]);
  expect(Math.min(Math.abs(level - 50_000), Math.abs(level - 170_000))).toBeLessThan(500);
  // A bit and a half for which of the two, and some eight for where about it.
  expect(totalBits).toBeLessThan(300 * 13);
});

test('few rows are told from their median alone', () => {
  const levels = nullModels(datasetOf([17, 3, 900, 42, 5])).map(({ program }) => program);
  expect(levels.sort()).toEqual(['drawn(0)', 'noisy(0)', 'noisy(17)']);
});

describe('rows that are drawn as multiples of a number', () => {
  const draws = Array.from({ length: 40 }, (_, n) => (n * n * 7919 + 31 * n) % 24);

  test.each([
    ['whole hours in minutes', 60, 0],
    ['prices that end in 99', 100, 99],
    ['below zero', 60, -1440],
  ])('take about what the draws take: %s', (_, step, offset) => {
    const plain = nullModel(datasetOf(draws)).totalBits;
    const bits = multiplesBits(datasetOf(draws.map((draw) => step * draw + offset)));
    expect(bits).toBeLessThan(plain + 60);
    expect(bits).toBeLessThan(nullModel(datasetOf(draws.map((draw) => step * draw + offset))).totalBits);
  });

  test.each([
    ['other numbers', [1, 2, 4, 9, 3]],
    ['rows that are all alike', [5, 5, 5, 5]],
  ])('are no others: %s', (_, rows) => {
    expect(multiplesBits(datasetOf(rows))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('rows that are drawn from a few values', () => {
  const values = [93801, 1204, 557733, 20417, 88008];
  const draws = Array.from({ length: 40 }, (_, n) => values[(n * n * 7919 + 31 * n * n * n) % 5]);

  test('take the bits of which of them, and the values once', () => {
    const bits = repeatsBits(datasetOf(draws));
    // Two and a third a row, and some twenty for each value and its share.
    expect(bits).toBeGreaterThan(40 * 1.5);
    expect(bits).toBeLessThan(40 * 2.4 + 5 * 30);
    expect(bits).toBeLessThan(nullModel(datasetOf(draws)).totalBits);
  });

  test.each([
    ['rows that are mostly new', [1, 2, 4, 9, 3, 3]],
    ['rows that are all alike', [5, 5, 5, 5]],
  ])('are no others: %s', (_, rows) => {
    expect(repeatsBits(datasetOf(rows))).toBe(Number.POSITIVE_INFINITY);
  });
});
