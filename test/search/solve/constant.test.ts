import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { priceModel } from '../../../src/codelength/price.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import type { Expression } from '../../../src/language/expression.js';
import { parseExpression } from '../../../src/language/parse.js';
import { printExpression } from '../../../src/language/print.js';
import { predictValues } from '../../../src/search/predict.js';
import { constantDigits } from '../../../src/search/solve/constant-digits.js';
import { continuedFraction } from '../../../src/search/solve/constant-fractions.js';
import { roundedMultiple } from '../../../src/search/solve/constant-multiples.js';
import { roundedPower } from '../../../src/search/solve/constant-powers.js';
import { Pricer } from '../../../src/search/solve/pricer.js';
import { SolverProblem } from '../../../src/search/solve/solver-problem.js';
import { integers } from '../sequences.js';

const INTEGER = shippedGrammar('integer');
const PRICER = new Pricer(INTEGER, []);

function proposals(values: readonly (number | bigint)[]): readonly Expression[] {
  const problem = new SolverProblem(integers(values), PRICER);
  const families = [constantDigits, continuedFraction, roundedPower, roundedMultiple];
  const found = families.flatMap(({ solve }) => [...solve(problem)]);
  return found.filter((expression) => expression !== undefined);
}

function totalBits(values: readonly (number | bigint)[], expression: Expression): number {
  return priceModel(integers(values), INTEGER, { head: 'exact', expressions: [expression] }).totalBits;
}

/** The cheapest proposal, as text. */
function best(values: readonly (number | bigint)[]): string {
  const found = proposals(values).map((expression) => ({ expression, bits: totalBits(values, expression) }));
  found.sort((one, other) => one.bits - other.bits);
  if (found.length === 0) throw new Error('nothing was proposed');
  return printExpression(found[0].expression);
}

/** Whether a proposal made without the last rows tells them. */
function foretells(values: readonly bigint[], hidden: number): boolean {
  const given = values.slice(0, -hidden);
  return proposals(given).some((expression) => {
    const told = predictValues({ head: 'exact', expressions: [expression] }, integers(given), hidden);
    return told.join() === values.slice(-hidden).join();
  });
}

/** The k-th root of x >= 0, rounded down, by bisection. */
function rootOf(x: bigint, k: number): bigint {
  let [low, high] = [0n, x + 1n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** BigInt(k) <= x) low = middle;
    else high = middle;
  }
  return low;
}

function rows(count: number, value: (n: bigint) => bigint): bigint[] {
  return Array.from({ length: count }, (_, n) => value(BigInt(n)));
}

function isPower(x: number): boolean {
  return [2, 3, 5, 7].some((k) => Math.round(x ** (1 / k)) ** k === x);
}

const GIVEN = 25;
const HIDDEN = 10;
const digitsOf = (text: string) => [...text].map(Number);
const radicand = fc.integer({ min: 2, max: 300 }).filter((x) => !isPower(x));

describe('digits', () => {
  test.each([
    ['3141592653589793', 'floorpi(10^n) mod 10'],
    ['2718281828459045', 'floore(10^n) mod 10'],
    ['6931471805599453', 'floorln(10^(n + 1), 2) mod 10'],
    ['3321928094887362', 'floorlog(10^n, 10, 2) mod 10'],
    ['1618033988749894', '(floorroot(10^n, 5, 2) + 10^n) div 2 mod 10'],
    ['2763932022500210', '(5*10^n - 1 - floorroot(10^n, 5, 2)) mod 10'],
    ['0068965517241379', '10^(n + 1) div 145 mod 10'],
    ['1005309649148733', 'floorpi(8*10^n) div 25 mod 10'],
    ['4431471805599453', '(floorln(10^(n + 1), 16) - 10^(n + 1)) div 4 mod 10'],
    ['1644934066848226', 'floorpi(floorpi(10000*10^n)) div (6*10^4) mod 10'],
    ['2506628274631000', 'floorroot(1, floorpi(2*100^n), 2) mod 10'],
    ['2331643981597124', 'floorroot(1, floore(2*100^n), 2) mod 10'],
    ['1175570504584946', 'floorroot(1, (5*100^n - 1 - floorroot(100^n, 5, 2)) div 2, 2) mod 10'],
    ['1273239544735162', '4000*100^n div floorpi(1000*10^n) mod 10'],
  ])('%s are those of %s', (text, program) => {
    expect(best(digitsOf(text))).toBe(program);
  });

  const base = fc.constantFrom(8n, 10n, 12n);
  const shift = fc.constantFrom(0n, 1n, 2n);

  test.prop([radicand, fc.integer({ min: 2, max: 9 }), base, shift], { numRuns: 25 })(
    'of a root go on',
    (c, k, b, before) => {
      const digits = rows(
        GIVEN + HIDDEN,
        (n) => (rootOf(BigInt(c) * b ** (BigInt(k) * n), k) / b ** before) % b,
      );
      // The first digit is given, and the base is told by the largest.
      fc.pre(BigInt(c) < b ** ((before + 1n) * BigInt(k)));
      fc.pre(b === 10n || digits.slice(0, GIVEN).includes(b - 1n));
      expect(foretells(digits, HIDDEN)).toBe(true);
    },
  );

  test.prop([fc.bigInt(1n, 999n), fc.bigInt(3n, 999n), shift], { numRuns: 25 })(
    'of a fraction go on',
    (p, q, s) => {
      const digits = rows(GIVEN + HIDDEN, (n) => ((p * 10n ** (n + s)) / q) % 10n);
      fc.pre(p < q && digits.slice(0, GIVEN).some((digit) => digit > 0n));
      expect(foretells(digits, HIDDEN)).toBe(true);
    },
  );

  test.prop([fc.array(fc.nat({ max: 9 }), { minLength: 12, maxLength: 30 })], { numRuns: 25 })(
    'at random are not worth a constant',
    (digits) => {
      fc.pre(new Set(digits).size > 5);
      const literals = priceModel(integers(digits), INTEGER, {
        head: 'noisy',
        expressions: [parseExpression('0')],
      }).totalBits;
      for (const expression of proposals(digits))
        expect(totalBits(digits, expression)).toBeGreaterThan(literals);
    },
  );
});

