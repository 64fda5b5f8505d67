import { InputError } from '../../errors.js';
import { withWeights } from '../../grammar/amend.js';
import type { Grammar } from '../../grammar/grammar.js';
import { parseGrammar } from '../../grammar/parse.js';
import { choiceCounts } from './choice-counts.js';
import type { Forest } from './forest.js';
import { corpusBits, productionBits, statePrices } from './prices.js';
import { EDIT_BITS } from './share.js';

/** A production that gets another weight. */
export interface Reweighing {
  readonly symbol: string;
  /** The index of the production. */
  readonly index: number;
  readonly weight: number;
  /** Bits that grammar and programs take less. */
  readonly savedBits: number;
  /** Bits of telling it. */
  readonly libraryBits: number;
  /** The grammar with it. */
  readonly grammar: Grammar;
}

/** New weights are told as the old ones times a power of two, these at most up or down. */
const MOST_DOUBLINGS = 4;

const FACTORS = Array.from({ length: MOST_DOUBLINGS }, (_, index) => 2 ** (index + 1)).flatMap((factor) => [
  factor,
  1 / factor,
]);

const MAX_TOTAL_WEIGHT = 1 << 16;

/** Bits of telling one new weight: which production, and times what. */
export function reweighingBits(grammar: Grammar): number {
  const productions = grammar.symbols.reduce((sum, symbol) => sum + symbol.productions.length, 0);
  return EDIT_BITS + Math.log2(productions) + Math.log2(FACTORS.length);
}

/**
 * The new weight of one production that saves most by the derivations as they are, if it pays. The bits that it saves
 * are those of programs derived anew, which are at least as many.
 */
export function findReweighing(forest: Forest): Reweighing | undefined {
  const { grammar } = forest;
  const prices = statePrices(forest, productionBits(grammar));
  const counts = choiceCounts(forest, prices);
  const libraryBits = reweighingBits(grammar);
  const candidates = grammar.symbols.flatMap(({ name, productions }, symbol) => {
    const total = productions.reduce((sum, { weight }) => sum + weight, 0);
    const chosen = counts[symbol].reduce((sum, count) => sum + count, 0);
    if (chosen === 0) return [];
    return productions.flatMap((production, index) =>
      FACTORS.flatMap((factor) => {
        const weight = Math.max(1, Math.round(production.weight * factor));
        const after = total - production.weight + weight;
        if (after > MAX_TOTAL_WEIGHT || weight === production.weight || weight === MAX_TOTAL_WEIGHT)
          return [];
        const gain =
          counts[symbol][index] * Math.log2(weight / production.weight) - chosen * Math.log2(after / total);
        return gain > libraryBits ? [{ symbol: name, index, weight, gain }] : [];
      }),
    );
  });
  const before = corpusBits(forest, prices);
  for (const { symbol, index, weight } of candidates.sort((one, other) => other.gain - one.gain)) {
    const reweighed = withWeight(grammar, symbol, index, weight);
    if (reweighed === undefined) continue;
    const after = corpusBits(forest, statePrices(forest, productionBits(reweighed)));
    return {
      symbol,
      index,
      weight,
      savedBits: before - after - libraryBits,
      libraryBits,
      grammar: reweighed,
    };
  }
  return undefined;
}

/** The grammar with one other weight; undefined where its programs would be infinitely long on average. */
function withWeight(grammar: Grammar, symbol: string, index: number, weight: number): Grammar | undefined {
  const { productions } = grammar.symbols.find(({ name }) => name === symbol)!;
  const weights = productions.map((production, at) => (at === index ? weight : production.weight));
  try {
    return parseGrammar(withWeights(grammar, new Map([[symbol, weights]])), grammar.name);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
