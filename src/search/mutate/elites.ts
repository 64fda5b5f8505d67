import { type PricedTree, totalOf } from './priced-tree.js';

/** Trees that a chain keeps. */
export const MOST_ELITES = 12;

/** The best trees of a chain: those that no other is as short as in both parts, but for the dearest of too many. */
export class Elites {
  #trees: readonly PricedTree[];

  /** @param trees as {@link trees} gave them */
  constructor(trees: readonly PricedTree[]) {
    this.#trees = trees;
  }

  /** Shortest total first. */
  get trees(): readonly PricedTree[] {
    return this.#trees;
  }

  /** The least total bits; Infinity when there are none. */
  get least(): number {
    return this.#trees.length > 0 ? totalOf(this.#trees[0]) : Number.POSITIVE_INFINITY;
  }

  /** Takes a tree in if none that is here is as short in both parts and it is among the few best; true if it did. */
  insert(tree: PricedTree): boolean {
    const trees = this.#trees;
    const most = trees.length < MOST_ELITES ? Number.POSITIVE_INFINITY : totalOf(trees[MOST_ELITES - 1]);
    // No tree that no head can code gets in, since Infinity is not less than Infinity.
    if (!(totalOf(tree) < most)) return false;
    for (const { programBits, dataBits } of trees) {
      if (programBits <= tree.programBits && dataBits <= tree.dataBits) return false;
    }
    this.#trees = [
      ...trees.filter(
        ({ programBits, dataBits }) => programBits < tree.programBits || dataBits < tree.dataBits,
      ),
      tree,
    ]
      .sort((x, y) => totalOf(x) - totalOf(y))
      .slice(0, MOST_ELITES);
    return true;
  }
}
