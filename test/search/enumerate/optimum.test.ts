import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Dataset } from '../../../src/data/dataset.js';
import type { Grammar } from '../../../src/grammar/grammar.js';
import { inlineExecutor } from '../../../src/search/enumerate/enumeration.js';
import type { SearchResult } from '../../../src/search/result.js';
import { runSearch } from '../../../src/search/run.js';
import { bits, integers, rowsFrom, symbols, table } from '../sequences.js';
import { bruteForce } from './brute-force.js';
import {
  ARITHMETIC,
  BITS,
  CONDITIONS,
  FINITE,
  ITERATIONS,
  LITERALS,
  LOPSIDED,
  SELECTIONS,
  SUMS,
  TABLES,
} from './small-grammars.js';

/** Programs up to this many bits are listed: at most 2^BUDGET of them, by Kraft's inequality. */
const BUDGET = 17;

const TOLERANCE = 1e-6;

function find(dataset: Dataset, grammar: Grammar): Promise<SearchResult> {
  const options = { grammar, seconds: Number.POSITIVE_INFINITY, maxEvaluations: 150_000, memory: 2 ** 26 };
  return runSearch(dataset, options, 1, inlineExecutor);
}

/** Everything the search promises about the programs that brute force can list. */
async function expectOptimal(dataset: Dataset, grammar: Grammar, budget = BUDGET): Promise<SearchResult> {
  const result = await find(dataset, grammar);
  const { best, frontier, coveredBits, certified } = result;
  const covered = certified ? Math.max(coveredBits, best.totalBits) : coveredBits;
  const programs = bruteForce(grammar, dataset, Math.min(budget, covered));
  const considered = programs.filter(({ programBits }) => programBits < covered);
  for (const program of considered) {
    expect(best.totalBits, `${best.program} against ${program.program}`).toBeLessThanOrEqual(
      program.totalBits + TOLERANCE,
    );
    if (program.programBits >= coveredBits) continue;
    const match = frontier.some(
      ({ programBits, dataBits }) =>
        programBits <= program.programBits + TOLERANCE && dataBits <= program.dataBits + TOLERANCE,
    );
    expect(match, `the frontier lacks ${program.program}`).toBe(true);
  }
  const cheapest = programs.find(({ program }) => program === best.program);
  if (cheapest !== undefined) {
    const priced = programs.filter(({ program }) => program === best.program);
    expect(best.programBits).toBeCloseTo(Math.min(...priced.map(({ programBits }) => programBits)), 6);
    expect(best.dataBits).toBeCloseTo(cheapest.dataBits, 6);
  }
  for (let at = 1; at < frontier.length; at++) {
    expect(frontier[at].programBits).toBeGreaterThan(frontier[at - 1].programBits);
    expect(frontier[at].dataBits).toBeLessThan(frontier[at - 1].dataBits);
  }
  expect(Math.min(...frontier.map(({ totalBits }) => totalBits))).toBeGreaterThanOrEqual(
    best.totalBits - TOLERANCE,
  );
  return result;
}

const CASES: readonly [name: string, grammar: Grammar, dataset: Dataset, certified: boolean][] = [
  ['squares', ARITHMETIC, integers(rowsFrom(10, (n) => n * n)), true],
  ['Fibonacci numbers', ARITHMETIC, integers([0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144]), true],
  ['period of three', ARITHMETIC, integers([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1]), true],
  ['one wrong value', ARITHMETIC, integers([0, 2, 4, 6, 99, 10, 12, 14, 16, 18, 20]), false],
  ['values beyond 2^53', ARITHMETIC, integers([3n, 9n, 81n, 6561n, 43046721n, 3n ** 32n, 3n ** 64n]), true],
  ['a single row', ARITHMETIC, integers([7]), true],
  ['alternating branches', CONDITIONS, integers(rowsFrom(12, (n) => (n % 2 === 0 ? n : 0))), true],
  ['a step', CONDITIONS, integers([1, 1, 2, 3, 4, 5, 6, 7, 8]), true],
  ['a multiple', LITERALS, integers(rowsFrom(10, (n) => 12 * n)), true],
  ['a period of five', LITERALS, integers([3, 1, 4, 1, 5, 3, 1, 4, 1, 5, 3, 1, 4, 1, 5, 3, 1, 4]), false],
  ['triangular numbers', SUMS, integers(rowsFrom(10, (n) => (n * (n + 1)) / 2)), true],
  ['sums of squares', SUMS, integers([0, 1, 5, 14, 30, 55, 91, 140, 204]), true],
  ['partial sums of itself', SUMS, integers([1, 2, 4, 8, 16, 32, 64, 128]), false],
  ['powers of two', ITERATIONS, integers([1, 2, 4, 8, 16, 32, 64, 128, 256]), true],
  [
    'one column plus another',
    TABLES,
    table([5, 8, 1, 9, 12], { x: [1, 4, 0, 2, 9], y: [4, 4, 1, 7, 3] }),
    true,
  ],
  ['noise around a column', TABLES, table([5, 9, 1, 3, 12, 7], { x: [4, 9, 0, 4, 12, 6] }), false],
  ['a linear register', BITS, bits('001011100101110010111001011100'), true],
  ['biased coin', BITS, bits('000100000010000000010000'), false],
  ['lopsided sums', LOPSIDED, integers(rowsFrom(10, (n) => 3 * n + 1)), true],
  ['lopsided products', LOPSIDED, integers(rowsFrom(10, (n) => n * (n + 1))), true],
];

describe('the search finds what brute force finds', () => {
  for (const [name, grammar, dataset, certified] of CASES) {
    test(`${name} (${grammar.name})`, async () => {
      const result = await expectOptimal(dataset, grammar);
      if (certified) expect(result).toMatchObject({ certified: true, stopReason: 'certified' });
    });
  }

  test.each([
    ['primes', [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]],
    ['numbers that are no multiples', [1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17]],
    ['one more than primes', [3, 4, 6, 8, 12, 14, 18, 20, 24, 30, 32, 38]],
    ['the next multiple', [0, 3, 3, 3, 6, 6, 6, 9, 9, 9, 12, 12]],
  ])('%s (selections)', async (_, values) => {
    const result = await expectOptimal(integers(values), SELECTIONS, 11);
    expect(result).toMatchObject({ certified: true, stopReason: 'certified' });
  });

  test('all programs of a finite grammar', async () => {
    const result = await expectOptimal(integers([5, 5, 8, 2, 7, 7]), FINITE, 30);
    expect(result.certified).toBe(true);
  });
});

const smallValues = fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 1, maxLength: 7 });
const smallBits = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 12 });

describe('on any data', () => {
  for (const grammar of [ARITHMETIC, CONDITIONS, LITERALS, SUMS, LOPSIDED]) {
    test.prop([smallValues], { numRuns: 10, seed: 7 })(grammar.name, async (values) => {
      await expectOptimal(integers(values), grammar, 14);
    });
  }

  test.prop([smallBits], { numRuns: 15, seed: 7 })(BITS.name, async (values) => {
    await expectOptimal(symbols(values, 2), BITS, 14);
  });
});
