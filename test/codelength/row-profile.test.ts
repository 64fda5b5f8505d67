import { describe, expect, test } from 'vitest';
import { rowBits, rowProfile } from '../../src/codelength/model-score.js';
import { parseModel } from '../../src/language/parse.js';
import { integers, symbols } from '../search/sequences.js';

const total = (profile: Float64Array) => profile.reduce((sum, bits) => sum + bits, 0);
const numbers = integers([1, 1, 2, 3, 5, 8, 13, 21, 34, 99, 89, 144]);
const letters = symbols(
  [...'abracadabraabracadabra'].map((letter) => 'abcdr'.indexOf(letter)),
  5,
);

describe('the bits of each row', () => {
  test.each([
    ['patched(a(n-1) + a(n-2))', numbers],
    ['noisy(a(n-1))', numbers],
    ['exact(1 div 0)', numbers],
    ['piecewise(5: exact(a(n-1) + a(n-2)), noisy(0))', numbers],
    ['interleaved(noisy(a(n-1)), noisy(0))', numbers],
    ['context(a(n-1))', letters],
    ['context(0)', letters],
  ] as const)('%s: add up to the price of the data', (program, dataset) => {
    const model = parseModel(program);
    const profile = rowProfile(model, dataset);
    expect(profile.every((bits) => bits >= 0)).toBe(true);
    expect(total(profile)).toBeCloseTo(rowBits(model, dataset), 6);
  });

  test('are where the program was wrong', () => {
    const profile = rowProfile(parseModel('patched(a(n-1) + a(n-2))'), numbers);
    // The first two rows have no prediction, row 9 is wrong, and so are the two that it stands before.
    const dear = [...profile.keys()].filter((row) => profile[row] > 4);
    expect(dear).toEqual([9, 10, 11]);
  });
});
