import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { priceModel } from '../../../src/codelength/price.js';
import { columnOf } from '../../../src/data/column.js';
import type { Dataset } from '../../../src/data/dataset.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import type { HeadName, Model } from '../../../src/language/expression.js';
import { parseExpression } from '../../../src/language/parse.js';
import { printExpression } from '../../../src/language/print.js';
import { predictValues } from '../../../src/search/predict.js';
import { splitMix } from '../../../src/search/seeds.js';
import { Pricer } from '../../../src/search/solve/pricer.js';
import { regression } from '../../../src/search/solve/regression.js';
import { solutions } from '../../../src/search/solve/solve.js';
import { SolverProblem } from '../../../src/search/solve/solver-problem.js';
import { bits, integers, rowsFrom, symbols, table } from '../sequences.js';

const INTEGER = shippedGrammar('integer');

interface Best {
  readonly model: Model;
  readonly program: string;
  readonly totalBits: number;
}

/** The cheapest proposal under any of some heads, as a search asks for it: what is much dearer is not looked for. */
function best(dataset: Dataset, heads: readonly HeadName[] = ['exact', 'patched'], grammar = INTEGER): Best {
  let least: Best | undefined;
  const leastTotal = () => least?.totalBits ?? Number.POSITIVE_INFINITY;
  for (const solution of solutions(dataset, grammar, new Set(), leastTotal)) {
    if (solution === undefined) continue;
    const { expression } = solution;
    for (const head of heads) {
      const model = { head, expressions: [expression] };
      const { totalBits } = priceModel(dataset, grammar, model);
      if (least === undefined || totalBits < least.totalBits)
        least = { model, program: printExpression(expression), totalBits };
    }
  }
  if (least === undefined) throw new Error('nothing was proposed');
  return least;
}

/** The first rows of a recurrence from its first values. */
function continued(
  first: readonly bigint[],
  rows: number,
  next: (a: readonly bigint[], n: bigint) => bigint,
): bigint[] {
  const values = [...first];
  while (values.length < rows) values.push(next(values, BigInt(values.length)));
  return values;
}

const ROWS = 20;
const HIDDEN = 5;
const GIVEN = ROWS - HIDDEN;

/** Sequences by a rule of each family. The best proposal without the last five rows must tell these. */
const CASES: readonly [name: string, values: readonly bigint[]][] = [
  ['squares', rowsFrom(ROWS, (n) => n * n).map(BigInt)],
  ['an eighth power', rowsFrom(ROWS, (n) => n).map((n) => BigInt(11 * n + 6) ** 8n)],
  ['tetrahedral numbers', rowsFrom(ROWS, (n) => (n * (n + 1) * (n + 2)) / 6).map(BigInt)],
  ['Fibonacci numbers', continued([0n, 1n], ROWS, (a) => a.at(-1)! + a.at(-2)!)],
  ['a recurrence with a large coefficient', continued([1n, 5n], ROWS, (a) => 2302n * a.at(-1)! - a.at(-2)!)],
  ['thirds rounded up', continued([2n], 30, (a) => (4n * a.at(-1)! + 2n) / 3n)],
  ['halves rounded down', continued([3n, 5n], 30, (a) => (3n * a.at(-1)! + a.at(-2)!) / 2n)],
  ['a recurrence with a polynomial', continued([1n], ROWS, (a, n) => 2n * a.at(-1)! + n * n)],
  ['factorials', continued([1n], ROWS, (a, n) => n * a.at(-1)!)],
  ['derangements', continued([1n, 0n], ROWS, (a, n) => (n - 1n) * (a.at(-1)! + a.at(-2)!))],
  ['Catalan numbers', continued([1n], ROWS, (a, n) => ((4n * n - 2n) * a.at(-1)!) / (n + 1n))],
  [
    'Motzkin numbers',
    continued([1n, 1n], ROWS, (a, n) => ((2n * n + 1n) * a.at(-1)! + (3n * n - 3n) * a.at(-2)!) / (n + 2n)),
  ],
  [
    'a sum of powers',
    rowsFrom(ROWS, (n) => n).map((n) => 4n ** BigInt(n) + 6n ** BigInt(n) + 8n ** BigInt(n)),
  ],
  ['a power and a polynomial', rowsFrom(ROWS, (n) => n).map((n) => 12n ** BigInt(n) - BigInt(n) ** 9n)],
  [
    'a product with n^n',
    rowsFrom(ROWS, (n) => n).map((n) => (BigInt(n) ** BigInt(n) * BigInt((n + 1) * (n + 2))) / 2n),
  ],
  ['a line rounded down', rowsFrom(ROWS, (n) => Math.floor((2 * n) / 5)).map(BigInt)],
  ['a parabola rounded down', rowsFrom(ROWS, (n) => Math.floor((n * n + 3) / 4)).map(BigInt)],
  [
    'numbers congruent to 1, 2 or 5 modulo 6',
    rowsFrom(ROWS, (n) => 6 * Math.floor(n / 3) + [1, 2, 5][n % 3]).map(BigInt),
  ],
  ['two rules in turn', continued([1n], ROWS, (a, n) => (n % 2n === 0n ? 3n * a.at(-1)! : a.at(-1)! + 1n))],
  ['powers modulo 199', continued([1n], ROWS, (a) => (3n * a.at(-1)!) % 199n)],
  ['cubes modulo 37', rowsFrom(ROWS, (n) => n ** 3 % 37).map(BigInt)],
  [
    'Somos 4',
    continued([1n, 1n, 1n, 1n], ROWS, (a) => (a.at(-1)! * a.at(-3)! + a.at(-2)! ** 2n) / a.at(-4)!),
  ],
];

