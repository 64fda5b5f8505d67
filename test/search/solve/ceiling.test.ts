import { expect, test } from 'vitest';
import { priceModel } from '../../../src/codelength/price.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import type { Model } from '../../../src/language/expression.js';
import { solutions } from '../../../src/search/solve/solve.js';
import { integers, rowsFrom } from '../sequences.js';

const INTEGER = shippedGrammar('integer');

/** The least total bits of what is found, where what is much dearer than that is not looked for (or is). */
function leastTotal(values: readonly number[], hasCeiling: boolean): number {
  const dataset = integers(values);
  let least = Number.POSITIVE_INFINITY;
  const known = () => (hasCeiling ? least : Number.POSITIVE_INFINITY);
  for (const found of solutions(dataset, INTEGER, new Set(), known)) {
    if (found === undefined) continue;
    const model: Model = { head: 'exact', expressions: [found.expression] };
    least = Math.min(least, priceModel(dataset, INTEGER, model).totalBits);
  }
  return least;
}

test.each<[string, (n: number) => number]>([
  ['powers behind their recurrence', (n) => 3 ** n + 4 ** n],
  ['a polynomial behind a recurrence', (n) => n * n * n - n],
  ['a quotient', (n) => Math.floor((n * n) / 4)],
  ['a rule for each residue', (n) => (n % 2 === 0 ? n * n : 3 * n + 1)],
])('a ceiling loses nothing: %s', (_, term) => {
  const values = rowsFrom(12, term);
  expect(leastTotal(values, true)).toBe(leastTotal(values, false));
});
