import type { Column } from '../../data/column.js';
import { literalBits, zigzag } from '../../grammar/literal.js';
import type { Expression } from '../../language/expression.js';
import { LITERAL_PRODUCTION } from '../enumerate/bank.js';
import type { Space } from '../space/space.js';
import { fillTerm, termDepth } from '../space/term.js';

/** A derivation as plain data: the production of the space and the derivations in its holes, or a literal. */
export type DerivationTree =
  | { readonly kind: 'literal'; readonly value: bigint }
  | {
      readonly kind: 'production';
      readonly production: number;
      readonly children: readonly DerivationTree[];
    };

/**
 * A derivation at work: never changed, so that derivations share what they have in common, but for the column, which
 * stays with the node while some derivation that uses it is alive.
 */
export interface TreeNode {
  /** Of the space. */
  readonly symbol: number;
  /** Of the space, or LITERAL_PRODUCTION. */
  readonly production: number;
  /** The value of a literal, 0 for productions. */
  readonly value: bigint;
  readonly children: readonly TreeNode[];
  /** Price of the whole subtree. */
  readonly bits: number;
  /** Nodes of the subtree. */
  readonly size: number;
  /** Nesting depth of its expression, or one more: bare symbols count. */
  readonly depth: number;
  /** Two hashes of the subtree. */
  readonly first: number;
  readonly second: number;
  /** Values on the symbol's grid, once computed. */
  column: Column | undefined;
  /** The column's array was taken from a pool of buffers and goes back there. */
  pooled: boolean;
  /** Number of the last sweep that met the node. */
  sweep: number;
}

/** Makes nodes over a space, with their prices. */
export class TreeBuilder {
  /** For each production, how deep its holes lie in its term. */
  readonly #depths: readonly number[];

  constructor(readonly space: Space) {
    this.#depths = space.productions.map(({ term }) => termDepth(term));
  }

  literal(symbol: number, value: bigint): TreeNode {
    const code = zigzag(value);
    const low = Number(BigInt.asIntN(32, code));
    const high = Number(BigInt.asIntN(32, code >> 32n)) ^ Number(BigInt.asIntN(32, code >> 64n));
    return {
      symbol,
      production: LITERAL_PRODUCTION,
      value,
      children: [],
      bits: literalBits(value),
      size: 1,
      depth: 1,
      first: mixed(mixed(0x51ed270b, low), high),
      second: mixed(mixed(0x2545f491, high), low),
      column: undefined,
      pooled: false,
      sweep: 0,
    };
  }

  node(production: number, children: readonly TreeNode[]): TreeNode {
    const { symbol, bits } = this.space.productions[production];
    let total = bits;
    let size = 1;
    let depth = 0;
    let first = mixed(0x3c6ef372, production);
    let second = mixed(0x1b873593, production);
    for (let i = 0; i < children.length; i++) {
      const child = children[i];
      total += child.bits;
      size += child.size;
      if (child.depth > depth) depth = child.depth;
      first = mixed(first, child.first);
      second = mixed(second, child.second);
    }
    return {
      symbol,
      production,
      value: 0n,
      children,
      bits: total,
      size,
      depth: depth + this.#depths[production],
      first,
      second,
      column: undefined,
      pooled: false,
      sweep: 0,
    };
  }

  thaw(tree: DerivationTree, symbol: number): TreeNode {
    if (tree.kind === 'literal') return this.literal(symbol, tree.value);
    const { holes } = this.space.productions[tree.production];
    return this.node(
      tree.production,
      tree.children.map((child, hole) => this.thaw(child, holes[hole])),
    );
  }

  freeze(node: TreeNode): DerivationTree {
    if (node.production === LITERAL_PRODUCTION) return { kind: 'literal', value: node.value };
    return {
      kind: 'production',
      production: node.production,
      children: node.children.map((child) => this.freeze(child)),
    };
  }

  expressionOf(node: TreeNode): Expression {
    if (node.production === LITERAL_PRODUCTION) return { kind: 'literal', value: node.value };
    let hole = 0;
    return fillTerm(this.space.productions[node.production].term, () =>
      this.expressionOf(node.children[hole++]),
    );
  }
}

/** Mixes a word into a hash (the round of MurmurHash3). */
function mixed(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}
