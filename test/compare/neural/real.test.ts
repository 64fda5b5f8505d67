import { expect, test } from 'vitest';
import { exp, sigmoids, tanhs } from '../../../src/compare/neural/real.js';

/** From -50 to 50, and where the power of 2 that is split off changes. */
const POINTS = Array.from({ length: 20_001 }, (_, index) => (index - 10_000) / 200 + 1e-9 * (index % 3));

function largest(errors: readonly number[]): number {
  return errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0);
}

test('exp is right to 2^-37 of its value', () => {
  expect(largest(POINTS.map((x) => exp(x) / Math.exp(x) - 1))).toBeLessThan(2 ** -37);
  expect(exp(0)).toBe(1);
});

test('exp stays finite and above 0 for whatever comes', () => {
  for (const x of [1e300, Number.POSITIVE_INFINITY, 701]) expect(exp(x)).toBe(exp(700));
  for (const x of [-1e300, Number.NEGATIVE_INFINITY, -701]) expect(exp(x)).toBe(exp(-700));
  expect(exp(700)).toBeLessThan(Number.POSITIVE_INFINITY);
  expect(exp(-700)).toBeGreaterThan(0);
});

test('sigmoids are right to 2^-37', () => {
  const numbers = Float64Array.from(POINTS);
  sigmoids(numbers, 0, numbers.length);
  expect(largest(POINTS.map((x, index) => numbers[index] - 1 / (1 + Math.exp(-x))))).toBeLessThan(2 ** -37);
});

test('tanhs are right to 2^-37, and leave other numbers alone', () => {
  const numbers = Float64Array.from([...POINTS, ...POINTS.map(() => 0), 5]);
  tanhs(numbers, 0, POINTS.length, POINTS.length);
  expect(largest(POINTS.map((x, index) => numbers[POINTS.length + index] - Math.tanh(x)))).toBeLessThan(
    2 ** -37,
  );
  expect(numbers.at(-1)).toBe(5);
  expect([...numbers.subarray(0, POINTS.length)]).toEqual(POINTS);
});
