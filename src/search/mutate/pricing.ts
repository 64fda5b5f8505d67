import { HeadScorer } from '../../codelength/head-scorer.js';
import { headFits } from '../../codelength/heads.js';
import { leastIntegerBits } from '../../codelength/integer-model.js';
import { shapeOf } from '../../codelength/model-score.js';
import { type Column, exactRows } from '../../data/column.js';
import type { Dataset } from '../../data/dataset.js';
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
  /** For each row, the least that it costs as a literal. */
  readonly #leastLiterals: Float64Array;

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
    this.#leastLiterals = Float64Array.from(exactRows(dataset.target), (value) =>
      value === undefined || dataset.kind === 'symbol' ? 0 : leastIntegerBits(value),
    );
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
      if (head === 'patched' && programBits + this.#leastPatched(column) > least) continue;
      const dataBits = this.#scorer.scoreWide(head, column, least - programBits);
      const total = programBits + dataBits;
      if (total > least || (best !== undefined && total === least)) continue;
      best = { tree, root, programBits, dataBits };
      least = total;
    }
    return best;
  }

  /**
   * A lower bound on the data bits under `patched`, far sooner known than they are: what does not adapt in the literals,
   * and the entropy of hits and misses, below which flags that adapt to them never come (but for counts that were halved,
   * which takes more rows than there are).
   */
  #leastPatched({ values }: Column): number {
    const target = this.#target.values;
    const literals = this.#leastLiterals;
    let bits = 0;
    let hits = 0;
    let misses = 0;
    for (let row = 0; row < target.length; row++) {
      // A wide row counts as a hit if the signs agree: the bound is the lower for it.
      if (values[row] === target[row]) hits++;
      else {
        bits += literals[row];
        if (!Number.isNaN(values[row])) misses++;
      }
    }
    if (hits === 0 || misses === 0) return bits;
    const flags = hits + misses;
    return bits + flags * Math.log2(flags) - hits * Math.log2(hits) - misses * Math.log2(misses);
  }

  /** A tree that takes too much work to be priced. */
  unpriced(tree: TreeNode): PricedTree {
    const [{ root, bits }] = this.#heads.get(tree.symbol)!;
    return { tree, root, programBits: bits + tree.bits, dataBits: Number.POSITIVE_INFINITY };
  }
}
