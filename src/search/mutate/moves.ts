import { MAX_DEPTH } from '../../language/limits.js';
import { LITERAL_PRODUCTION } from '../enumerate/bank.js';
import type { Space } from '../space/space.js';
import type { Chance } from './chance.js';
import type { TreeBuilder, TreeNode } from './derivation-tree.js';
import type { Growth } from './growth.js';
import { Places } from './places.js';

/** Nodes that a tree may have. */
export const MOST_NODES = 64;

/** Nodes that a newly drawn subtree may have. */
const MOST_DRAWN = 24;

/** Share of holes that are filled from other trees where a move leaves them open. */
const BORROWED = 0.3;

/** Share of proposals that are two moves at once, for the pairs of changes of which either alone is a step back. */
const DOUBLE = 0.15;

/** Share of retyped nodes whose production is drawn evenly: a rare one is as good as any where its children are there. */
const UNIFORM = 0.3;

/** How often each move is tried, relative to the others. */
const WEIGHTS = {
  regrow: 14,
  perturb: 26,
  retype: 18,
  insert: 14,
  hoist: 12,
  swap: 4,
  cross: 12,
  root: 2,
};

type Move = keyof typeof WEIGHTS;

const MOVES = (Object.keys(WEIGHTS) as Move[]).flatMap((move) => Array<Move>(WEIGHTS[move]).fill(move));

/** Proposes changes to trees. Every proposal is a derivation of the grammar. */
export class Moves {
  readonly #space: Space;
  readonly #places = new Places();
  /** Subtrees of other models, by symbol. */
  readonly #donors: TreeNode[][];

  constructor(
    readonly builder: TreeBuilder,
    readonly growth: Growth,
    /** Symbols that a whole tree may have. */
    readonly roots: readonly number[],
  ) {
    this.#space = builder.space;
    this.#donors = this.#space.symbols.map(() => []);
  }

  /** Sets the trees from which others take subtrees and literals. */
  setDonors(trees: readonly TreeNode[]): void {
    for (const donors of this.#donors) donors.length = 0;
    const literals: bigint[] = [];
    const add = (node: TreeNode): void => {
      this.#donors[node.symbol].push(node);
      if (node.production === LITERAL_PRODUCTION) literals.push(node.value);
      for (const child of node.children) add(child);
    };
    for (const tree of trees) add(tree);
    this.growth.literals.setKin(literals);
  }

  /** A changed tree; undefined if the move does not apply there or the outcome would be too large. */
  change(tree: TreeNode, chance: Chance): TreeNode | undefined {
    const once = this.#once(tree, chance);
    if (once === undefined || chance.real() >= DOUBLE) return once;
    return this.#once(once, chance);
  }

  #once(tree: TreeNode, chance: Chance): TreeNode | undefined {
    const move = chance.pick(MOVES);
    this.#places.of(tree);
    const changed = this.#apply(move, tree, chance);
    const fits = changed !== undefined && changed.size <= MOST_NODES && changed.depth <= MAX_DEPTH;
    return fits ? changed : undefined;
  }

