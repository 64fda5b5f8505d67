import { describe, expect, test } from 'vitest';
import { priceModel } from '../../../src/codelength/price.js';
import type { Dataset } from '../../../src/data/dataset.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { EulerFold } from '../../../src/language/euler.js';
import type { Expression, Model } from '../../../src/language/expression.js';
import { predictValues } from '../../../src/search/predict.js';
import { codedTerm } from '../../../src/search/solve/coded-terms.js';
import { Pricer } from '../../../src/search/solve/pricer.js';
import { SolverProblem } from '../../../src/search/solve/solver-problem.js';
import { integers } from '../sequences.js';

/** The first terms of the product of (1 - x^k)^(-e(k)). */
function transformed(rows: number, exponent: (k: number) => number): bigint[] {
  const fold = new EulerFold();
  const values = [fold.value!];
  for (let k = 1; k < rows; k++) {
    fold.take(BigInt(exponent(k)));
    values.push(fold.value!);
  }
  return values;
}

/** The cheapest exact model among Euler transforms. */
function cheapest(dataset: Dataset): Model {
  const grammar = shippedGrammar('integer');
  const pricer = new Pricer(grammar, []);
  const models = [...codedTerm.solve(new SolverProblem(dataset, pricer))]
    .filter((found): found is Expression => found !== undefined && pricer.bits(found) < Infinity)
    .map((found): Model => ({ head: 'exact', expressions: [found] }));
  const bits = models.map((model) => priceModel(dataset, grammar, model).totalBits);
  return models[bits.indexOf(Math.min(...bits))];
}

describe('from 27 rows the next four of', () => {
  const ROWS = 32;
  const GIVEN = 27;

  test.each<[string, (k: number) => number]>([
    ['partitions into fives, sevens and eights', (k) => Number([5, 7, 8].includes(k))],
    ['partitions with two kinds of 1', (k) => (k === 1 ? 2 : Number(k === 3 || k === 4))],
    ['a Molien series with a numerator', (k) => (k === 6 ? -1 : Number([1, 2, 3].includes(k)))],
    ['plane partitions', (k) => k],
    ['partitions into odd parts', (k) => k % 2],
    ['an eta quotient', (k) => (k % 3 === 0 ? -5 : -1)],
    ['partitions into odd parts and fours', (k) => (k % 2) + Number(k === 4)],
  ])('%s', (_, exponent) => {
    const values = transformed(ROWS, exponent);
    for (const shifted of [values, values.slice(1)]) {
      const given = integers(shifted.slice(0, GIVEN));
      expect(predictValues(cheapest(given), given, 4)).toEqual(shifted.slice(GIVEN, GIVEN + 4));
    }
  });
});
