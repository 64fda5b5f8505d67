import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { heavyTail, laplaceTail, normalTail } from '../../../src/codelength/draws/tails.js';

describe.each([
  ['normal', normalTail],
  ['Laplace', laplaceTail],
  ['heavy', heavyTail],
] as const)('the %s tail', (_, tail) => {
  test.prop([fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: 1e-9, max: 40, noNaN: true })])(
    'never rises, and stays a probability',
    (z, step) => {
      expect(tail(z)).toBeGreaterThanOrEqual(tail(z + step));
      expect(tail(z + step)).toBeGreaterThanOrEqual(0);
    },
  );

  it('is a half at 0', () => {
    expect(tail(0)).toBe(0.5);
  });
});

// Abramowitz & Stegun, table 26.1 and 26.2.
it.each([
  [1, 0.158655253931457],
  [2, 0.022750131948179],
  [2.5, 0.006209665325776],
  [3, 0.00134989803163],
  [5, 2.866515719e-7],
])('the normal tail at %f is %f', (z, expected) => {
  expect(normalTail(z) / expected).toBeCloseTo(1, 9);
});
