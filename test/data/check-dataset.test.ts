import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../src/data/check-dataset.js';
import { columnOf } from '../../src/data/column.js';
import type { Dataset } from '../../src/data/dataset.js';
import { InputError } from '../../src/errors.js';
import { arbitraryDataset } from '../../src/testing/datasets.js';

const INTEGERS: Dataset = {
  name: 'own',
  kind: 'integer',
  target: columnOf([1n, 2n, 2n ** 60n]),
  given: [{ name: 'x', column: columnOf([undefined, 2n, -(2n ** 60n)]) }],
  decimals: 0,
  alphabet: [],
};
const SYMBOLS: Dataset = {
  ...INTEGERS,
  kind: 'symbol',
  target: columnOf([0n, 1n, 0n]),
  given: [],
  alphabet: [48, 49],
};

test.prop([arbitraryDataset({ maxGiven: 2 })])('what the reader makes is a dataset', (dataset) => {
  checkDataset(dataset);
});

describe('a dataset that is none is refused with the column and the row', () => {
  const target = (...values: number[]) => ({ target: { values: Float64Array.of(...values) } });
  const given = (...values: number[]) => ({
    given: [{ name: 'x', column: { values: Float64Array.of(...values) } }],
  });
  const mistakes: readonly [Dataset, string][] = [
    [{ ...INTEGERS, ...target(1, 1.5) }, 'the target has 1.5 in row 1'],
    [{ ...INTEGERS, ...target(1, Number.NaN) }, 'the target has no value in row 1'],
    [{ ...INTEGERS, ...target(Number.NEGATIVE_INFINITY) }, 'the target has no exact value in row 0'],
    [{ ...INTEGERS, ...target(2 ** 53, 2 ** 54) }, 'in row 1, beyond 2^53'],
    [{ ...INTEGERS, ...given(Number.NaN, 0.25) }, "the given column 'x' has 0.25 in row 1"],
    [{ ...SYMBOLS, ...target(0, 1, 2) }, 'the target has 2 in row 2, which is no symbol'],
    [{ ...INTEGERS, kind: 'real' as 'integer' }, "no kind is called 'real'"],
  ];
  for (const [dataset, message] of mistakes) {
    it(message, () => {
      expect(() => checkDataset(dataset)).toThrow(InputError);
      expect(() => checkDataset(dataset)).toThrow(message);
    });
  }

  it('and what is one is not', () => {
    checkDataset(INTEGERS);
    checkDataset(SYMBOLS);
  });
});