describe('what is solved for', () => {
  test.each(CASES)('%s', (_, values) => {
    const given = integers(values.slice(0, -HIDDEN));
    expect(predictValues(best(given).model, given, HIDDEN)).toEqual(values.slice(-HIDDEN));
  });

  test.each([
    ['3^n + 4^n', rowsFrom(GIVEN, (n) => 3 ** n + 4 ** n)],
    ['7^n - n', rowsFrom(GIVEN, (n) => 7 ** n - n)],
    ['(7*n + 3)^5', rowsFrom(GIVEN, (n) => (7 * n + 3) ** 5)],
    ['2*n div 5', rowsFrom(GIVEN, (n) => Math.floor((2 * n) / 5))],
    ['5^n mod 33', rowsFrom(GIVEN, (n) => [1, 5, 25, 26, 31, 23, 16, 14, 4, 20][n % 10])],
  ])('as %s', (program, values) => {
    expect(best(integers(values)).program).toBe(program);
  });

  test('with irregular rows at the beginning', () => {
    const values = continued([5n, 9n, 2n, 3n], ROWS, (a) => a.at(-1)! + a.at(-2)!);
    const dataset = integers(values.slice(0, GIVEN));
    expect(predictValues(best(dataset).model, dataset, HIDDEN)).toEqual(values.slice(GIVEN));
  });

  test('with values of thousands of digits', () => {
    const values = continued([3n], 12, (a) => a.at(-1)! ** 2n - 2n);
    expect(best(integers([...values, 10n ** 3000n])).program).toContain('a(n-1)');
  });

  test('from given columns', () => {
    const x = rowsFrom(GIVEN, (n) => (n * n * 7 + 3) % 11);
    const y = rowsFrom(GIVEN, (n) => (n * 5 + 1) % 13);
    const dataset = table(
      rowsFrom(GIVEN, (n) => x[n] - y[n] + n),
      { x, y },
    );
    const { program } = best(dataset, ['exact'], shippedGrammar('decimal'));
    expect(program).toBe('x(n) - y(n) + n');
  });

  test('in symbols, by a shift register', () => {
    const values = continued([1n, 0n, 0n, 0n, 0n], 60, (a) => a.at(-5)! ^ a.at(-2)!);
    const { program } = best(bits(values.join('')), ['exact'], shippedGrammar('bits'));
    expect(program).toBe('a(n-2) xor a(n-5)');
  });

  test('in symbols, by a period', () => {
    const dataset = symbols(
      rowsFrom(60, (n) => (n % 7) % 3),
      3,
    );
    expect(best(dataset, ['exact'], shippedGrammar('symbol')).program).toBe('a(n-7)');
  });
});

