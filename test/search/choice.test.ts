import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { choiceOf } from '../../src/search/choice.js';
import { inlineExecutor } from '../../src/search/enumerate/enumeration.js';
import type { SearchOptions } from '../../src/search/options.js';
import { runSearch } from '../../src/search/run.js';
import { DIRECT_FAMILIES } from '../../src/search/solve/families.js';
import { solutions } from '../../src/search/solve/solve.js';
import { STRATEGIES } from '../../src/search/strategies.js';
import { bits, integers } from './sequences.js';

const DELANNOY = integers([1, 3, 13, 63, 321, 1683, 8989, 48639, 265729]);

const search = (options: SearchOptions, dataset = DELANNOY) =>
  runSearch(dataset, { memory: 2 ** 26, seconds: Number.POSITIVE_INFINITY, ...options }, 1, inlineExecutor);

/** The primes number 1, 2, 5, 10 and so on. */
const PRIMES = integers([2, 3, 11, 29, 59, 101, 157, 229, 313, 421]);

const families = (without: readonly string[], dataset = DELANNOY) =>
  new Set(
    [...solutions(dataset, shippedGrammar('integer'), new Set(without))].flatMap((found) =>
      found === undefined ? [] : [found.family],
    ),
  );

describe('strategies and families', () => {
  const named = STRATEGIES.flatMap((strategy) => [strategy, ...strategy.families]);

  test('have names of their own, of small letters and hyphens', () => {
    const names = named.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('say in a line what they are', () => {
    for (const { summary } of named) expect(summary).toMatch(/^\S[^\n]{10,160}[^.]$/);
  });

  test.each(['integer', 'real'])('over %s numbers leave some work to be divided', (numbers) => {
    const own = STRATEGIES.filter((strategy) => strategy.numbers === numbers);
    expect(own.reduce((sum, { leastShare }) => sum + leastShare, 0)).toBeLessThan(1);
  });
});

describe('a search', () => {
  test('names the strategy and the family that found the best', async () => {
    const { best, history } = await search({ strategies: ['solve'] });
    expect(best.foundBy).toBe('solve/recurrence');
    expect(history.at(-1)).toMatchObject({ totalBits: best.totalBits, foundBy: 'solve/recurrence' });
  });

  test('without a family has nothing of it, of the images of other series neither', async () => {
    const { best, frontier } = await search({ strategies: ['solve'], without: ['recurrence'] });
    for (const { foundBy } of [best, ...frontier]) expect(foundBy).not.toBe('solve/recurrence');
    expect(families([])).toContain('recurrence');
    expect(families(['recurrence'])).not.toContain('recurrence');
    expect(families([], PRIMES)).toContain('transform');
    const direct = DIRECT_FAMILIES.map(({ name }) => name);
    expect(families(direct, PRIMES)).toEqual(new Set());
  });

  test('without a strategy does not list it', async () => {
    const { strategies } = await search({ maxEvaluations: 50, without: ['mutate', 'split', 'period'] });
    expect(strategies.map(({ name }) => name)).toEqual(['enumerate', 'solve', 'combine', 'selection']);
  });

  test('does not ask a strategy that has no use for the data', async () => {
    const { strategies } = await search({ maxEvaluations: 50 }, bits('0110100110010110'));
    expect(strategies.map(({ name }) => name)).not.toContain('combine');
    const { stopReason, evaluated } = await search({ strategies: ['combine'] }, bits('0110100110010110'));
    expect({ stopReason, evaluated }).toEqual({ stopReason: 'exhausted', evaluated: 0 });
  });
});

describe('names that are none', () => {
  test('are refused with those that are near, and all there are', () => {
    expect(() => choiceOf({ without: ['recurence'] })).toThrow(InputError);
    expect(() => choiceOf({ without: ['recurence'] })).toThrow(
      /no strategy or family 'recurence' \(did you mean recurrence\?\); there are enumerate, solve, period/,
    );
    expect(() => choiceOf({ without: ['luck'] })).toThrow(/'luck'; there are enumerate/);
    expect(() => choiceOf({ strategies: ['recurrence'] })).toThrow(/no strategy 'recurrence'; there are/);
  });

  test('leave something to search with', () => {
    expect(() => choiceOf({ strategies: ['mutate'], without: ['mutate'] })).toThrow(/nothing left/);
    expect(() => choiceOf({ strategies: [] })).toThrow(/nothing left/);
    const parts = ['segmentation', 'interleaving', 'part'];
    expect(() => choiceOf({ strategies: ['split'], without: parts })).toThrow(/nothing left/);
  });
});
