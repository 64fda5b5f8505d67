import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalValue, gridCell, gridDigits, gridPlace, gridValue } from '../../dist/numbers/decimal-grid.js';

const grids = fc.record({
  decimals: fc.integer({ min: -30, max: 40 }),
  significant: fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }),
});

describe('the grid of decimal numbers', () => {
  it.each([
    [3, 2, 999n, 9.99],
    [3, 2, 1000n, 10],
    [3, 2, 1001n, 10.1],
    [3, 2, 1899n, 99.9],
    [3, 2, 1900n, 100],
    [3, 2, 1901n, 101],
    [3, 2, -1901n, -101],
    [6, 8, 391062n, 0.00391062],
    [6, 8, 1976599n, 0.176599],
    [undefined, 2, 275n, 2.75],
    [1, -3, 1n, 1000],
    [1, -3, 10n, 10000],
  ])(
    'with %s significant digits and %i decimals has at place %s the number %d',
    (significant, decimals, place, value) => {
      expect(gridValue(place, { decimals, significant })).toBe(value);
      expect(gridPlace(value, { decimals, significant })).toBe(place);
    },
  );

  it('is in ascending order, and each number is at its own place', () => {
    fc.assert(
      fc.property(grids, fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (grid, any) => {
        // Numbers of no more than 50 decades, which doubles hold.
        const places = 450n * 10n ** BigInt((grid.significant ?? 15) - 1);
        const place = any % places;
        const value = gridValue(place, grid);
        expect(gridValue(Number(place), grid)).toBe(value);
        const { digits, exponent } = gridDigits(place, grid);
        expect(decimalValue(digits, exponent)).toBe(value);
        expect(gridPlace(value, grid)).toBe(place);
        expect(gridValue(place + 1n, grid)).toBeGreaterThan(value);
        const [low, high] = gridCell(place, grid);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
    );
  });

  it('takes the nearest number', () => {
    fc.assert(
      fc.property(
        fc.record({ decimals: fc.integer({ min: 0, max: 6 }), significant: fc.integer({ min: 1, max: 7 }) }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (grid, value) => {
          const place = gridPlace(value, grid);
          const off = Math.abs(gridValue(place, grid) - value);
          for (const other of [place - 1n, place + 1n])
            expect(Math.abs(gridValue(other, grid) - value)).toBeGreaterThanOrEqual(off * (1 - 1e-9));
        },
      ),
    );
  });

  it('rounds exactly where doubles do not suffice', () => {
    expect(gridPlace(0.1, { decimals: 30 })).toBe(100000000000000005551115123126n);
    expect(gridPlace(2 ** 60, { decimals: 1 })).toBe(11529215046068469760n);
  });
});
