import { LITERAL_PRODUCTION } from '../enumerate/bank.js';
import type { TreeBuilder, TreeNode } from './derivation-tree.js';

/** The nodes of a tree in preorder: the subtree of the node at place p takes the places p … p + size - 1. */
export class Places {
  readonly #nodes: TreeNode[] = [];
  /** Places of the literals. */
  readonly literals: number[] = [];
  /** Places of the other nodes without children, and of those with nothing but a literal in them. */
  readonly leaves: number[] = [];

  /** Lists the nodes of a tree. */
  of(tree: TreeNode): void {
    if (this.#nodes[0] === tree) return;
    this.#nodes.length = 0;
    this.literals.length = 0;
    this.leaves.length = 0;
    this.#add(tree);
  }

  at(place: number): TreeNode {
    return this.#nodes[place];
  }

  /** The tree with another node at a place: new nodes on the way to the root, shared ones elsewhere. */
  replace(builder: TreeBuilder, place: number, node: TreeNode): TreeNode {
    return this.#rebuild(builder, 0, place, node, place, node);
  }

  /** The tree with the nodes at two places exchanged, neither of which is below the other. */
  exchange(builder: TreeBuilder, one: number, other: number): TreeNode {
    return this.#rebuild(builder, 0, one, this.#nodes[other], other, this.#nodes[one]);
  }

  #add(node: TreeNode): void {
    const place = this.#nodes.push(node) - 1;
    if (node.production === LITERAL_PRODUCTION) this.literals.push(place);
    else if (node.size <= 2) this.leaves.push(place);
    for (const child of node.children) this.#add(child);
  }

  /** @param here the place of the node to be rebuilt; `one` is at most `other` */
  #rebuild(
    builder: TreeBuilder,
    here: number,
    one: number,
    atOne: TreeNode,
    other: number,
    atOther: TreeNode,
  ): TreeNode {
    if (here === one) return atOne;
    if (here === other) return atOther;
    const node = this.#nodes[here];
    const end = here + node.size;
    const holdsOne = one > here && one < end;
    if (!holdsOne && !(other > here && other < end)) return node;
    let place = here + 1;
    const children = node.children.map((child) => {
      const at = place;
      place += child.size;
      return this.#rebuild(builder, at, one, atOne, other, atOther);
    });
    return builder.node(node.production, children);
  }
}
