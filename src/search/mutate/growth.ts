import type { Space } from '../space.js';
import type { Chance } from './chance.js';
import type { TreeBuilder, TreeNode } from './derivation-tree.js';
import type { LiteralSource } from './literals.js';

/** Draws trees with the probabilities of the grammar. */
export class Growth {
  /** For each symbol, the sums of the probabilities of its productions up to each. */
  readonly #sums: readonly Float64Array[];
  readonly #space: Space;

  constructor(
    readonly builder: TreeBuilder,
    readonly literals: LiteralSource,
  ) {
    this.#space = builder.space;
    this.#sums = this.#space.symbols.map(({ productions }) => {
      const sums = new Float64Array(productions.length);
      let sum = 0;
      for (const [at, production] of productions.entries()) {
        sum += 2 ** -this.#space.productions[production].bits;
        sums[at] = sum;
      }
      return sums;
    });
  }

  /** A tree of a symbol, or undefined if it came out larger than `room` nodes. */
  tree(symbol: number, room: number, chance: Chance): TreeNode | undefined {
    const production = this.production(symbol, chance);
    if (production === undefined) return this.builder.literal(symbol, this.literals.draw(chance));
    return this.fill(production, [], room, chance);
  }

  /** The index of a production of a symbol; undefined for the symbol of literals. */
  production(symbol: number, chance: Chance): number | undefined {
    const sums = this.#sums[symbol];
    const { productions } = this.#space.symbols[symbol];
    const last = productions.length - 1;
    if (last < 0) return undefined;
    // A given column that is asked for where there are none leaves less than 1.
    const ticket = chance.real() * sums[last];
    let at = 0;
    while (at < last && sums[at] <= ticket) at++;
    return productions[at];
  }

  /** A tree of a production; holes without a child in `children` are drawn. */
  fill(
    production: number,
    children: readonly (TreeNode | undefined)[],
    room: number,
    chance: Chance,
  ): TreeNode | undefined {
    const { holes } = this.#space.productions[production];
    let left = room - 1;
    for (const child of children) left -= child?.size ?? 0;
    const filled: TreeNode[] = [];
    for (let hole = 0; hole < holes.length; hole++) {
      let child = children[hole];
      if (child === undefined) {
        child = left > 0 ? this.tree(holes[hole], left, chance) : undefined;
        if (child === undefined) return undefined;
        left -= child.size;
      }
      filled.push(child);
    }
    return left < 0 ? undefined : this.builder.node(production, filled);
  }
}
