import type { DerivationTree, TreeNode } from './derivation-tree.js';

/** What a tree costs under the head that suits it best. */
export interface TreePrice {
  /** Index of that head among the roots of the space. */
  readonly root: number;
  /** Of the derivation and the head. */
  readonly programBits: number;
  /** Of the rows that programs are priced on; Infinity if no head can code them. */
  readonly dataBits: number;
}

/** A tree at work with its price. */
export interface PricedTree extends TreePrice {
  readonly tree: TreeNode;
}

/** The same as plain data. */
export interface FrozenTree extends TreePrice {
  readonly tree: DerivationTree;
}

export function totalOf({ programBits, dataBits }: TreePrice): number {
  return programBits + dataBits;
}
