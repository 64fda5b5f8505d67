import type { Alternative, Forest, Part } from './forest.js';
import { entryBits, partsPrice, productionBits } from './prices.js';

/** How often each production is chosen in the cheapest derivations of all programs, by the index of its symbol and its own. */
export function choiceCounts(forest: Forest, prices: Float64Array): readonly (readonly number[])[] {
  const counts = forest.grammar.symbols.map(({ productions }) => productions.map(() => 0));
  for (const entry of forest.entries) {
    for (const [symbol, production] of choicesOf(forest, entry, prices)) counts[symbol][production]++;
  }
  return counts;
}

/** The choices of the cheapest derivation of an entry, as pairs of the indices of symbol and production. */
export function choicesOf(
  forest: Forest,
  entry: Forest['entries'][number],
  prices: Float64Array,
): readonly (readonly [number, number])[] {
  const bits = productionBits(forest.grammar);
  const choices: (readonly [number, number])[] = [];
  const least = entryBits(entry, prices);
  const open: Part[] = [entry.roots.find((root) => prices[root] === least)!];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part === 'bigint') continue;
    const { symbol, alternatives } = forest.states[part];
    const bitsOf = ({ production, parts, ownBits }: Alternative) =>
      bits[symbol][production] + ownBits + partsPrice(parts, prices);
    const chosen = alternatives.reduce((one, other) => (bitsOf(other) < bitsOf(one) ? other : one));
    choices.push([symbol, chosen.production]);
    open.push(...chosen.parts);
  }
  return choices;
}
