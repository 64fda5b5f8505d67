import type { TreeNode } from './derivation-tree.js';
import { type PricedTree, totalOf } from './priced-tree.js';

/** Slots of the table: a power of 2. */
const SLOTS = 2 ** 15;

/**
 * What was found out about trees lately: a price, or that it exceeds a bound. A tree is known by two hashes of 32
 * bits, of which half a word chooses the slot; a later tree displaces an earlier one. Two trees that are taken for each other,
 * one pair in 2^64, cost a wrong step of a chain, never a wrong price of a result: results are priced anew.
 */
export class Recall {
  readonly #first = new Int32Array(SLOTS);
  readonly #second = new Int32Array(SLOTS);
  /** Total bits that the tree is known to exceed. */
  readonly #exceeds = new Float64Array(SLOTS).fill(Number.NaN);
  readonly #prices: (PricedTree | undefined)[] = new Array(SLOTS).fill(undefined);

  /** Forgets everything. */
  clear(): void {
    this.#exceeds.fill(Number.NaN);
  }

  /** The price, `'dear'` if the total is known to exceed `bound` bits, or undefined if neither is known. */
  of(tree: TreeNode, bound: number): PricedTree | 'dear' | undefined {
    const slot = tree.first & (SLOTS - 1);
    if (this.#first[slot] !== tree.first || this.#second[slot] !== tree.second) return undefined;
    const exceeds = this.#exceeds[slot];
    if (Number.isNaN(exceeds)) return undefined;
    const price = this.#prices[slot];
    if (price !== undefined) return totalOf(price) > bound ? 'dear' : price;
    return exceeds >= bound ? 'dear' : undefined;
  }

  /** Keeps the price of a tree, or that it has none of up to `bound` bits. */
  keep(tree: TreeNode, price: PricedTree | undefined, bound: number): void {
    const slot = tree.first & (SLOTS - 1);
    this.#first[slot] = tree.first;
    this.#second[slot] = tree.second;
    this.#exceeds[slot] = price === undefined ? bound : Number.NEGATIVE_INFINITY;
    this.#prices[slot] = price;
  }
}
