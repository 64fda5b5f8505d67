import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { FRESH, readCheckpoint, subjectOf, writeCheckpoint } from '../../src/search/checkpoint.js';
import { inlineExecutor } from '../../src/search/enumerate/enumeration.js';
import type { SearchOptions } from '../../src/search/options.js';
import { runSearch } from '../../src/search/run.js';
import { integers, rowsFrom } from './sequences.js';

const INTEGER = shippedGrammar('integer');
const CUBIC = integers(
  rowsFrom(20, (n) => n * n * n - 7 * n + (n % 5 === 0 ? 11 : 0)),
  'a disturbed cubic',
);

const run = (options: SearchOptions, dataset = CUBIC) =>
  runSearch(
    dataset,
    { grammar: INTEGER, seconds: Number.POSITIVE_INFINITY, memory: 2 ** 27, ...options },
    1,
    inlineExecutor,
  );

const long = await run({ maxEvaluations: 30_000 });
const SUBJECT = subjectOf(CUBIC, INTEGER);
const text = writeCheckpoint(long, SUBJECT, FRESH);

describe('a checkpoint', () => {
  test('gives back the models, with who found them', () => {
    const { start, totalBits, evaluated } = readCheckpoint(text, 'saved', SUBJECT);
    expect(start[0]).toEqual({ model: long.best.model, foundBy: long.best.foundBy });
    expect(start.length).toBeGreaterThanOrEqual(long.frontier.length);
    expect(totalBits).toBe(long.best.totalBits);
    expect(evaluated).toBe(long.evaluated);
  });

  test('is gone on from: a search that sees little is no worse than the one before', async () => {
    const { start } = readCheckpoint(text, 'saved', SUBJECT);
    const cold = await run({ maxEvaluations: 5 });
    const warm = await run({ maxEvaluations: 5, start });
    expect(cold.best.totalBits).toBeGreaterThan(long.best.totalBits);
    expect(warm.best).toMatchObject({ program: long.best.program, totalBits: long.best.totalBits });
    expect(warm.frontier.map(({ program }) => program)).toEqual(long.frontier.map(({ program }) => program));
  });

  test('adds up what it took', () => {
    const before = readCheckpoint(text, 'saved', SUBJECT);
    const after = readCheckpoint(writeCheckpoint(long, SUBJECT, before), 'saved', SUBJECT);
    expect(after.evaluated).toBe(2 * long.evaluated);
    expect(after.seconds).toBeCloseTo(2 * long.seconds, 9);
  });

  test('of other data or another grammar is refused', () => {
    const other = integers(rowsFrom(20, (n) => n));
    expect(() => readCheckpoint(text, 'saved', subjectOf(other, INTEGER))).toThrow(
      /saved is a checkpoint of other data, a disturbed cubic of 20 rows/,
    );
    expect(() => readCheckpoint(text, 'saved', subjectOf(CUBIC, shippedGrammar('decimal')))).toThrow(
      /another grammar, integer/,
    );
  });

  test.each([
    ['nothing', ''],
    ['half of one', text.slice(0, text.length >> 1)],
    ['another kind of JSON', '{"schema":"kolmo.search/1"}'],
    ['a number', '7'],
    ['null', 'null'],
    ['models that are none', text.replace(/"program": "[^"]*"/, '"program": 7')],
    [
      'a program without an end',
      text.replace(/"program": "[^"]*"/, `"program": "exact(${'1+'.repeat(40_000)}1)"`),
    ],
    ['a finder that is no name', text.replace(/"foundBy": "[^"]*"/, '"foundBy": "\\u001b[2J"')],
  ])('is refused when it is %s', (_, damaged) => {
    expect(() => readCheckpoint(damaged, 'saved', SUBJECT)).toThrow(
      'saved is no checkpoint of a search, or it is damaged',
    );
  });

  test('with a program that cannot be read is refused', () => {
    const damaged = text.replace(/"program": "[^"]*"/, '"program": "exact(a(n-"');
    expect(() => readCheckpoint(damaged, 'saved', SUBJECT)).toThrow(InputError);
  });
});

describe('snapshots', () => {
  test('are what the search would answer there, and only get better', async () => {
    const totals: number[] = [];
    let under = false;
    const result = await run({
      maxEvaluations: 30_000,
      snapshots: {
        times: Array.from({ length: 100 }, (_, index) => index / 100),
        take: async ({ best, frontier }) => {
          expect(under).toBe(false);
          under = true;
          await new Promise((done) => setTimeout(done, 1));
          under = false;
          expect(Math.min(...frontier.map(({ totalBits }) => totalBits))).toBeCloseTo(best.totalBits, 6);
          totals.push(best.totalBits);
        },
      },
    });
    expect(totals.length).toBeGreaterThan(0);
    expect([...totals, result.best.totalBits]).toEqual(
      [...totals, result.best.totalBits].toSorted((x, y) => y - x),
    );
  });
});
