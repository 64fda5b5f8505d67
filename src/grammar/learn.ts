import type { Model } from '../language/expression.js';
import { withWeights } from './amend.js';
import { derive } from './derive.js';
import type { Grammar, GrammarSymbol } from './grammar.js';
import { withBits } from './in-force.js';
import { parseGrammar } from './parse.js';

/** Rounds after which weights and derivations have long agreed with each other. */
const MOST_ROUNDS = 20;

/** What the weights of a symbol add up to at least, in all and for each of its productions: so rare ones can be told apart. */
const TOTAL_WEIGHT = 1000;
const WEIGHT_EACH = 100;

/** A grammar with learned weights. */
export interface Learned {
  /** The text of the grammar with other weights and all else as it was. */
  readonly source: string;
  /** Bits of all programs together, before and after. */
  readonly bitsBefore: number;
  readonly bitsAfter: number;
  /** Programs that were learned from. */
  readonly learned: number;
  /** Programs that the grammar does not derive. */
  readonly passedOver: number;
}

/**
 * Weights under which programs like the given ones are short: each production's share is how often the derivations of the
 * programs choose it, smoothed towards its share so far (the posterior mean under a Dirichlet prior). Symbols that no
 * program chooses from keep their weights. Counting and
 * deriving take turns, since other weights may make another derivation the cheapest (Viterbi training: Spitkovsky et al.,
 * CoNLL 2010). The programs are those of data without given columns; productions that count only where there are some keep their weights
 * in proportion to the others.
 *
 * @param prior how many choices of a symbol its weights so far count as
 */
export function learnWeights(grammar: Grammar, models: readonly Model[], prior: number): Learned {
  const derivable = models.filter((model) => derive(grammar, model, []) !== undefined);
  const bitsOf = (candidate: Grammar) =>
    derivable.reduce((sum, model) => sum + derive(candidate, model, [])!.bits, 0);
  let current = grammar;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const counts = countChoices(current, derivable);
    const weights = new Map(
      grammar.symbols.map((symbol) => [symbol.name, weightsOf(symbol, counts.get(symbol.name) ?? [], prior)]),
    );
    const next = parseGrammar(withWeights(grammar, weights), grammar.name);
    const settled = next.source === current.source;
    current = next;
    if (settled) break;
  }
  return {
    source: current.source,
    bitsBefore: bitsOf(grammar),
    bitsAfter: bitsOf(current),
    learned: derivable.length,
    passedOver: models.length - derivable.length,
  };
}

/** How often each production of each symbol is chosen. */
function countChoices(grammar: Grammar, models: readonly Model[]): ReadonlyMap<string, number[]> {
  const counts = new Map(grammar.symbols.map(({ name, productions }) => [name, productions.map(() => 0)]));
  for (const model of models) {
    for (const choice of derive(grammar, model, [])!.choices)
      if (choice.kind === 'production') counts.get(choice.symbol)![choice.index]++;
  }
  return counts;
}

function weightsOf(symbol: GrammarSymbol, counts: readonly number[], prior: number): number[] {
  const productions = withBits(symbol.productions.filter(({ given }) => !given));
  const marked = symbol.productions.filter(({ given }) => given);
  const chosen = counts.reduce((sum, count) => sum + count, 0);
  if (chosen === 0) return symbol.productions.map(({ weight }) => weight);
  const before = productions.reduce((sum, { weight }) => sum + weight, 0);
  const total = Math.max(TOTAL_WEIGHT, WEIGHT_EACH * productions.length, before);
  const shares = productions.map(
    ({ bits }, index) => ((counts[index] ?? 0) + prior * 2 ** -bits) / (chosen + prior),
  );
  return [...shares, ...marked.map(({ weight }) => weight / before)].map((share) =>
    Math.max(1, Math.round(total * share)),
  );
}
