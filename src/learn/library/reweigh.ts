import { withWeights } from '../../grammar/amend.js';
import { inForce } from '../../grammar/in-force.js';
import { choiceCounts } from './choice-counts.js';
import { EDIT_BITS } from './edit-code.js';
import { type Edited, validOrNone } from './edited.js';
import type { Forest } from './forest.js';
import { corpusBits, forestBits, productionBits, statePrices } from './prices.js';
import { chooseWeights, weighed } from './weight-choice.js';

/** A symbol that gets other weights. */
export interface LearnedWeights {
  readonly symbol: string;
  /** All of them, those that stay included, in the order of the grammar file. */
  readonly weights: readonly number[];
  /** Bits that grammar and programs take less. */
  readonly savedBits: number;
  /** Bits of telling it: which symbol, and the weights. */
  readonly libraryBits: number;
}

/**
 * The new weights of one symbol that save most by the derivations as they are, if any pay. The bits that they save
 * are those of programs derived anew, which are at least as many.
 */
export function findReweighing(forest: Forest): Edited<LearnedWeights> | undefined {
  const { grammar } = forest;
  const prices = statePrices(forest, productionBits(grammar));
  const counts = choiceCounts(forest, prices);
  const placeBits = EDIT_BITS + Math.log2(grammar.symbols.length);
  const candidates = grammar.symbols.flatMap(({ name, productions }, symbol) => {
    const choice = chooseWeights(weighed(productions, counts[symbol]), placeBits);
    return choice === undefined ? [] : [{ symbol: name, ...choice }];
  });
  candidates.sort((one, other) => other.gain - other.bits - (one.gain - one.bits));
  for (const { symbol, weights, bits } of candidates) {
    const reweighed = validOrNone(forest.whole, withWeights(forest.whole, new Map([[symbol, weights]])));
    if (reweighed === undefined) continue;
    // The same derivations, at other prices.
    const used = inForce(reweighed, grammar === forest.whole);
    const next = { ...forest, whole: reweighed, grammar: used };
    const after = forestBits(next);
    const libraryBits = placeBits + bits;
    const savedBits = corpusBits(forest, prices) - after - libraryBits;
    return { learned: { symbol, weights, savedBits, libraryBits }, forest: next };
  }
  return undefined;
}
