import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { exactRows } from '../../../src/data/column.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import { printExpression } from '../../../src/language/print.js';
import { evaluateAt, scaled, trimmed } from '../../../src/numbers/integer-polynomial.js';
import { PolynomialForms } from '../../../src/search/solve/polynomial-forms.js';
import { Pricer } from '../../../src/search/solve/pricer.js';
import { integers, rowsFrom } from '../sequences.js';

describe('the written form', () => {
  const pricer = new Pricer(shippedGrammar('integer'), []);
  const forms = new PolynomialForms(pricer);
  const rows = integers(rowsFrom(12, () => 0));

  const polynomials = fc
    .array(fc.bigInt(-40n, 40n), { minLength: 1, maxLength: 6 })
    .map(trimmed)
    .filter((p) => p.length > 1);

  test.prop([polynomials])('has the values of the polynomial', (p) => {
    const { negative, term } = forms.signed(p);
    const values = exactRows(evaluateColumn(term, rootWorld(rows.target, [])));
    expect(values).toEqual(values.map((_, row) => evaluateAt(negative ? scaled(p, -1n) : p, BigInt(row))));
  });

  test.each<[name: string, polynomial: bigint[], text: string]>([
    ['n^2 + n', [0n, 1n, 1n], 'n*(n + 1)'],
    ['2n + 1', [1n, 2n], 'n + (n + 1)'],
    ['49n^2 + 42n + 9', [9n, 42n, 49n], '(7*n + 3)^2'],
    ['1024', [1024n], '2^10'],
    ['n^2 + 5n + 6', [6n, 5n, 1n], '(n + 2)*(n + 3)'],
  ])('of %s is %s', (_, p, text) => {
    expect(printExpression(forms.positive(p))).toBe(text);
  });
});
