import { search } from 'kolmo';
import { describe, expect, test } from 'vitest';
// The built form, as that is what threads are started from.
import { inlineExecutor } from '../../dist/search/enumerate/enumeration.js';
import { runSearch } from '../../dist/search/run.js';
import type { SearchOptions } from '../../src/search/options.js';
import { bits, integers, rowsFrom } from '../search/sequences.js';
import { expectWellFormed, withoutTime } from './search-laws.js';

const DATASETS = [
  integers(
    rowsFrom(15, (n) => n * n * n - 7 * n + (n % 5 === 0 ? 11 : 0)),
    'a cubic with a disturbance',
  ),
  integers([9, 4, 5, 8, 0, 7, 3, 0, 2, 1, 5, 7, 3, 6, 8, 1, 9, 3, 0, 3], 'random digits'),
  bits('0010110111010001011010110100101101011101000101110100101101'),
];

/** Threads have something to do from some ten thousand evaluations on, sooner for bits. */
const CASES: readonly { maxEvaluations: number; pools: readonly number[] }[] = [
  { maxEvaluations: 12_000, pools: [2] },
  { maxEvaluations: 50_000, pools: [1, 3] },
];

describe.each(DATASETS)('one answer for $name', (dataset) => {
  test.each(CASES)('of $maxEvaluations evaluations', async ({ maxEvaluations, pools }) => {
    const options = { maxEvaluations, seconds: Number.POSITIVE_INFINITY, memory: 2 ** 27 };
    const alone = await runSearch(dataset, options, 1, inlineExecutor);
    expectWellFormed(alone);
    expect(alone.evaluated).toBeLessThanOrEqual(maxEvaluations);
    expect(alone.evaluated).toBeGreaterThan(0.9 * maxEvaluations);
    expect(alone.stopReason).toBe('evaluation-limit');
    for (const workers of pools) {
      const together = await search(dataset, { ...options, workers });
      expect(together.workers).toBe(workers);
      expect(withoutTime(together)).toEqual(withoutTime(alone));
    }
  });
});

test('another seed of the hashes finds the same models', async () => {
  const options: SearchOptions = {
    strategies: ['enumerate'],
    maxEvaluations: 10_000,
    seconds: Number.POSITIVE_INFINITY,
    memory: 2 ** 26,
  };
  const [one, two] = await Promise.all(
    [1, 2].map((seed) => runSearch(DATASETS[0], { ...options, seed }, 1, inlineExecutor)),
  );
  expect(two.seed).toBe(2);
  expect({ ...withoutTime(two), seed: 1 }).toEqual(withoutTime(one));
});

test.each([0, 1, 2, 100, 101, 8192, 8193])('a limit of %i evaluations is kept to', async (maxEvaluations) => {
  const options = { maxEvaluations, seconds: Number.POSITIVE_INFINITY, memory: 2 ** 24 };
  const result = await runSearch(DATASETS[1], options, 1, inlineExecutor);
  expectWellFormed(result);
  expect(result.evaluated).toBeLessThanOrEqual(maxEvaluations);
  expect(result.stopReason).toBe('evaluation-limit');
});
