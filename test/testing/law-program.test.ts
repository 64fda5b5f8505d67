import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { columnOf } from '../../src/data/column.js';
import type { Dataset } from '../../src/data/dataset.js';
import { rowsOf } from '../../src/data/dataset.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { parseModel } from '../../src/language/parse.js';
import { predictValues } from '../../src/search/predict.js';
import { arbitraryDatasetFrom } from '../../src/testing/datasets.js';
import { isLaw, lawValues } from '../../src/testing/law-program.js';

function integers(values: readonly number[]): Dataset {
  const target = columnOf(values.map(BigInt));
  return { name: 'integers', kind: 'integer', target, given: [], decimals: 0, alphabet: [] };
}

const EXACT = parseGrammar(
  `grammar exact_rules
start model
model ::= simple | piecewise(piece) | interleaved(simple)
piece ::= simple [2] | exact(before(n)) | interleaved(simple)
simple ::= exact(int)
int ::= n [8] | literal [4] | a(n-1) [6] | a(n-2) [4] | a(n div 2) [2] | int + int | int - int | int mod int | int div int
`,
  'exact.grammar',
);

test.prop([arbitraryDatasetFrom(EXACT, { minRows: 4 })])(
  'a law goes on as its model predicts',
  ({ model, dataset }) => {
    const rows = rowsOf(dataset);
    const predicted = predictValues(model, dataset, 12);
    const known = predicted.filter((value) => value !== undefined);
    const predict = lawValues(model, dataset);
    // From far to near, so that rows are asked for before those that they rest on.
    const said = known.map((_, index) => predict(rows + known.length - 1 - index)).reverse();
    expect(said).toEqual(known);
  },
);

describe('far out', () => {
  test.each<[string, readonly number[], number, bigint | undefined]>([
    ['exact(a(n-1) + 3)', [1, 4, 7], 100_000, 300_001n],
    ['exact(a(n-1) + 3)', [1, 4, 7], 1e9, undefined],
    ['exact(a(n div 2) + 1)', [0, 1], 2 ** 40, 41n],
    ['exact(n*n)', [0, 1], 1e12, 10n ** 24n],
    ['exact(2^n)', [1, 2], 4096, undefined],
    ['piecewise(2: exact(7), exact(n))', [7, 7, 0], 1e9, 999_999_998n],
    ['interleaved(exact(n), exact(-n))', [0, 0, 1, -1], 1e9 + 1, -500_000_000n],
  ])('%s after %j at %d', (program, values, n, expected) => {
    expect(lawValues(parseModel(program), integers(values))(n)).toBe(expected);
  });
});

test.each<[string, readonly number[], boolean]>([
  ['exact(n)', [0, 1, 2], true],
  ['exact(a(n-2))', [5, 6, 5, 6], true],
  ['exact(a(n-3))', [5, 6, 5, 5], false],
  ['patched(n)', [0, 1, 2], false],
  ['noisy(n)', [0, 1, 2], false],
  ['interleaved(exact(n), noisy(n))', [0, 0, 1, 1], false],
  ['piecewise(2: exact(n), exact(n))', [0, 1, 0, 1], true],
])('is %s a law of %j: %j', (program, values, expected) => {
  expect(isLaw(parseModel(program), integers(values))).toBe(expected);
});