describe('measured series', () => {
  /** a(n) = p a(n-1) - q a(n-2) + 300 and noise from a seed. */
  function autoregressive(rows: number, p: number, q: number): number[] {
    const next = splitMix(1);
    const values = [1000, 1000];
    while (values.length < rows) {
      const noise = ((next() >>> 0) % 100) + ((next() >>> 0) % 100) - 99;
      values.push(Math.round(p * values.at(-1)! - q * values.at(-2)! + 300 + noise));
    }
    return values;
  }

  test.each(['integer', 'decimal'] as const)('of %ss are fitted by least squares', (kind) => {
    const dataset: Dataset = { ...integers(autoregressive(300, 1.4, 0.7)), kind };
    const grammar = shippedGrammar(kind);
    const { program, totalBits } = best(dataset, ['noisy'], grammar);
    const walk = priceModel(dataset, grammar, { head: 'noisy', expressions: [parseExpression('a(n-1)')] });
    expect(program).toMatch(/a\(n-1\).* - a\(n-2\)/);
    expect(totalBits).toBeLessThan(walk.totalBits - 80);
  });

  test('that are constant, or too short, have no fit', () => {
    const fits = (values: readonly number[]) =>
      [...regression.solve(new SolverProblem(integers(values), new Pricer(INTEGER, [])))].filter(
        (fit) => fit !== undefined,
      );
    expect(fits(rowsFrom(100, () => 7))).toEqual([]);
    expect(fits([3, 1, 4, 1, 5, 9])).toEqual([]);
    expect(fits(rowsFrom(100, (n) => n % 2)).map((expression) => printExpression(expression))).toContain(
      '1 - a(n-1)',
    );
  });
});

describe('proposals', () => {
  const values = fc.oneof(
    fc.array(fc.bigInt(-9n, 99n), { minLength: 0, maxLength: 18 }),
    fc.array(fc.bigInt(-(10n ** 30n), 10n ** 30n), { minLength: 0, maxLength: 18 }),
  );

  test.prop([values], { numRuns: 8 })(
    'are expressions of the grammar, told once, the same every time',
    (rows) => {
      const told = () =>
        [...solutions(integers(rows), INTEGER)]
          .filter((found) => found !== undefined)
          .map(({ expression }) => printExpression(expression));
      const programs = told();
      expect(new Set(programs).size).toBe(programs.length);
      expect(programs.length).toBeLessThan(300);
      for (const program of programs) {
        const model = { head: 'patched' as const, expressions: [parseExpression(program)] };
        expect(priceModel(integers(rows), INTEGER, model).totalBits).toBeGreaterThan(0);
      }
      expect(told()).toEqual(programs);
    },
  );

  const shapes = fc.record({
    first: fc.array(fc.bigInt(-9n, 9n), { minLength: 2, maxLength: 2 }),
    lags: fc.array(fc.bigInt(-5n, 5n), { minLength: 2, maxLength: 2 }),
    added: fc.bigInt(-9n, 9n),
  });

  test.prop([shapes], { numRuns: 8 })('hold a recurrence that the data follows', ({ first, lags, added }) => {
    const next = (a: readonly bigint[]) => lags[0] * a.at(-1)! + lags[1] * a.at(-2)! + added;
    const rows = continued(first, 25, next);
    const dataset = integers(rows.slice(0, 18));
    const hits = [...solutions(dataset, INTEGER)].filter(
      (found) =>
        found !== undefined &&
        predictValues({ head: 'exact', expressions: [found.expression] }, dataset, 7).join() ===
          rows.slice(18).join(),
    );
    expect(hits.length).toBeGreaterThan(0);
  });

  test('leave long data to a window', () => {
    const rows = rowsFrom(20_000, (n) => (n * n + 7 * n) % 1000);
    const target = columnOf(rows.map(BigInt));
    const proposed = [...solutions({ ...integers([]), target }, INTEGER)].filter(
      (found) => found !== undefined,
    );
    expect(proposed.map(({ expression }) => printExpression(expression))).toContain('n*(n + 7) mod 1000');
  });
});
