import { describe, expect, test } from 'vitest';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { N } from '../../../src/language/construct.js';
import { printExpression } from '../../../src/language/print.js';
import { Pricer } from '../../../src/search/solve/pricer.js';
import { solutions } from '../../../src/search/solve/solve.js';
import { transforms } from '../../../src/search/witness/transforms.js';
import { integers } from '../sequences.js';

const rows = (count: number, value: (n: bigint) => bigint) =>
  Array.from({ length: count }, (_, n) => value(BigInt(n)));
const inBase = (value: bigint, base: number) => BigInt(value.toString(base));

function solved(values: readonly bigint[]): string[] {
  const found = [...solutions(integers(values), shippedGrammar('integer'))];
  return found.flatMap((solution) => (solution === undefined ? [] : [printExpression(solution.expression)]));
}

const pricer = new Pricer(shippedGrammar('integer'), []);

/** What stands around n in all functions that a series may be the image under. */
function transformed(values: readonly bigint[]): string[] {
  return [...transforms(values, pricer)].flatMap((found) => {
    const written = found?.apply(N);
    return written === undefined ? [] : [printExpression(written)];
  });
}

describe('a series that is the image of another', () => {
  test('may be written in another base', () => {
    expect(solved(rows(15, (n) => inBase(3n ** n, 8)))).toContain('rebase(3^n, 8, 10)');
    expect(solved(rows(15, (n) => inBase(n ** 3n, 7)))).toContain('rebase(n^3, 7, 10)');
  });

  test('may be primes at places with a rule', () => {
    const primes = [2n, 7n, 23n, 53n, 97n, 151n, 227n, 311n, 419n, 541n];
    expect(solved(primes).some((text) => text.startsWith('prime('))).toBe(true);
  });

  test('may be primes or squares but for a factor and a number', () => {
    const primes = Array.from({ length: 300 }, (_, x) => x).filter(
      (x) => x > 1 && ![2, 3, 5, 7, 11, 13, 17].some((divisor) => divisor < x && x % divisor === 0),
    );
    const halves = primes.slice(1, 60).map((prime) => BigInt((prime + 1) / 2));
    expect(solved(halves)).toContain('(prime(n + 2) + 1) div 2');
    const places = primes.slice(0, 12).map((place) => BigInt(primes[place - 1]) ** 2n + 1n);
    expect(solved(places)).toContain('prime(prime(n + 1))^2 + 1');
  });

  test('may have a common factor', () => {
    const primes = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n];
    expect(solved(primes.map((prime) => 35n * prime))).toContain('35*prime(n + 1)');
  });

  test('may be a binomial transform', () => {
    const transform = rows(12, (n) => {
      let sum = 0n;
      for (let k = 0n, binomial = 1n; k <= n; k++) {
        sum += binomial * (k + 1n) ** k;
        binomial = (binomial * (n - k)) / (k + 1n);
      }
      return sum;
    });
    expect(solved(transform).some((text) => text.startsWith('sum(k, 1, n + 1, binomial('))).toBe(true);
  });

  test('is read in no other base where a digit speaks for ten, a value is negative or all are small', () => {
    const rebased = (values: readonly bigint[]) =>
      transformed(values).filter((text) => text.startsWith('rebase'));
    expect(rebased([1n, 190n, 28n])).toEqual([]);
    expect(rebased([1n, -120n])).toEqual([]);
    expect(rebased([1n, 12n, 7n])).toEqual([]);
    expect(rebased([1n, 120n, 7n, 235n, 602n, 777n, 1234n, 4507n, 6053n])).not.toEqual([]);
  });

  test('reads its digits in the smallest base that has them, or the next', () => {
    const found = [...transforms([0n, 1n, 10n, 101n], pricer)].flatMap((found) =>
      found === undefined ? [] : [found.rows.join()],
    );
    expect(found.filter((rows) => rows.startsWith('0,1,2') || rows.startsWith('0,1,3'))).toEqual([
      '0,1,2,5',
      '0,1,3,10',
    ]);
  });
});
