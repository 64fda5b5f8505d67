import { expect, test } from 'vitest';
import { binned, MOST_BINS } from '../../src/compare/surprise-profile.js';

test('few rows are bins of their own', () => {
  expect(binned(Float64Array.of(3, 0, 1))).toEqual([3, 0, 1]);
  expect(binned(new Float64Array())).toEqual([]);
});

test.each([MOST_BINS, MOST_BINS + 1, 2 * MOST_BINS, 12_345])('%i rows keep their sum in 512 bins', (rows) => {
  const bits = Float64Array.from({ length: rows }, (_, row) => row % 7);
  const bins = binned(bits);
  expect(bins.length).toBe(MOST_BINS);
  let sum = 0;
  for (const [bin, mean] of bins.entries())
    sum += mean * (Math.floor(((bin + 1) * rows) / MOST_BINS) - Math.floor((bin * rows) / MOST_BINS));
  expect(sum).toBeCloseTo(
    bits.reduce((total, each) => total + each, 0),
    6,
  );
});
