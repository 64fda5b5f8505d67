import type { Space } from '../space/space.js';
import type { Chance } from './chance.js';
import type { TreeBuilder, TreeNode } from './derivation-tree.js';
import type { LiteralSource } from './literals.js';

/** Draws trees with the probabilities of the grammar. */
export class Growth {
  /** For each symbol, the sums of the probabilities of its productions up to each. */
  readonly #sums: readonly Float64Array[];
  /** The same for the productions of a symbol that have a hole of another, by both symbols. */
  readonly #around = new Map<
    number,
    { readonly productions: readonly number[]; readonly sums: Float64Array }
  >();
  readonly #space: Space;

  constructor(
    readonly builder: TreeBuilder,
    readonly literals: LiteralSource,
  ) {
    this.#space = builder.space;
    this.#sums = this.#space.symbols.map(({ productions }) => this.#sumsOf(productions));
  }

  /** A tree of a symbol, or undefined if it came out larger than `room` nodes. */
  tree(symbol: number, room: number, chance: Chance): TreeNode | undefined {
    const production = this.production(symbol, chance);
    if (production === undefined) return this.builder.literal(symbol, this.literals.draw(chance));
    return this.fill(production, [], room, chance);
  }

  /** The index of a production of a symbol; undefined for the symbol of literals. */
  production(symbol: number, chance: Chance): number | undefined {
    const { productions } = this.#space.symbols[symbol];
    return productions.length === 0 ? undefined : productions[drawn(this.#sums[symbol], chance)];
  }

  /** A production of a symbol that has a hole of another; undefined if there is none. */
  productionAround(symbol: number, inner: number, chance: Chance): number | undefined {
    const key = symbol * this.#space.symbols.length + inner;
    let around = this.#around.get(key);
    if (around === undefined) {
      const { productions } = this.#space.symbols[symbol];
      const fitting = productions.filter((index) => this.#space.productions[index].holes.includes(inner));
      around = { productions: fitting, sums: this.#sumsOf(fitting) };
      this.#around.set(key, around);
    }
    return around.productions.length === 0 ? undefined : around.productions[drawn(around.sums, chance)];
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

  #sumsOf(productions: readonly number[]): Float64Array {
    let sum = 0;
    return Float64Array.from(productions, (index) => {
      sum += 2 ** -this.#space.productions[index].bits;
      return sum;
    });
  }
}

/** A position drawn in proportion to the steps of a non-empty array of sums. */
function drawn(sums: Float64Array, chance: Chance): number {
  const ticket = chance.real() * sums[sums.length - 1];
  let at = 0;
  while (at < sums.length - 1 && sums[at] <= ticket) at++;
  return at;
}
