import type { ColumnScorer } from '../../codelength/head.js';
import { HeadScorers } from '../../codelength/head-scorer.js';
import { headFits, integerHead } from '../../codelength/heads.js';
import { shapeOf } from '../../codelength/model-score.js';
import type { Column } from '../../data/column.js';
import type { Dataset } from '../../data/dataset.js';
import { TreeColumns } from './columns.js';
import type { TreeBuilder, TreeNode } from './derivation-tree.js';
import type { PricedTree } from './priced-tree.js';

/** A head that fits the data: its index among the roots of the space and the bits of its own productions. */
interface FittingHead {
  readonly root: number;
  readonly bits: number;
  readonly turn: number;
  readonly scorer: ColumnScorer;
  readonly quickBound: (values: Column) => number;
}

/** Prices trees under every head that takes their symbol. */
export class TreePricer {
  readonly columns: TreeColumns;
  /** By the symbol of their expression. */
  readonly #heads = new Map<number, FittingHead[]>();

  constructor(builder: TreeBuilder, dataset: Dataset) {
    this.columns = new TreeColumns(builder);
    const { target } = dataset;
    const shape = shapeOf(dataset);
    const scorers = new HeadScorers(target, shape);
    for (const [index, root] of builder.space.roots.entries()) {
      if (!headFits(root.head, dataset.kind)) continue;
      const heads = this.#heads.get(root.symbol) ?? [];
      this.#heads.set(root.symbol, heads);
      const { turn, quickBound } = integerHead(root.head);
      const scorer = scorers.of(root.head);
      heads.push({ root: index, bits: root.bits, turn, scorer, quickBound: quickBound(target, shape) });
    }
    for (const heads of this.#heads.values()) heads.sort((x, y) => x.turn - y.turn);
  }

  /** Symbols that some head takes. */
  get symbols(): readonly number[] {
    return [...this.#heads.keys()];
  }

  /** What a tree costs before any row is coded, under the cheapest head. */
  leastBits(tree: TreeNode): number {
    return tree.bits + Math.min(...this.#heads.get(tree.symbol)!.map(({ bits }) => bits));
  }

  /** The tree under its best head; undefined if that exceeds `bound` total bits or takes too much work to find out. */
  price(tree: TreeNode, bound: number): PricedTree | undefined {
    const column = this.columns.columnOf(tree);
    if (column === undefined) return undefined;
    let best: PricedTree | undefined;
    let least = bound;
    for (const { root, bits, scorer, quickBound } of this.#heads.get(tree.symbol)!) {
      const programBits = bits + tree.bits;
      if (programBits > least) continue;
      if (programBits + quickBound(column) > least) continue;
      const dataBits = scorer.scoreWide(column, least - programBits);
      const total = programBits + dataBits;
      if (total > least || (best !== undefined && total === least)) continue;
      best = { tree, root, programBits, dataBits };
      least = total;
    }
    return best;
  }

  /** A tree that takes too much work to be priced. */
  unpriced(tree: TreeNode): PricedTree {
    const [{ root, bits }] = this.#heads.get(tree.symbol)!;
    return { tree, root, programBits: bits + tree.bits, dataBits: Number.POSITIVE_INFINITY };
  }
}
