import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { exponential } from '../../src/numbers/exponential.js';

test.prop([fc.double({ min: -708, max: 0, noNaN: true })])('is e^x to some units in the last place', (x) => {
  expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
});

it('is 1 at 0, and 0 where e^x is no normal double', () => {
  expect(exponential(0)).toBe(1);
  expect(exponential(-709)).toBe(0);
  expect(exponential(Number.NEGATIVE_INFINITY)).toBe(0);
});
