import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { exactRows } from '../../../src/data/column.js';
import type { Dataset } from '../../../src/data/dataset.js';
import { derive } from '../../../src/grammar/derive.js';
import type { Grammar } from '../../../src/grammar/grammar.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import { Chance } from '../../../src/search/mutate/chance.js';
import { TreeColumns } from '../../../src/search/mutate/columns.js';
import { TreeBuilder, type TreeNode } from '../../../src/search/mutate/derivation-tree.js';
import { Growth } from '../../../src/search/mutate/growth.js';
import { LiteralSource } from '../../../src/search/mutate/literals.js';
import { MOST_NODES, Moves } from '../../../src/search/mutate/moves.js';
import { buildSpace } from '../../../src/search/space/space.js';
import { CONDITIONS, ITERATIONS, SUMS, TABLES } from '../enumerate/small-grammars.js';
import { bits, integers, rowsFrom, table } from '../sequences.js';

const NUMBERS = integers(rowsFrom(10, (n) => n * n + 1));
const WIDE = integers(rowsFrom(10, (n) => n).map((n) => 7n ** BigInt(3 * n)));

const WORLDS: readonly [Grammar, Dataset][] = [
  [shippedGrammar('integer'), NUMBERS],
  [shippedGrammar('integer'), WIDE],
  [shippedGrammar('decimal'), WIDE],
  [shippedGrammar('bits'), bits('0110100110')],
  [CONDITIONS, NUMBERS],
  [SUMS, WIDE],
  [ITERATIONS, NUMBERS],
  [TABLES, table([1, 4, 2, 8], { x: [5, 7, 1, 3], y: [2, 2, 9, 9] })],
];

class Walk {
  readonly builder: TreeBuilder;
  readonly moves: Moves;
  readonly chance: Chance;
  readonly root: number;
  readonly growth: Growth;

  constructor(grammar: Grammar, dataset: Dataset, seed: number) {
    this.builder = new TreeBuilder(buildSpace(grammar, dataset));
    this.growth = new Growth(this.builder, new LiteralSource(dataset.target));
    this.chance = Chance.fromSeed(seed);
    const symbols = [...new Set(this.builder.space.roots.map(({ symbol }) => symbol))];
    this.root = this.chance.pick(symbols);
    this.moves = new Moves(this.builder, this.growth, symbols);
  }

  start(): TreeNode {
    for (;;) {
      const tree = this.growth.tree(this.root, MOST_NODES, this.chance);
      if (tree !== undefined) return tree;
    }
  }
}

test.prop([fc.integer(), fc.constantFrom(...WORLDS)])(
  'columns of changed trees are those of their expressions, whichever steps are taken',
  (seed, [grammar, dataset]) => {
    const walk = new Walk(grammar, dataset, seed);
    const columns = new TreeColumns(walk.builder);
    const world = rootWorld(dataset.target, dataset.given);
    let current = walk.start();
    columns.hold(current);
    for (let step = 0; step < 25; step++) {
      walk.moves.setDonors([current]);
      const tree = walk.moves.change(current, walk.chance);
      if (tree === undefined) continue;
      const column = columns.columnOf(tree);
      if (column !== undefined) {
        expect(exactRows(column)).toEqual(exactRows(evaluateColumn(walk.builder.expressionOf(tree), world)));
      }
      if (column !== undefined && walk.chance.real() < 0.5) {
        columns.hold(tree, current);
        current = tree;
      } else columns.drop();
    }
  },
);

test.prop([fc.integer(), fc.constantFrom(...WORLDS)])(
  'every proposal is derivable, at no more than its price',
  (seed, [grammar, dataset]) => {
    const walk = new Walk(grammar, dataset, seed);
    const given = dataset.given.map(({ name }) => name);
    let current = walk.start();
    for (let step = 0; step < 25; step++) {
      walk.moves.setDonors([current]);
      const tree = walk.moves.change(current, walk.chance);
      if (tree === undefined) continue;
      const root = walk.builder.space.roots.find(({ symbol }) => symbol === tree.symbol)!;
      const model = { head: root.head, expressions: [walk.builder.expressionOf(tree)] };
      const { bits: price } = derive(grammar, model, given)!;
      expect(price).toBeLessThanOrEqual(root.bits + tree.bits + 1e-6);
      expect(tree.size).toBeLessThanOrEqual(MOST_NODES);
      current = tree;
    }
  },
);
