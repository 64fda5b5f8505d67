import { expect, test } from 'vitest';
import { seesNothing } from '../../src/codelength/null-model.js';
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