  #apply(move: Move, tree: TreeNode, chance: Chance): TreeNode | undefined {
    switch (move) {
      case 'regrow': {
        const at = chance.below(tree.size);
        return this.#replace(at, this.growth.tree(this.#places.at(at).symbol, MOST_DRAWN, chance));
      }
      case 'perturb':
        return this.#perturb(chance);
      case 'retype':
        return this.#retype(chance.below(tree.size), chance);
      case 'insert': {
        const at = chance.below(tree.size);
        const node = this.#places.at(at);
        return this.#replace(at, this.#around(node, node.symbol, chance));
      }
      case 'hoist':
        return this.#hoist(chance.below(tree.size), chance);
      case 'swap':
        return this.#swap(tree, chance);
      case 'cross': {
        const at = chance.below(tree.size);
        const donors = this.#donors[this.#places.at(at).symbol];
        return donors.length === 0 ? undefined : this.#replace(at, chance.pick(donors));
      }
      case 'root':
        return this.#reroot(tree, chance);
    }
  }

  #replace(at: number, node: TreeNode | undefined): TreeNode | undefined {
    return node === undefined ? undefined : this.#places.replace(this.builder, at, node);
  }

  /** Changes a leaf: a literal to one near it, another leaf to a production without holes or a literal. */
  #perturb(chance: Chance): TreeNode | undefined {
    const { literals, leaves } = this.#places;
    if (literals.length > 0 && chance.real() < 0.7) {
      const at = chance.pick(literals);
      const { symbol, value } = this.#places.at(at);
      return this.#replace(at, this.builder.literal(symbol, this.growth.literals.near(value, chance)));
    }
    if (leaves.length === 0) return undefined;
    const at = chance.pick(leaves);
    const { symbol } = this.#places.at(at);
    const production = this.growth.production(symbol, chance);
    if (production === undefined) return undefined;
    return this.#replace(at, this.growth.fill(production, [], 3, chance));
  }

  /** Replaces a production by another of the same symbol and keeps the children that fit it. */
  #retype(at: number, chance: Chance): TreeNode | undefined {
    const node = this.#places.at(at);
    const { productions } = this.#space.symbols[node.symbol];
    if (productions.length < 2) return undefined;
    const production =
      chance.real() < UNIFORM ? chance.pick(productions) : this.growth.production(node.symbol, chance)!;
    if (production === node.production) return undefined;
    const left = [...node.children];
    if (left.length > 1 && chance.real() < 0.3) left.reverse();
    const children = this.#space.productions[production].holes.map((symbol) => {
      const found = left.findIndex((child) => child.symbol === symbol);
      return found < 0 ? this.#borrow(symbol, chance) : left.splice(found, 1)[0];
    });
    return this.#replace(at, this.growth.fill(production, children, MOST_NODES, chance));
  }

  /** A tree of a symbol with `node` in one of the holes of its production. */
  #around(node: TreeNode, symbol: number, chance: Chance): TreeNode | undefined {
    const production = this.growth.productionAround(symbol, node.symbol, chance);
    if (production === undefined) return undefined;
    const { holes } = this.#space.productions[production];
    const fitting = [...holes.keys()].filter((hole) => holes[hole] === node.symbol);
    const place = chance.pick(fitting);
    const children = holes.map((hole, index) => (index === place ? node : this.#borrow(hole, chance)));
    return this.growth.fill(production, children, MOST_NODES, chance);
  }

  /** A subtree of another model, now and then; undefined leaves a hole to be drawn. */
  #borrow(symbol: number, chance: Chance): TreeNode | undefined {
    const donors = this.#donors[symbol];
    return donors.length > 0 && chance.real() < BORROWED ? chance.pick(donors) : undefined;
  }

  /** Replaces a node by one below it. */
  #hoist(at: number, chance: Chance): TreeNode | undefined {
    const { symbol, size } = this.#places.at(at);
    const below: number[] = [];
    for (let place = at + 1; place < at + size; place++) {
      if (this.#places.at(place).symbol === symbol) below.push(place);
    }
    return below.length === 0 ? undefined : this.#replace(at, this.#places.at(chance.pick(below)));
  }

  /** Exchanges two subtrees of the same symbol, neither within the other. */
  #swap(tree: TreeNode, chance: Chance): TreeNode | undefined {
    const one = chance.below(tree.size);
    const node = this.#places.at(one);
    const others: number[] = [];
    for (let place = 0; place < tree.size; place++) {
      const other = this.#places.at(place);
      const apart = place >= one + node.size || place + other.size <= one;
      if (apart && other.symbol === node.symbol) others.push(place);
    }
    if (others.length === 0) return undefined;
    const other = chance.pick(others);
    return this.#places.exchange(this.builder, Math.min(one, other), Math.max(one, other));
  }

  /** A tree under another head: wrapped, cut out or drawn. */
  #reroot(tree: TreeNode, chance: Chance): TreeNode | undefined {
    const symbol = chance.pick(this.roots);
    if (symbol === tree.symbol) return undefined;
    const around = this.#around(tree, symbol, chance);
    if (around !== undefined) return around;
    const below: number[] = [];
    for (let place = 1; place < tree.size; place++) {
      if (this.#places.at(place).symbol === symbol) below.push(place);
    }
    if (below.length > 0) return this.#places.at(chance.pick(below));
    return this.growth.tree(symbol, MOST_DRAWN, chance);
  }
}
