import { LITERAL } from '../../grammar/grammar.js';
import { type Abstraction, type Decision, openPlaces } from './abstraction.js';
import { type Forest, isComposable, type Part } from './forest.js';
import { partsPrice } from './prices.js';
import type { Use } from './utility.js';

/** An abstraction that is not yet decided everywhere, with all places of the corpus that agree with it so far. */
export interface Partial extends Abstraction {
  /** The symbols of its open places; the last is the leftmost, the next to be decided. */
  readonly open: readonly string[];
  readonly matches: readonly PartialMatch[];
}

/** A {@link Use} whose `parts` are those at holes, with what stands at the open places in the order of `Partial.open`. */
export interface PartialMatch extends Use {
  readonly open: readonly Part[];
}

/** The partial with which the search for abstractions of a symbol begins: anything that has a price. */
export function rootPartial(forest: Forest, symbol: number, prices: Float64Array): Partial {
  const { name } = forest.grammar.symbols[symbol];
  const matches = forest.states.flatMap((state, index) =>
    state.symbol === symbol && Number.isFinite(prices[index])
      ? [{ state: index, open: [index], parts: [], ownBits: 0 }]
      : [],
  );
  return { symbol: name, decisions: [], open: [name], matches };
}

/**
 * All partials that decide on the next open place in a way that the corpus knows, with the matches that agree.
 *
 * @param prices of the forest's states: what has none derives nothing
 */
export function decide(partial: Partial, forest: Forest, prices: Float64Array): readonly Partial[] {
  const choices = partial.open.at(-1) === LITERAL ? literals(partial) : productions(partial, forest, prices);
  // The first place cannot be a hole: the abstraction would be nothing.
  return partial.decisions.length === 0 ? choices : [...choices, hole(partial)];
}

function hole(partial: Partial): Partial {
  const matches = partial.matches.map((match) => ({
    ...match,
    open: match.open.slice(0, -1),
    parts: [...match.parts, match.open.at(-1)!],
  }));
  return decided(partial, { kind: 'hole' }, [], matches);
}

function literals(partial: Partial): Partial[] {
  const byValue = new Map<bigint, PartialMatch[]>();
  for (const match of partial.matches) {
    const value = match.open.at(-1) as bigint;
    const matches = byValue.get(value) ?? [];
    matches.push({ ...match, open: match.open.slice(0, -1) });
    byValue.set(value, matches);
  }
  return [...byValue].map(([value, matches]) => decided(partial, { kind: 'literal', value }, [], matches));
}

function productions(partial: Partial, forest: Forest, prices: Float64Array): Partial[] {
  const byProduction = new Map<number, PartialMatch[]>();
  for (const match of partial.matches) {
    const open = match.open.slice(0, -1);
    for (const { production, parts, ownBits } of forest.states[match.open.at(-1) as number].alternatives) {
      if (!Number.isFinite(partsPrice(parts, prices))) continue;
      const matches = byProduction.get(production) ?? [];
      matches.push({ ...match, open: [...open, ...parts.toReversed()], ownBits: match.ownBits + ownBits });
      byProduction.set(production, matches);
    }
  }
  const symbol = forest.grammar.symbols.find(({ name }) => name === partial.open.at(-1))!;
  return [...byProduction].flatMap(([index, matches]) => {
    const { term } = symbol.productions[index];
    return isComposable(term)
      ? [decided(partial, { kind: 'production', index }, openPlaces(term).toReversed(), matches)]
      : [];
  });
}

function decided(
  { symbol, decisions, open }: Partial,
  decision: Decision,
  opened: readonly string[],
  matches: readonly PartialMatch[],
): Partial {
  return { symbol, decisions: [...decisions, decision], open: [...open.slice(0, -1), ...opened], matches };
}