describe('rounded multiples', () => {
  const floor = (value: (n: number) => number) => rows(90, (n) => BigInt(Math.floor(value(Number(n)))));

  test.each([
    ['a Beatty sequence', floor((n) => n * Math.sqrt(13)), 'floorroot(n, 13, 2)'],
    ['multiples of pi', floor((n) => (n + 1) * Math.PI), 'floorpi(n + 1)'],
    ['something added', floor((n) => 17 + n * Math.E), 'floore(n) + 17'],
    ['a part of a root', floor((n) => 1 + n / Math.sqrt(5)), 'floorroot(n, 5, 2) div 5 + 1'],
    ['half of a line', floor((n) => ((2 * n + 1) * Math.PI) / 2), 'floorpi(n + (n + 1)) div 2'],
    ['to the nearest', floor((n) => n * Math.sqrt(7) + 0.5), '(floorroot(n, 28, 2) + 1) div 2'],
    ['squares', floor((n) => n * n * Math.LN2), 'floorln(n^2, 2)'],
    ['places', rows(20, (n) => rootOf(3n * 10n ** (2n * n), 2)), 'floorroot(10^n, 3, 2)'],
    ['factorials', [2n, 2n, 5n, 16n, 65n, 326n, 1957n, 13700n, 109601n, 986410n], 'floore(factorial(n))'],
  ])('%s', (_, values, program) => {
    expect(best(values)).toBe(program);
  });

  test('leave what has no constant alone', () => {
    expect(proposals(rows(30, (n) => 3n * n))).toEqual([]);
    expect(proposals(rows(30, (n) => n ** 2n))).toEqual([]);
    expect(proposals(rows(30, (n) => (n * 7n + 3n) % 31n))).toEqual([]);
    expect(proposals([1, 2, 3])).toEqual([]);
    expect(proposals([])).toEqual([]);
  });
});

describe('powers', () => {
  const degree = fc.integer({ min: 2, max: 7 });
  const start = fc.constantFrom(0n, 1n);

  test.prop([radicand.filter((c) => c > 20), degree, start], { numRuns: 15 })(
    'of a root, rounded in any way, go on',
    (c, k, s) => {
      const raised = (n: bigint) => BigInt(c) ** (n + s);
      const modes: readonly ((n: bigint) => bigint)[] = [
        (n) => rootOf(raised(n), k),
        (n) => rootOf(raised(n) - 1n, k) + 1n,
        (n) => (rootOf(raised(n) * 2n ** BigInt(k), k) + 1n) / 2n,
      ];
      for (const mode of modes) expect(foretells(rows(30, mode), HIDDEN)).toBe(true);
    },
  );

  test('of a fraction', () => {
    expect(best(rows(30, (n) => 7n ** n / 4n ** n))).toBe('7^n div 4^n');
    expect(best(rows(30, (n) => (3n ** n - 1n) / 2n ** n + 1n))).toBe('(3^n - 1) div 2^n + 1');
  });
});

describe('continued fractions', () => {
  /** A few quotients of the k-th root of c, and the convergents' numerators and denominators. */
  function fractionOf(c: bigint, k: number) {
    // 30 quotients of up to 35 take 93 digits.
    const scale = 10n ** 160n;
    let [top, bottom] = [rootOf(c * scale ** BigInt(k), k), scale];
    const parts: [bigint, bigint, bigint][] = [];
    let [p, pBefore, q, qBefore] = [1n, 0n, 0n, 1n];
    for (let index = 0; index < 30; index++) {
      const quotient = top / bottom;
      [top, bottom] = [bottom, top % bottom];
      [p, pBefore, q, qBefore] = [quotient * p + pBefore, p, quotient * q + qBefore, q];
      parts.push([quotient, p, q]);
    }
    return [0, 1, 2].map((part) => parts.map((all) => all[part]));
  }

  test.prop([radicand, fc.constantFrom(2, 3)], { numRuns: 10 })('of roots go on', (c, k) => {
    const [quotients, numerators, denominators] = fractionOf(BigInt(c), k);
    expect(foretells(quotients, HIDDEN)).toBe(true);
    // The grammar has the convergents of square roots only.
    if (k === 2) {
      expect(foretells(numerators, HIDDEN)).toBe(true);
      expect(foretells(denominators, HIDDEN)).toBe(true);
    }
  });
});
