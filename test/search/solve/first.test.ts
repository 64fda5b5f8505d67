import { describe, expect, test } from 'vitest';
import { columnOf, valueAt } from '../../../src/data/column.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import { printExpression } from '../../../src/language/print.js';
import { first } from '../../../src/search/solve/first.js';
import { Pricer } from '../../../src/search/solve/pricer.js';
import { SolverProblem } from '../../../src/search/solve/solver-problem.js';
import { integers } from '../sequences.js';

const ROWS = 24;

/** The cheapest expression that is proposed for values and right for all of them. */
function cheapest(values: readonly number[]) {
  const pricer = new Pricer(shippedGrammar('integer'), []);
  const world = rootWorld(columnOf(values.map(BigInt)), []);
  return [...first.solve(new SolverProblem(integers(values), pricer))]
    .filter((found) => found !== undefined)
    .filter((found) => {
      const column = evaluateColumn(found, world);
      return values.every((value, row) => valueAt(column, row) === BigInt(value));
    })
    .sort((x, y) => pricer.bits(x) - pricer.bits(y))[0];
}

const isPrime = (x: number) =>
  x > 1 && !Array.from({ length: x }, (_, d) => d).some((d) => d > 1 && x % d === 0);
const isSquare = (x: number) => Number.isInteger(Math.sqrt(x));
const factorial = (k: number): bigint => (k < 2 ? 1n : BigInt(k) * factorial(k - 1));
function fibonacci(k: number): bigint {
  let [one, next] = [0n, 1n];
  for (let i = 0; i < k; i++) [one, next] = [next, one + next];
  return one;
}
const powerMod = (base: number, k: number, modulus: number): number =>
  k === 0 ? 1 % modulus : (powerMod(base, k - 1, modulus) * base) % modulus;

/** The first k from a number up with a property for each of the numbers 1, 2, 3 …. */
function firsts(count: number, from: number, holds: (k: number, n: number) => boolean): number[] {
  return Array.from({ length: count }, (_, row) => {
    let k = from;
    while (!holds(k, row + 1)) k++;
    return k;
  });
}

describe('the first k with which', () => {
  test.each<[string, number, (k: number, n: number) => boolean, string]>([
    ['n divides k!', 1, (k, n) => factorial(k) % BigInt(n) === 0n, 'factorial(k) mod (n + 1) = 0'],
    ['n divides a square', 1, (k, n) => (k * k) % n === 0, 'k^2 mod (n + 1) = 0'],
    ['k does not divide n', 1, (k, n) => n % k !== 0, 'not((n + 1) mod k = 0)'],
    ['kn is a square', 1, (k, n) => isSquare(k * n), 'square?(k*(n + 1))'],
    ['kn + 1 is prime', 1, (k, n) => isPrime(k * n + 1), 'prime?(k*(n + 1) + 1)'],
    ['k^2 + n is prime', 1, (k, n) => isPrime(k * k + n), 'prime?(k^2 + (n + 1))'],
    ['k! exceeds n', 1, (k, n) => factorial(k) > BigInt(n), 'n + 1 < factorial(k)'],
    ['k^2 is n - 1 at least', 0, (k, n) => k * k >= n - 1, 'not(k^2 < n)'],
  ])('%s', (_, from, holds, condition) => {
    const found = cheapest(firsts(ROWS, from, holds))!;
    expect(printExpression(found)).toBe(`nth(k, ${from}, 0, ${condition})`);
  });

  test.each<[string, (k: number, n: number) => boolean]>([
    ['n divides a Fibonacci number', (k, n) => fibonacci(k) % BigInt(n) === 0n],
    ['2^k is 1 modulo 2n + 1', (k, n) => powerMod(2, k, 2 * n + 1) === 1],
    ['k is a prime that is 1 modulo n', (k, n) => isPrime(k) && k % n === 1 % n],
    ['kn - 1 is prime', (k, n) => isPrime(k * n - 1)],
  ])('%s: what is found for some rows is right for more', (_, holds) => {
    const all = firsts(ROWS, 1, holds);
    const column = evaluateColumn(cheapest(all.slice(0, 16))!, rootWorld(columnOf(all.map(BigInt)), []));
    expect(all.map((_, row) => Number(valueAt(column, row)))).toEqual(all);
  });

  test('there is none: rows in no order, few rows, and rows that come at once', () => {
    const noise = Array.from({ length: 40 }, (_, n) => 1 + (((n * n * 7919 + 13 * n) % 101) % 37));
    expect(cheapest(noise)).toBeUndefined();
    expect(cheapest([1, 2, 3, 2])).toBeUndefined();
    expect(cheapest(new Array(20).fill(1))).toBeUndefined();
  });
});
