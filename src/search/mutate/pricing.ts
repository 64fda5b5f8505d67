import { HeadScorer } from '../../codelength/head-scorer.js';
import { headFits } from '../../codelength/heads.js';
import { shapeOf } from '../../codelength/model-score.js';
import type { Column } from '../../data/column.js';
import { type Dataset, rowsOf } from '../../data/dataset.js';
import type { HeadName } from '../../language/expression.js';
import { TreeColumns } from './columns.js';
import type { TreeBuilder, TreeNode } from './derivation-tree.js';
import type { PricedTree } from './priced-tree.js';

/** The order in which heads are tried: those that are soon refused or mostly best come first, to bound the others. */
const ORDER: Readonly<Record<HeadName, number>> = { exact: 0, noisy: 1, context: 1, patched: 2 };

/** A head that fits the data: its index among the roots of the space and the bits of its own productions. */
interface FittingHead {
  readonly root: number;
  readonly head: HeadName;
  readonly bits: number;
}

/** Prices trees under every head that takes their symbol. */
export class TreePricer {
  readonly columns: TreeColumns;
  readonly #scorer: HeadScorer;
  /** By the symbol of their expression. */
  readonly #heads = new Map<number, FittingHead[]>();
  readonly #target: Column;
  /** Data bits of a model that says nothing of any row. */
  readonly #literalBits: number;

  constructor(builder: TreeBuilder, dataset: Dataset) {
    this.columns = new TreeColumns(builder);
    this.#target = dataset.target;
    this.#scorer = new HeadScorer(dataset.target, shapeOf(dataset));
    for (const [root, { head, symbol, bits }] of builder.space.roots.entries()) {
      if (!headFits(head, dataset.kind)) continue;
      const heads = this.#heads.get(symbol) ?? [];
      this.#heads.set(symbol, heads);
      heads.push({ root, head, bits });
    }
    for (const heads of this.#heads.values()) heads.sort((x, y) => ORDER[x.head] - ORDER[y.head]);
    const nothing = { values: new Float64Array(rowsOf(dataset)).fill(Number.NaN) };
    this.#literalBits = this.#scorer.scoreWide('exact', nothing);
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
    for (const { root, head, bits } of this.#heads.get(tree.symbol)!) {
      const programBits = bits + tree.bits;
      if (programBits > least) continue;
      // Without a hit, the flags come on top of all rows as literals.
      if (head === 'patched' && programBits + this.#literalBits > least && !this.#hits(column)) continue;
      const dataBits = this.#scorer.scoreWide(head, column, least - programBits);
      const total = programBits + dataBits;
      if (total > least || (best !== undefined && total === least)) continue;
      best = { tree, root, programBits, dataBits };
      least = total;
    }
    return best;
  }

  /** Whether some row is predicted right. */
  #hits({ values, wide }: Column): boolean {
    const target = this.#target;
    for (let row = 0; row < values.length; row++) {
      if (values[row] !== target.values[row]) continue;
      if (Number.isFinite(values[row]) || wide?.get(row) === target.wide?.get(row)) return true;
    }
    return false;
  }

  /** A tree that takes too much work to be priced. */
  unpriced(tree: TreeNode): PricedTree {
    const [{ root, bits }] = this.#heads.get(tree.symbol)!;
    return { tree, root, programBits: bits + tree.bits, dataBits: Number.POSITIVE_INFINITY };
  }
}
