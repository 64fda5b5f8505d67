import { describe, expect, test } from 'vitest';
import { InputError } from '../../dist/errors.js';
import { search } from '../../dist/workers/search.js';
import type { Progress, SearchOptions } from '../../src/search/options.js';
import type { SearchResult } from '../../src/search/result.js';
import { FINITE } from '../search/enumerate/small-grammars.js';
import { integers, rowsFrom } from '../search/sequences.js';
import { expectWellFormed } from './search-laws.js';

const SQUARES = integers(rowsFrom(15, (n) => n * n));
/** Nothing short explains these, so that a search goes on until it is stopped. */
const DIGITS = integers([9, 4, 5, 8, 0, 7, 3, 0, 2, 1, 5, 7, 3, 6, 8, 1, 9, 3, 0, 3, 6, 4, 2, 6, 2, 1]);

async function stopped(dataset: typeof SQUARES, options: SearchOptions): Promise<SearchResult> {
  const result = await search(dataset, {
    workers: 2,
    seconds: Number.POSITIVE_INFINITY,
    memory: 2 ** 27,
    ...options,
  });
  expectWellFormed(result);
  return result;
}

describe('a search ends', () => {
  test('when nothing shorter can exist', async () => {
    const result = await stopped(SQUARES, {});
    expect(result).toMatchObject({
      stopReason: 'certified',
      certified: true,
      best: { program: 'exact(n*n)' },
    });
    expect(result.best.next.slice(0, 3)).toEqual(['225', '256', '289']);
  });

  test('when the grammar has no more programs', async () => {
    const result = await stopped(integers([5, 9, 1, 7, 3, 3]), { grammar: FINITE });
    expect(result).toMatchObject({ stopReason: 'exhausted', certified: true });
    expect(result.strategies.find(({ name }) => name === 'enumerate')?.evaluated).toBe(9);
  });

  test('at the time limit', async () => {
    const result = await stopped(DIGITS, { seconds: 0.5 });
    expect(result).toMatchObject({ stopReason: 'time-limit', certified: false });
    // No sooner, but for what a timer may be early.
    expect(result.seconds).toBeGreaterThan(0.49);
  });

  test('at a time limit of nothing', async () => {
    expect((await stopped(DIGITS, { seconds: 0 })).stopReason).toBe('time-limit');
  });

  test('at the evaluation limit', async () => {
    const result = await stopped(DIGITS, { maxEvaluations: 5000 });
    expect(result).toMatchObject({ stopReason: 'evaluation-limit', certified: false });
    expect(result.evaluated).toBeLessThanOrEqual(5000);
  });

  test('no sooner for a full bank', async () => {
    const result = await stopped(DIGITS, {
      memory: 2 ** 18,
      strategies: ['enumerate'],
      maxEvaluations: 20_000,
    });
    expect(result).toMatchObject({ stopReason: 'evaluation-limit', certified: false });
    expect(result.distinct).toBeGreaterThan(100);
    expect(result.evaluated).toBeGreaterThan(5 * result.distinct);
  });

  test('when it is interrupted while workers are busy', async () => {
    const controller = new AbortController();
    const onProgress = ({ evaluated }: Progress) => {
      if (evaluated > 1000) controller.abort();
    };
    const result = await stopped(DIGITS, { signal: controller.signal, onProgress });
    expect(result).toMatchObject({ stopReason: 'interrupted', certified: false });
    expect(result.evaluated).toBeGreaterThan(1000);
  });

  test('before it begins if it has been interrupted already', async () => {
    const result = await stopped(DIGITS, { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ stopReason: 'interrupted', evaluated: 0 });
    expect(result.best.totalBits).toBe(result.nullBits);
  });
});

describe('on the way', () => {
  test('each improvement is reported, shorter than the one before', async () => {
    const totals: number[] = [];
    const programs: string[] = [];
    const result = await stopped(DIGITS, {
      maxEvaluations: 20_000,
      onImprovement: ({ totalBits, program }) => {
        totals.push(totalBits);
        programs.push(program);
      },
    });
    for (let at = 1; at < totals.length; at++) expect(totals[at]).toBeLessThan(totals[at - 1]);
    expect(programs.at(-1) ?? result.best.program).toBe(result.best.program);
  });

  test('progress is reported and only grows', async () => {
    const seen: number[] = [];
    await stopped(DIGITS, {
      maxEvaluations: 20_000,
      onProgress: ({ evaluated, coveredBits, best, distinct }) => {
        seen.push(evaluated);
        expect(distinct).toBeLessThanOrEqual(evaluated);
        expect(coveredBits).toBeGreaterThan(0);
        expect(best.totalBits).toBeGreaterThan(0);
      },
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual(seen.toSorted((x, y) => x - y));
  });
});

test('no rows are refused', async () => {
  await expect(search(integers([]))).rejects.toThrow(InputError);
});
