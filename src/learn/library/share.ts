import type { Grammar } from '../../grammar/grammar.js';
import { openPlaces } from './abstraction.js';
import { EDIT_BITS } from './edit-code.js';
import type { Forest } from './forest.js';
import { corpusBits, type ProductionBits, productionBits, statePrices } from './prices.js';

/** A corpus after a symbol has given up a share of its weight to a production that is still to be chosen. */
export interface Share {
  /** The index of the symbol. */
  readonly symbol: number;
  /** Weight of the new production. */
  readonly weight: number;
  /** Bits of each use of it. */
  readonly newBits: number;
  /** Bits of all others: those of the symbol have become dearer. */
  readonly bits: ProductionBits;
  /** Prices of the states of the forest under these bits, and of all programs together, without the new production. */
  readonly prices: Float64Array;
  readonly corpusBits: number;
}

/** A weight is told as the weight of all other productions of the symbol over one of these. */
const DIVISORS = [2, 8, 32, 128, 512];

const MAX_TOTAL_WEIGHT = 1 << 16;

/**
 * The weights that a new production of a symbol may get, the largest first. None where the symbol's weights are at their bound, and
 * none for a symbol of one production: it is a name for it, and shall go on to mean that. Nor for a symbol whose productions have no
 * holes, since nothing that it derives is new.
 */
export function weightsFor(grammar: Grammar, symbol: number): readonly number[] {
  const { productions } = grammar.symbols[symbol];
  if (productions.length < 2 || productions.every(({ term }) => openPlaces(term).length === 0)) return [];
  const total = productions.reduce((sum, { weight }) => sum + weight, 0);
  const weights = DIVISORS.map((divisor) => Math.max(1, Math.round(total / divisor)));
  return [...new Set(weights)].filter(
    (weight) => total + weight <= MAX_TOTAL_WEIGHT && weight < MAX_TOTAL_WEIGHT,
  );
}

/** The share that a weight makes for a new production of a symbol. */
export function shareOf(forest: Forest, symbol: number, weight: number): Share {
  const { grammar } = forest;
  const total = grammar.symbols[symbol].productions.reduce((sum, production) => sum + production.weight, 0);
  const loss = Math.log2((total + weight) / total);
  const bits = productionBits(grammar).map((row, index) =>
    index === symbol ? row.map((value) => value + loss) : row,
  );
  const prices = statePrices(forest, bits);
  return {
    symbol,
    weight,
    newBits: Math.log2((total + weight) / weight),
    bits,
    prices,
    corpusBits: corpusBits(forest, prices),
  };
}

/** Bits of saying which symbol gets a new production, and which of its possible weights. */
export function placementBits(grammar: Grammar, symbol: number): number {
  return EDIT_BITS + Math.log2(grammar.symbols.length) + Math.log2(weightsFor(grammar, symbol).length);
}
