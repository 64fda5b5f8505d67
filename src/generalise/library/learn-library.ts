import type { Grammar } from '../../grammar/grammar.js';
import { choicesOf } from './choice-counts.js';
import { type AbstractionOptions, extended, type Found, findAbstraction } from './find-abstraction.js';
import { type CorpusEntry, forestOf } from './forest.js';
import { corpusBits, productionBits, statePrices } from './prices.js';
import { findReweighing, type Reweighing } from './reweigh.js';

/** One function of a library. */
export interface LearnedFunction {
  /** The symbol that stands for it. */
  readonly name: string;
  /** The symbol that has it as one more production. */
  readonly symbol: string;
  /** What it is, with its holes, as grammar files have it. */
  readonly body: string;
  readonly arity: number;
  /** Bits of writing it down, and what it saved on top of them when it came in. */
  readonly libraryBits: number;
  readonly savedBits: number;
  /** The programs that used it when it came in. */
  readonly usedBy: readonly string[];
}

export type LearnedWeight = Omit<Reweighing, 'grammar'>;

/** A grammar that makes the programs of a corpus shorter, with all that it takes counted. */
export interface LearnedLibrary {
  /** Its text is readable and has a comment at each function. */
  readonly grammar: Grammar;
  /** In the order in which they came in. */
  readonly functions: readonly LearnedFunction[];
  readonly weights: readonly LearnedWeight[];
  /** Bits of all programs with the grammar as it was. */
  readonly bitsBefore: number;
  /** Bits of all programs with the learned grammar. */
  readonly programBits: number;
  /** Bits of what was added to the grammar; `programBits + libraryBits` is what compares with `bitsBefore`. */
  readonly libraryBits: number;
  /** Programs that the grammar derives, and that do not count since it does not. */
  readonly programs: number;
  readonly passedOver: number;
  /** Whether each function was the best that could be added, see `AbstractionSearch`. */
  readonly optimal: boolean;
}

export interface LibraryOptions extends AbstractionOptions {
  /** Functions at most; no bound unless told. */
  readonly mostFunctions?: number;
  /** Called whenever something has come in. */
  readonly onProgress?: (learned: {
    readonly functions: number;
    readonly weights: number;
    readonly savedBits: number;
  }) => void;
  readonly signal?: AbortSignal;
}

/** Bit that ends the list of edits of the grammar. */
const END_BITS = 1;

/**
 * Learns a library from programs: functions come into the grammar one by one, each time the one that saves most, as long as one
 * saves more bits of programs than it takes to tell. Where none does, a weight changes that pays. The bits of the data stay what they are, since the
 * programs do.
 */
export function learnLibrary(
  grammar: Grammar,
  corpus: readonly CorpusEntry[],
  options: LibraryOptions = {},
): LearnedLibrary {
  const { mostFunctions = Number.POSITIVE_INFINITY, onProgress, signal } = options;
  const functions: LearnedFunction[] = [];
  const weights: LearnedWeight[] = [];
  let forest = forestOf(grammar, corpus);
  const priced = () => corpusBits(forest, statePrices(forest, productionBits(forest.grammar)));
  const bitsBefore = priced();
  let libraryBits = 0;
  let optimal = true;
  const report = () =>
    onProgress?.({
      functions: functions.length,
      weights: weights.length,
      savedBits: bitsBefore - priced() - libraryBits,
    });
  while (signal?.aborted !== true) {
    const search = functions.length >= mostFunctions ? undefined : findAbstraction(forest, options);
    optimal &&= search?.optimal ?? true;
    if (search?.best !== undefined) {
      const next = adopted(forest.grammar, corpus, search.best);
      functions.push(next.learned);
      libraryBits += next.learned.libraryBits;
      forest = next.forest;
      report();
      continue;
    }
    const reweighing = findReweighing(forest);
    if (reweighing === undefined) break;
    const { grammar: reweighed, ...weight } = reweighing;
    weights.push(weight);
    libraryBits += weight.libraryBits;
    // The same derivations, at other prices.
    forest = { ...forest, grammar: reweighed };
    report();
  }
  return {
    grammar: forest.grammar,
    functions,
    weights,
    bitsBefore,
    programBits: priced(),
    libraryBits: libraryBits > 0 ? libraryBits + END_BITS : 0,
    programs: forest.entries.length,
    passedOver: corpus.length - forest.entries.length,
    optimal,
  };
}

/** Programs that a comment names at most. */
const MOST_NAMED = 4;

function adopted(grammar: Grammar, corpus: readonly CorpusEntry[], found: Found) {
  const { abstraction, utility, name, body, arity } = found;
  const usedBy = usersOf(extended(grammar, found, ''), corpus, name);
  const learned: LearnedFunction = {
    name,
    symbol: abstraction.symbol,
    body,
    arity,
    libraryBits: utility.libraryBits,
    savedBits: utility.savedBits,
    usedBy,
  };
  return { learned, forest: forestOf(extended(grammar, found, commentOn(learned)), corpus) };
}

/** The names of the programs whose cheapest derivation comes through a symbol. */
function usersOf(grammar: Grammar, corpus: readonly CorpusEntry[], name: string): readonly string[] {
  const forest = forestOf(grammar, corpus);
  const prices = statePrices(forest, productionBits(grammar));
  const symbol = grammar.symbols.findIndex((known) => known.name === name);
  return forest.entries
    .filter((entry) => choicesOf(forest, entry, prices).some(([chosen]) => chosen === symbol))
    .map((entry) => entry.name);
}

function commentOn({ arity, libraryBits, savedBits, usedBy }: LearnedFunction): string {
  const what = arity === 0 ? 'A constant form' : `A function of ${arity}`;
  const named = usedBy.slice(0, MOST_NAMED).join(', ').replace(/\s+/g, ' ');
  const more = usedBy.length > MOST_NAMED ? ' …' : '';
  return `${what}: takes ${libraryBits.toFixed(1)} bits, saves ${savedBits.toFixed(1)} besides, in ${usedBy.length} programs (${named}${more})`;
}
