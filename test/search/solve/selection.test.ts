import { beforeAll, describe, expect, test } from 'vitest';
import { columnOf } from '../../../src/data/column.js';
import type { Dataset } from '../../../src/data/dataset.js';
import { parseGrammar } from '../../../src/grammar/parse.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import type { Expression } from '../../../src/language/expression.js';
import { printExpression } from '../../../src/language/print.js';
import { Enumeration, inlineExecutor } from '../../../src/search/enumerate/enumeration.js';
import { runSearch } from '../../../src/search/run.js';
import { Pricer } from '../../../src/search/solve/pricer.js';
import { selections } from '../../../src/search/solve/selection.js';
import { selectionsOf } from '../../../src/search/space/selections.js';
import { integers, rowsFrom } from '../sequences.js';

const ROWS = 20;

/** Numbers with a property, and little else, so that a bank of few programs goes far. */
const PROPERTIES = parseGrammar(
  `
grammar properties
start model
model    ::= exact(int) [1]
int      ::= n [1] | nth(k, 1, n, property) [4] | nth(k, 0, n, property) [1] | literal * int [1] | int + literal [1]
property ::= prime?(member) [4] | member = member [8] | member mod literal = literal [2] | literal < k [1]
           | both(property, property) [4] | not(property) [1] | literal div 2^(k mod literal) mod 2 = 1 [2]
member   ::= k [8] | literal [4] | member + member [1] | member * member [1] | literal * member [1] | member - literal [1] | member ^ 2 [1]
           | numdiv(member) [2] | countdigit(k, literal, base) [6] | runs(k, base) [2] | digitsum(k, base) [2]
base     ::= 2 [1] | 4 [1] | 5 [1] | 10 [1]
`,
  'properties.grammar',
);

/** Programs of the bank: what two digits in two bases are made of is among them. */
const CANDIDATES = 12_000;

/** The columns over the values of selections do not depend on the rows: one bank serves all that have as many. */
let enumeration: Enumeration;

beforeAll(async () => {
  const dataset = integers(rowsFrom(ROWS, (n) => n));
  const problem = { dataset, window: dataset, grammar: PROPERTIES, seed: 1 };
  enumeration = new Enumeration(problem, 2 ** 26, inlineExecutor);
  while (enumeration.evaluated < CANDIDATES)
    await enumeration.next({
      dataBits: () => 0,
      meetingBits: 0,
      candidates: CANDIDATES - enumeration.evaluated,
    });
});

/** All that is proposed, the cheapest first. */
function proposals(values: readonly number[]): readonly Expression[] {
  const dataset: Dataset = integers(values);
  const ways = selectionsOf(enumeration.engine.space, PROPERTIES);
  const columnsOf = ({ symbols }: { symbols: ReadonlySet<number> }) => enumeration.programsOf(symbols);
  const found: Expression[] = [];
  for (const expression of selections(dataset, PROPERTIES, ways, columnsOf)) {
    if (expression === 'waiting') break;
    if (expression !== undefined) found.push(expression);
  }
  const pricer = new Pricer(PROPERTIES, []);
  return found.sort((x, y) => pricer.bits(x) - pricer.bits(y));
}

/** The first numbers from one up with a property. */
function members(lower: number, holds: (k: number) => boolean, count = ROWS): number[] {
  const found: number[] = [];
  for (let k = lower; found.length < count; k++) if (holds(k)) found.push(k);
  return found;
}

const occurrences = (k: number, digit: string, base: number) =>
  [...k.toString(base)].filter((found) => found === digit).length;
const isPrime = (k: number) => k > 1 && !members(2, (d) => k % d === 0, 1).some((d) => d < k);

describe('the numbers', () => {
  test.each<[string, number, (k: number) => boolean, string]>([
    ['of residues', 1, (k) => [1, 2, 5].includes(k % 6), '38 div 2^(k mod 6) mod 2 = 1'],
    ['of residues, with 0', 0, (k) => [0, 1, 3].includes(k % 7), '11 div 2^(k mod 7) mod 2 = 1'],
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
      'both(countdigit(k, 1, 5) = 1, countdigit(k, 3, 5) = 0)',
    ],
    [
      'that are prime, of residues',
      1,
      (k) => isPrime(k) && [1, 4, 6].includes(k % 7),
      'both(82 div 2^(k mod 7) mod 2 = 1, prime?(k))',
    ],
    ['with a linear form that is prime', 1, (k) => isPrime(11 * k + 5), 'prime?(11*k + 5)'],
    ['with a quadratic form that is prime', 1, (k) => isPrime(k * k + 7), 'prime?(k^2 + 7)'],
  ])('%s', (_, lower, holds, expected) => {
    const [first] = proposals(members(lower, holds));
    expect(printExpression(first)).toBe(`nth(k, ${lower}, n, ${expected})`);
  });
});

describe('in a progression', () => {
  test.each<[string, (k: number) => boolean, string]>([
    ['the primes', (k) => isPrime(k) && k % 27 === 5, '54*nth(k, 0, n, prime?(54*k + 5)) + 5'],
    [
      'some residues of its places',
      (k) => k % 2 === 0 && [1, 2].includes((k / 2) % 5),
      '2*nth(k, 1, n, 6 div 2^(k mod 5) mod 2 = 1)',
    ],
  ])('%s', (_, holds, expected) => {
    expect(proposals(members(1, holds)).map((found) => printExpression(found))).toContain(expected);
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

test('a search with the shipped grammar finds them, and says so', async () => {
  const holds = (k: number) => [1, 3, 4].includes(k % 8);
  const limits = { memory: 2 ** 26, seconds: Number.POSITIVE_INFINITY, maxEvaluations: 3000, next: 3 };
  const { best } = await runSearch(integers(members(1, holds)), limits, 1, inlineExecutor);
  expect(best.foundBy).toBe('selection');
  expect(best.next).toEqual(
    members(1, holds, ROWS + 3)
      .slice(ROWS)
      .map(String),
  );
});
