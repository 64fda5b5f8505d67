import { describe, expect, test } from 'vitest';
import { divideTime, excerptWithin, isTooLong, secondsLeft, writingEnd } from '../../src/search/excerpt.js';

describe('a limit of time', () => {
  test('leaves out nothing of data without a limit, and more of it the shorter it is', () => {
    expect(excerptWithin(Number.POSITIVE_INFINITY)).toEqual({ bytes: Infinity, rows: Infinity });
    const limits = [0.1, 1, 5, 10, 40, 60, 3600].map(excerptWithin);
    for (const [at, { bytes, rows }] of limits.entries()) {
      expect(bytes).toBeGreaterThan(limits[at - 1]?.bytes ?? 0);
      expect(rows).toBeGreaterThan(limits[at - 1]?.rows ?? 0);
    }
    // A million rows in ten seconds, and all that there is room for in an hour.
    expect(excerptWithin(10).rows).toBe(1_000_000);
    expect(excerptWithin(3600).rows).toBeGreaterThan(20_000_000);
  });

  test.each([
    [10, 0.1, 2000, 300],
    [10, 3, 5_000_000, 5_000_000],
    [1, 0.5, 400_000, 100_000],
    [0.3, 2, 100_000, 100_000],
  ])('of %d s is divided where reading took %d s', (seconds, spent, bytes, rows) => {
    const division = divideTime(seconds, spent, bytes, rows);
    expect(division.search).toBeGreaterThanOrEqual(seconds / 10);
    expect(division.search).toBeLessThanOrEqual(Math.max(seconds / 10, seconds - spent));
    expect(division.rows).toBeLessThanOrEqual(rows);
  });

  test('is all there is for short data', () => {
    expect(divideTime(10, 0, 500, 100).search).toBeGreaterThan(9.99);
    expect(divideTime(Number.POSITIVE_INFINITY, 5, 1e6, 1e6)).toEqual({ search: Infinity, rows: 1e6 });
    expect(secondsLeft(5, 1)).toBe(4);
    expect([isTooLong(5_000_000, 0.3), isTooLong(5_000_000, 10), isTooLong(0, 0.1)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('ends for writing within half a second or a tenth of it', () => {
    const now = performance.now();
    expect(writingEnd(100, now) - now).toBeCloseTo(110_000, -2);
    expect(writingEnd(0.1, now - 5000) - now).toBeLessThan(1000);
  });
});
