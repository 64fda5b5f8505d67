import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { exactRows } from '../../../src/data/column.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import { printExpression } from '../../../src/language/print.js';
import {
  added,
  commonDivisor,
  divided,
  evaluateAt,
  linearFactors,
  type Polynomial,
  scaled,
  shifted,
  trimmed,
} from '../../../src/search/solve/polynomial.js';
import { PolynomialForms } from '../../../src/search/solve/polynomial-forms.js';
import { Pricer } from '../../../src/search/solve/pricer.js';
import { integers, rowsFrom } from '../sequences.js';

const polynomials = (most = 9n) =>
  fc.array(fc.bigInt(-most, most), { minLength: 1, maxLength: 6 }).map(trimmed);
const nonzero = polynomials().filter((polynomial) => polynomial.length > 0);

function product(one: Polynomial, other: Polynomial): Polynomial {
  return one.reduce<Polynomial>(
    (sum, coefficient, power) =>
      added(sum, [...new Array<bigint>(power).fill(0n), ...scaled(other, coefficient)]),
    [],
  );
}

describe('polynomials', () => {
  test.prop([polynomials(), fc.bigInt(-5n, 5n), fc.bigInt(-9n, 9n)])('are shifted', (p, by, x) => {
    expect(evaluateAt(shifted(p, by), x)).toBe(evaluateAt(p, x + by));
  });

  test.prop([polynomials(), nonzero])('are quotient times divisor plus remainder', (p, divisor) => {
    const { quotient, remainder } = divided(p, divisor);
    expect(added(product(quotient, divisor), remainder)).toEqual(p);
  });

  test.prop([nonzero, nonzero])('are divided by a factor without remainder', (p, factor) => {
    expect(divided(product(p, factor), factor)).toEqual({ quotient: p, remainder: [] });
  });

  test.prop([nonzero, nonzero, nonzero])(
    'have a divisor in common that holds any they share',
    (p, q, shared) => {
      const common = commonDivisor(product(p, shared), product(q, shared));
      expect(divided(common, shared).remainder).toEqual([]);
      expect(divided(product(p, shared), common).remainder).toEqual([]);
    },
  );

  test.prop([nonzero])('are the product of their factors and what is left', (p) => {
    const { factors, rest } = linearFactors(p);
    const all = factors.flatMap(({ factor, multiplicity }) =>
      new Array<Polynomial>(multiplicity).fill(factor),
    );
    expect(all.reduce(product, rest)).toEqual(p);
  });
});

describe('the written form', () => {
  const pricer = new Pricer(shippedGrammar('integer'), []);
  const forms = new PolynomialForms(pricer);
  const rows = integers(rowsFrom(12, () => 0));

  test.prop([polynomials(40n).filter((p) => p.length > 1)])('has the values of the polynomial', (p) => {
    const { negative, term } = forms.signed(p);
    const values = exactRows(evaluateColumn(term, rootWorld(rows.target, [])));
    expect(values).toEqual(values.map((_, row) => evaluateAt(negative ? scaled(p, -1n) : p, BigInt(row))));
  });

  test.each<[name: string, polynomial: Polynomial, text: string]>([
    ['n^2 + n', [0n, 1n, 1n], 'n*(n + 1)'],
    ['2n + 1', [1n, 2n], 'n + (n + 1)'],
    ['49n^2 + 42n + 9', [9n, 42n, 49n], '(7*n + 3)^2'],
    ['1024', [1024n], '2^10'],
    ['n^2 + 5n + 6', [6n, 5n, 1n], '(n + 2)*(n + 3)'],
  ])('of %s is %s', (_, p, text) => {
    expect(printExpression(forms.positive(p))).toBe(text);
  });
});
