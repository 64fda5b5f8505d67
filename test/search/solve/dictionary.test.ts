import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Dataset } from '../../../src/data/dataset.js';
import { parseGrammar } from '../../../src/grammar/parse.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { printExpression } from '../../../src/language/print.js';
import { mayRelate } from '../../../src/search/solve/dependence.js';
import {
  contains,
  largestOf,
  shapesOf,
  unknownsOfShape,
} from '../../../src/search/solve/dictionary/shape.js';
import { type Part, Quantity } from '../../../src/search/solve/quantity.js';
import { solutions } from '../../../src/search/solve/solve.js';
import { rowsFrom, table } from '../sequences.js';

const INTEGER = shippedGrammar('integer');
const TABLE = parseGrammar(
  `
grammar table
start model
model ::= exact(int) [1] | noisy(int) [1]
int   ::= n [1] | literal [5] | given(n) [9] | int + int [2] | int - int [2] | int * int [2] | int ^ int [1] | int div int [1] | int mod int [1]
`,
  'table.grammar',
);

function programs(dataset: Dataset, grammar = INTEGER): readonly string[] {
  const texts: string[] = [];
  for (const found of solutions(dataset, grammar)) if (found) texts.push(printExpression(found.expression));
  return texts;
}

describe('given columns', () => {
  const x = rowsFrom(24, (n) => (n * n * 7 + 3 * n + 5) % 41);
  const y = rowsFrom(24, (n) => (n * 19 + 2) % 37);

  test.each<[string, readonly number[], string]>([
    ['a line', x.map((value) => 3 * value + 7), '3*x + 7'],
    ['a product', x.map((value, row) => value * y[row]), 'x*y'],
    ['a polynomial', x.map((value) => 14 * value ** 2 + 7 * value + 1970), '7*x + 14*(x*x) + 1970'],
    ['a remainder', x.map((value, row) => (9 * value + 7 * y[row] + 4) % 11), '(9*x + 7*y + 4) mod 11'],
  ])('make %s', (_, values, program) => {
    const found = programs(table(values, { x, y }), TABLE).map((text) => text.replaceAll('(n)', ''));
    expect(found).toContain(program);
  });
});

describe('shapes', () => {
  const one = new Quantity(undefined, () => []);
  const chapter = fc
    .record({ entries: fc.nat({ max: 4 }), leading: fc.integer({ min: 1, max: 2 }) })
    .map(({ entries, leading }) => ({
      leading: new Array<Quantity>(leading).fill(one),
      entries: new Array(entries).fill({ quantity: one, bits: 9 }),
      reading: 'unrounded' as const,
    }));

  test.prop([chapter, fc.integer({ min: 1, max: 14 })])(
    'that no other contains contain all others',
    (own, most) => {
      const shapes = shapesOf(own).filter((shape) => unknownsOfShape(own, shape) + shape.skipped <= most);
      const largest = largestOf(shapes);
      for (const shape of largest) expect(shapes.filter((other) => contains(other, shape))).toEqual([shape]);
      for (const shape of shapes) expect(largest.some((larger) => contains(larger, shape))).toBe(true);
    },
  );
});

describe('columns that are independent modulo a prime', () => {
  const column = fc.array(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), { minLength: 12, maxLength: 12 });

  test.prop([column, column, column, fc.bigInt(-9n, 9n), fc.bigInt(1n, 9n), fc.nat({ max: 1 })])(
    'have no relation, and those of a relation are not',
    (x, y, noise, c, d, degree) => {
      const part = (values: readonly bigint[], target = false): Part => ({
        quantity: new Quantity(undefined, () => values),
        target,
        degree: target ? 0 : degree,
      });
      const rows = x.map((_, row) => row);
      const one = part(
        x.map(() => 1n),
        true,
      );
      const related = x.map((value, row) => c * value + d * y[row] * (degree > 0 ? BigInt(row) : 1n));
      const says = (target: readonly bigint[]) =>
        mayRelate([one, part(x), part(y)], new Quantity(undefined, () => target), rows);
      expect(says(related)).toBe(true);
      expect(says(noise)).toBe(false);
    },
  );
});
