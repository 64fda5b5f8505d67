import { fc, test } from '@fast-check/vitest';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect } from 'vitest';
import type { Dataset } from '../../../src/data/dataset.js';
import { derive } from '../../../src/grammar/derive.js';
import type { Grammar } from '../../../src/grammar/grammar.js';
import { sampleModel } from '../../../src/grammar/sample.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { isSingle } from '../../../src/language/expression.js';
import { parseModel } from '../../../src/language/parse.js';
import { printExpression } from '../../../src/language/print.js';
import { TreeBuilder } from '../../../src/search/mutate/derivation-tree.js';
import { readModel } from '../../../src/search/mutate/reading.js';
import { buildSpace } from '../../../src/search/space/space.js';
import { TABLES } from '../enumerate/small-grammars.js';
import { bits, integers, rowsFrom, symbols, table } from '../sequences.js';

const NUMBERS = integers(rowsFrom(12, (n) => n * n));
const COLUMNS = table([1, 2, 3, 4], { x: [1, 1, 1, 1], y: [2, 2, 2, 2], z: [3, 3, 3, 3] });

const SPACES: readonly [Grammar, Dataset][] = [
  [shippedGrammar('integer'), NUMBERS],
  [shippedGrammar('decimal'), COLUMNS],
  [shippedGrammar('bits'), bits('0110')],
  [shippedGrammar('symbol'), symbols([0, 1, 2, 0], 3)],
  [TABLES, COLUMNS],
];

/** Bits of the productions down to the head, which are not in the tree. */
function headBits(builder: TreeBuilder, head: string, symbol: number): number {
  return builder.space.roots.find((root) => root.head === head && root.symbol === symbol)!.bits;
}

test.prop([fc.integer(), fc.constantFrom(...SPACES)])(
  'a program of the grammar is read to a tree of its price that prints the same',
  (seed, [grammar, dataset]) => {
    const given = dataset.given.map(({ name }) => name);
    const builder = new TreeBuilder(buildSpace(grammar, dataset));
    const model = sampleModel(grammar, xoroshiro128plus(seed), given);
    if (!isSingle(model)) return;
    const tree = readModel(builder, grammar, model, given)!;
    expect(printExpression(builder.expressionOf(tree))).toBe(printExpression(model.expressions[0]));
    const { bits: price } = derive(grammar, model, given)!;
    expect(tree.bits + headBits(builder, model.head, tree.symbol)).toBeCloseTo(price, 6);
  },
);

test.prop([fc.integer(), fc.constantFrom(...SPACES)])(
  'trees come back from plain data',
  (seed, [grammar, dataset]) => {
    const given = dataset.given.map(({ name }) => name);
    const builder = new TreeBuilder(buildSpace(grammar, dataset));
    const model = sampleModel(grammar, xoroshiro128plus(seed), given);
    if (!isSingle(model)) return;
    const tree = readModel(builder, grammar, model, given)!;
    expect(builder.thaw(structuredClone(builder.freeze(tree)), tree.symbol)).toEqual(tree);
  },
);

test('bound variables are named as in the grammar', () => {
  const grammar = shippedGrammar('integer');
  const builder = new TreeBuilder(buildSpace(grammar, NUMBERS));
  const tree = readModel(builder, grammar, parseModel('exact(sum(i, 1, n + 1, i^2))'), [])!;
  expect(printExpression(builder.expressionOf(tree))).toBe('sum(k, 1, n + 1, k^2)');
});

test('what the grammar does not derive is not read', () => {
  const grammar = shippedGrammar('integer');
  const builder = new TreeBuilder(buildSpace(grammar, NUMBERS));
  expect(readModel(builder, grammar, parseModel('exact(sign(n))'), [])).toBeUndefined();
});

test('a compound model is no tree', () => {
  const grammar = shippedGrammar('integer');
  const builder = new TreeBuilder(buildSpace(grammar, NUMBERS));
  expect(readModel(builder, grammar, parseModel('piecewise(5: exact(n), exact(1))'), [])).toBeUndefined();
});
