import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import {
  centreOf,
  type Interval,
  precisionOf,
  raised,
  simplestFraction,
} from '../../../src/search/solve/constant-interval.js';

const interval = fc
  .tuple(fc.bigInt(1n, 999n), fc.bigInt(1n, 99n), fc.bigInt(1n, 999n))
  .map(([low, width, scale]): Interval => ({ low, high: low + width, scale }));

/** The least integer p with p/q in an interval, if there is one. */
function numeratorFor({ low, high, scale }: Interval, q: bigint): bigint | undefined {
  const p = (low * q + scale - 1n) / scale;
  return p * scale < high * q ? p : undefined;
}

test.prop([interval])('the simplest fraction has the least denominator and numerator', (within) => {
  const [p, q] = simplestFraction(within);
  expect(numeratorFor(within, q)).toBe(p);
  for (let smaller = 1n; smaller < q; smaller++) expect(numeratorFor(within, smaller)).toBeUndefined();
});

test.prop([interval, fc.bigInt(1n, 99n), fc.integer({ min: 1, max: 9 })])(
  'powers keep what lies within',
  (within, q, k) => {
    const p = numeratorFor(within, q);
    fc.pre(p !== undefined);
    const power = { low: p! ** BigInt(k), high: p! ** BigInt(k) + 1n, scale: q ** BigInt(k) };
    const { low, high, scale } = raised(within, k);
    expect(low * power.scale <= power.low * scale && power.low * scale < high * power.scale).toBe(true);
  },
);

test('centres and precision of numbers that are no doubles', () => {
  const far = { low: 10n ** 400n, high: 10n ** 400n + 10n ** 390n, scale: 10n ** 400n };
  const [centre, radius] = centreOf(far);
  expect(centre).toBeCloseTo(1 + 5e-11, 14);
  expect(radius).toBeCloseTo(5e-11, 20);
  expect(precisionOf(far)).toBeCloseTo(Math.log2(1e10), 6);
});
