import { describe, expect, test } from 'vitest';
import { columnOf } from '../../../src/data/column.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import type { Expression } from '../../../src/language/expression.js';
import { printExpression } from '../../../src/language/print.js';
import { Pricer } from '../../../src/search/solve/pricer.js';
import { selection } from '../../../src/search/solve/selection.js';
import { SolverProblem } from '../../../src/search/solve/solver-problem.js';
import { integers } from '../sequences.js';

const ROWS = 20;

/** All that is proposed, the cheapest first. */
function proposals(values: readonly number[]): readonly Expression[] {
  const pricer = new Pricer(shippedGrammar('integer'), []);
  return [...selection.solve(new SolverProblem(integers(values), pricer))]
    .filter((found) => found !== undefined)
    .sort((x, y) => pricer.bits(x) - pricer.bits(y));
}

/** The first numbers from one up with a property. */
function members(lower: number, holds: (k: number) => boolean, count = ROWS): number[] {
  const found: number[] = [];
  for (let k = lower; found.length < count; k++) if (holds(k)) found.push(k);
  return found;
}

const digits = (k: number, base: number) => [...k.toString(base)];
const occurrences = (k: number, digit: string, base: number) =>
  digits(k, base).filter((found) => found === digit).length;
const isPrime = (k: number) => k > 1 && !members(2, (d) => k % d === 0, 1).some((d) => d < k);

describe('the numbers', () => {
  test.each<[string, number, (k: number) => boolean, string]>([
    ['of residues', 1, (k) => [1, 2, 5].includes(k % 6), '38 div 2^(k mod 6) mod 2 = 1'],
    ['of one residue', 1, (k) => k % 13 === 4, 'k mod 13 = 4'],
    [
      'with as many of two digits',
      1,
      (k) => occurrences(k, '0', 4) === occurrences(k, '2', 4),
      'countdigit(k, 0, 4) = countdigit(k, 2, 4)',
    ],
    [
      'with a number of runs',
      1,
      (k) => k.toString(2).split(/(?<=0)(?=1)|(?<=1)(?=0)/).length === 4,
      'runs(k, 2) = 4',
    ],
    [
      'with two counts of digits',
      1,
      (k) => occurrences(k, '1', 5) === 1 && occurrences(k, '3', 5) === 0,
      'both(countdigit(k, 3, 5) = 0, countdigit(k, 1, 5) = 1)',
    ],
    [
      'that are prime, of residues',
      1,
      (k) => isPrime(k) && [1, 4, 6].includes(k % 7),
      'both(prime?(k), 82 div 2^(k mod 7) mod 2 = 1)',
    ],
    [
      'with a pair of digits, not so the next',
      1,
      (k) => /34/.test(k.toString(6)) && !/34/.test((k + 1).toString(6)),
      'both(0 < countpair(k, 22, 6), countpair(k + 1, 22, 6) = 0)',
    ],
  ])('%s', (_, lower, holds, expected) => {
    const [first] = proposals(members(lower, holds));
    expect(printExpression(first)).toBe(`nth(k, ${lower}, n, ${expected})`);
  });
});

describe('in a progression', () => {
  test.each<[string, (k: number) => boolean, string]>([
    ['the primes', (k) => isPrime(k) && k % 27 === 5, '54*nth(k, 0, n, prime?(54*k + 5)) + 5'],
    [
      'every other of a set',
      (k) => k % 2 === 0 && [1, 2].includes((k / 2) % 5),
      '2*nth(k, 1, n, 6 div 2^(k mod 5) mod 2 = 1)',
    ],
  ])('%s', (_, holds, expected) => {
    expect(proposals(members(1, holds, 15)).map((expression) => printExpression(expression))).toContain(
      expected,
    );
  });
});

describe('with a form that is prime', () => {
  test.each<[string, (k: number) => boolean, string]>([
    ['linear', (k) => isPrime(11 * k + 5), 'prime?(11*k + 5)'],
    ['quadratic', (k) => isPrime(k * k + 7), 'prime?(k^2 + 7)'],
    ['beside k itself', (k) => isPrime(k) && isPrime(3 * k - 2), 'both(prime?(k), prime?(3*k - 2))'],
  ])('%s', (_, holds, expected) => {
    const [first] = proposals(members(1, holds, 15));
    expect(printExpression(first)).toBe(`nth(k, 1, n, ${expected})`);
  });
});

test('every proposal is right in all rows', () => {
  const values = members(1, (k) => k % 5 < 2 || k % 7 === 3);
  const world = rootWorld(columnOf([]), [], values.length);
  const found = proposals(values);
  expect(found.length).toBeGreaterThan(0);
  for (const expression of found) expect([...evaluateColumn(expression, world).values]).toEqual(values);
});

test.each([
  ['too few', [1, 2, 4, 7, 8]],
  ['falling', [9, 7, 5, 4, 3, 2, 1]],
  ['negative', [-3, 1, 4, 5, 8, 9, 11]],
  ['all there are', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['too sparse', [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]],
])('%s: nothing is proposed', (_, values) => {
  expect(proposals(values)).toEqual([]);
});
