import type { Grammar } from '../../grammar/grammar.js';
import { type Abstraction, bodyBits, type WeightedAbstraction } from './abstraction.js';
import { type Forest, isComposable, type Part } from './forest.js';
import { corpusBits, forestBits, overlaidPrices } from './prices.js';
import { placementBits, type Share, shareOf } from './share.js';

/** A place where an abstraction could be used. */
export interface Use {
  readonly state: number;
  /** What its holes derive there. */
  readonly parts: readonly Part[];
  /** Bits of choices that each use makes anew, see `Alternative`. */
  readonly ownBits: number;
}

/** What an abstraction does to a corpus. */
export interface Utility {
  /** Bits that grammar and programs take less; below 0 where it does not pay. The bits of data do not change. */
  readonly savedBits: number;
  /** Bits of the new production: symbol, weight and body. */
  readonly libraryBits: number;
  /** Bits of all programs with it, each by its cheapest derivation. */
  readonly programBits: number;
}

/**
 * The utility of a new production: bits of all programs before, less those after and less those of the production. All
 * programs are derived anew, and all other productions of its symbol are dearer by the share that it takes.
 */
export function utility(abstraction: WeightedAbstraction, forest: Forest): Utility {
  const symbol = forest.grammar.symbols.findIndex(({ name }) => name === abstraction.symbol);
  const before = forestBits(forest);
  return utilityOfShare(
    abstraction,
    forest,
    shareOf(forest, symbol, abstraction.weight),
    before,
    usesOf(abstraction, forest),
  );
}

/** {@link utility}, with all that does not depend on the abstraction known. */
export function utilityOfShare(
  abstraction: Abstraction,
  forest: Forest,
  share: Share,
  before: number,
  uses: readonly Use[],
): Utility {
  const overlay = { bits: share.newBits, uses: new Map(uses.map((use) => [use.state, use])) };
  const programBits = corpusBits(forest, overlaidPrices(forest, share.bits, share.prices, overlay));
  const libraryBits = priceAbstraction(forest.grammar, abstraction, share);
  return { savedBits: before - programBits - libraryBits, libraryBits, programBits };
}

/**
 * Bits of writing down an abstraction: where it goes, its weight, and its body in the grammar that has made room for it. Its name
 * and how many holes it has follow from the body. Of one with open places, the least that any completion takes.
 */
export function priceAbstraction(grammar: Grammar, abstraction: Abstraction, share: Share): number {
  return placementBits(grammar, share.symbol) + bodyBits(grammar, abstraction, share.bits);
}

/** All places in a forest where a complete abstraction could be used. */
export function usesOf(abstraction: Abstraction, forest: Forest): readonly Use[] {
  const symbol = forest.grammar.symbols.findIndex(({ name }) => name === abstraction.symbol);
  return statesOf(forest, symbol).flatMap((index) => {
    const use = useAt(abstraction, forest, index);
    return use === undefined ? [] : [use];
  });
}

const bySymbol = new WeakMap<Forest['states'], readonly (readonly number[])[]>();

/** The states of a symbol. */
function statesOf({ states, grammar }: Forest, symbol: number): readonly number[] {
  const known = bySymbol.get(states);
  if (known !== undefined) return known[symbol];
  const lists = grammar.symbols.map((): number[] => []);
  for (const [index, state] of states.entries()) lists[state.symbol].push(index);
  bySymbol.set(states, lists);
  return lists[symbol];
}

function useAt({ decisions }: Abstraction, forest: Forest, state: number): Use | undefined {
  const open: Part[] = [state];
  const parts: Part[] = [];
  let ownBits = 0;
  for (const decision of decisions) {
    const part = open.pop()!;
    if (decision.kind === 'hole') parts.push(part);
    else if (decision.kind === 'literal') {
      if (part !== decision.value) return undefined;
    } else {
      const { symbol, alternatives } = forest.states[part as number];
      const { term } = forest.grammar.symbols[symbol].productions[decision.index];
      const found = alternatives.find(({ production }) => production === decision.index);
      if (found === undefined || !isComposable(term)) return undefined;
      ownBits += found.ownBits;
      open.push(...found.parts.toReversed());
    }
  }
  return { state, parts, ownBits };
}
