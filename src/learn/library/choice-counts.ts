import type { Alternative, Forest, Part } from './forest.js';
import { entryBits, partsPrice, productionBits } from './prices.js';

/** A choice of a derivation: of a production, or of the value of a literal. */
export interface PlacedChoice {
  /** The index of the symbol that is chosen from; undefined for a literal. */
  readonly symbol: number | undefined;
  /** The index of the production chosen, or the literal. */
  readonly chosen: number | bigint;
  /** Where the symbol stands; undefined for the start. */
  readonly at: HolePlace | undefined;
}

/** A hole of a grammar, by the indices of symbol and production and its place among the holes there. */
export interface HolePlace {
  readonly symbol: number;
  readonly production: number;
  readonly hole: number;
}

/** How often each production is chosen in the cheapest derivations of all programs, by the index of its symbol and its own. */
export function choiceCounts(forest: Forest, prices: Float64Array): readonly (readonly number[])[] {
  const counts = forest.grammar.symbols.map(({ productions }) => productions.map(() => 0));
  for (const entry of forest.entries) {
    for (const { symbol, chosen } of choicesOf(forest, entry, prices))
      if (symbol !== undefined) counts[symbol][chosen as number]++;
  }
  return counts;
}

/** The choices of the cheapest derivation of an entry. */
export function choicesOf(
  forest: Forest,
  entry: Forest['entries'][number],
  prices: Float64Array,
): readonly PlacedChoice[] {
  const bits = productionBits(forest.grammar);
  const choices: PlacedChoice[] = [];
  const least = entryBits(entry, prices);
  const root = entry.roots.find((index) => prices[index] === least)!;
  const open: { readonly part: Part; readonly at: HolePlace | undefined }[] = [{ part: root, at: undefined }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, at } = next;
    if (typeof part === 'bigint') {
      choices.push({ symbol: undefined, chosen: part, at });
      continue;
    }
    const { symbol, alternatives } = forest.states[part];
    const bitsOf = ({ production, parts, ownBits }: Alternative) =>
      bits[symbol][production] + ownBits + partsPrice(parts, prices);
    const chosen = alternatives.reduce((one, other) => (bitsOf(other) < bitsOf(one) ? other : one));
    choices.push({ symbol, chosen: chosen.production, at });
    const { production } = chosen;
    open.push(...chosen.parts.map((inner, hole) => ({ part: inner, at: { symbol, production, hole } })));
  }
  return choices;
}
