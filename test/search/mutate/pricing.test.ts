import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { scoreColumn } from '../../../src/codelength/head-scorer.js';
import { headFits } from '../../../src/codelength/heads.js';
import { shapeOf } from '../../../src/codelength/model-score.js';
import type { Dataset } from '../../../src/data/dataset.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import { Chance } from '../../../src/search/mutate/chance.js';
import { TreeBuilder } from '../../../src/search/mutate/derivation-tree.js';
import { Growth } from '../../../src/search/mutate/growth.js';
import { LiteralSource } from '../../../src/search/mutate/literals.js';
import { MOST_NODES } from '../../../src/search/mutate/moves.js';
import { totalOf } from '../../../src/search/mutate/priced-tree.js';
import { TreePricer } from '../../../src/search/mutate/pricing.js';
import { buildSpace } from '../../../src/search/space/space.js';
import { arbitraryDataset } from '../../../src/testing/datasets.js';
import { integers } from '../sequences.js';

const GRAMMARS = {
  integer: 'integer',
  decimal: 'decimal',
  significant: 'decimal',
  symbol: 'symbol',
  categorical: 'symbol',
} as const;

/** The last tree drawn, `if(n < 4, a(n), nth(k, 1, n, ...))`, takes more work than two rows are granted. */
const TOO_MUCH_WORK: [Dataset, number, number] = [integers([0, 0]), 830964979, 0];

test.prop([arbitraryDataset({ minRows: 2 }), fc.integer(), fc.integer({ min: 0, max: 600 })], {
  examples: [TOO_MUCH_WORK],
})(
  'a tree has the price of the head under which it costs least, or none if that exceeds the bound or takes too much work',
  (dataset, seed, bound) => {
    const builder = new TreeBuilder(buildSpace(shippedGrammar(GRAMMARS[dataset.kind]), dataset));
    const pricer = new TreePricer(builder, dataset);
    const chance = Chance.fromSeed(seed);
    const growth = new Growth(builder, new LiteralSource(dataset.target));
    const world = rootWorld(dataset.target, dataset.given);
    for (let draw = 0; draw < 5; draw++) {
      const tree = growth.tree(chance.pick(pricer.symbols), MOST_NODES, chance);
      if (tree === undefined) continue;
      const column = evaluateColumn(builder.expressionOf(tree), world);
      const totals = builder.space.roots
        .filter(({ head, symbol }) => symbol === tree.symbol && headFits(head, dataset.kind))
        .map(
          ({ head, bits }) => bits + tree.bits + scoreColumn(head, column, dataset.target, shapeOf(dataset)),
        );
      const least = Math.min(...totals);
      const computed = pricer.columns.columnOf(tree) !== undefined;
      pricer.columns.drop();
      for (const limit of [Number.POSITIVE_INFINITY, bound]) {
        const priced = pricer.price(tree, limit);
        pricer.columns.drop();
        if (!computed) expect(priced).toBeUndefined();
        else if (priced === undefined) expect(least).toBeGreaterThan(limit - 1e-6);
        else expect(totalOf(priced)).toBeCloseTo(least, 6);
      }
    }
  },
);
