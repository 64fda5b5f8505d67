import { type Grammar, requireIntegers } from '../../grammar/grammar.js';
import { choicesOf } from './choice-counts.js';
import { END_BITS } from './edit-code.js';
import type { Edited } from './edited.js';
import { type AbstractionOptions, extended, type Found, findAbstraction } from './find-abstraction.js';
import { type CorpusEntry, type Forest, forestOf } from './forest.js';
import { findNumberPrices, type LearnedNumbers } from './numbers.js';
import { forestBits, productionBits, statePrices } from './prices.js';
import { findReweighing, type LearnedWeights } from './reweigh.js';
import { findSpecialisation, type LearnedSymbol } from './specialise.js';

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

/** A grammar that makes the programs of a corpus shorter, with all that it takes counted. */
export interface LearnedLibrary {
  /** Its text is readable and has a comment at each symbol that came in. */
  readonly grammar: Grammar;
  /** In the order in which they came in, as are the others. */
  readonly functions: readonly LearnedFunction[];
  readonly weights: readonly LearnedWeights[];
  readonly symbols: readonly LearnedSymbol[];
  /** One at most. */
  readonly numbers: readonly LearnedNumbers[];
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

/** What learning a library may take. */
export interface LibraryOptions extends Omit<AbstractionOptions, 'leastSaved'> {
  /** Functions at most; no bound unless told. */
  readonly mostFunctions?: number;
  /** Called whenever something has come in, with how much there is so far. */
  readonly onProgress?: (learned: {
    readonly functions: number;
    readonly others: number;
    readonly savedBits: number;
  }) => void;
  readonly signal?: AbortSignal;
}

/**
 * Learns a library from programs: the grammar is edited, each time by what saves most, as long as something
 * saves more bits of programs than it takes to tell. An edit is a function, other weights of a symbol, a symbol with weights of its
 * own for some holes, or prices of numbers. The bits of the data stay what they are, since the programs do.
 */
export function learnLibrary(
  grammar: Grammar,
  corpus: readonly CorpusEntry[],
  options: LibraryOptions = {},
): LearnedLibrary {
  requireIntegers(grammar);
  const { mostFunctions = Number.POSITIVE_INFINITY, onProgress, signal } = options;
  const functions: LearnedFunction[] = [];
  const weights: LearnedWeights[] = [];
  const symbols: LearnedSymbol[] = [];
  const numbers: LearnedNumbers[] = [];
  const start = forestOf(grammar, corpus);
  let forest = start;
  let optimal = true;

  /** What saves most of all that is soon found, and how to note it. */
  const soonFound = (): Candidate | undefined => {
    const candidates = [
      candidate(weights, findReweighing(forest)),
      candidate(symbols, findSpecialisation(forest, corpus)),
      numbers.length > 0 ? undefined : candidate(numbers, findNumberPrices(forest, corpus)),
    ].filter((found) => found !== undefined && found.savedBits > 0);
    return candidates.reduce(
      (one, other) => (other!.savedBits > one!.savedBits ? other : one),
      candidates[0],
    );
  };
  /** The function that saves more than that. */
  const functionFound = (leastSaved: number): Candidate | undefined => {
    if (functions.length >= mostFunctions) return undefined;
    const search = findAbstraction(forest, { ...options, leastSaved });
    optimal &&= search.optimal;
    return search.best && candidate(functions, adopted(forest.whole, corpus, search.best));
  };

  const bitsBefore = forestBits(forest);
  let libraryBits = 0;
  while (signal?.aborted !== true) {
    const soon = soonFound();
    const found = functionFound(soon?.savedBits ?? 0) ?? soon;
    if (found === undefined) break;
    found.note();
    libraryBits += found.libraryBits;
    forest = found.forest;
    onProgress?.({
      functions: functions.length,
      others: weights.length + symbols.length + numbers.length,
      savedBits: bitsBefore - forestBits(forest) - libraryBits,
    });
  }
  const counts = { programs: start.entries.length, passedOver: corpus.length - start.entries.length };
  libraryBits += END_BITS;
  // Edits that pay for themselves may still not pay for the end of their list.
  if (forestBits(forest) + libraryBits >= bitsBefore) {
    const none = { functions: [], weights: [], symbols: [], numbers: [] };
    return { grammar, ...none, bitsBefore, programBits: bitsBefore, libraryBits: 0, ...counts, optimal };
  }
  return {
    grammar: forest.whole,
    functions,
    weights,
    symbols,
    numbers,
    bitsBefore,
    programBits: forestBits(forest),
    libraryBits,
    ...counts,
    optimal,
  };
}

/** An edit that may come in. */
interface Candidate {
  readonly savedBits: number;
  readonly libraryBits: number;
  readonly forest: Forest;
  /** Puts it on the list of its kind. */
  readonly note: () => void;
}

function candidate<Learned extends { readonly savedBits: number; readonly libraryBits: number }>(
  list: Learned[],
  edited: Edited<Learned> | undefined,
): Candidate | undefined {
  if (edited === undefined) return undefined;
  const { learned, forest } = edited;
  const { savedBits, libraryBits } = learned;
  return { savedBits, libraryBits, forest, note: () => list.push(learned) };
}

/** Programs that a comment names at most. */
const MOST_NAMED = 4;

function adopted(grammar: Grammar, corpus: readonly CorpusEntry[], found: Found): Edited<LearnedFunction> {
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
  const prices = statePrices(forest, productionBits(forest.grammar));
  const symbol = forest.grammar.symbols.findIndex((known) => known.name === name);
  return forest.entries
    .filter((entry) => choicesOf(forest, entry, prices).some((choice) => choice.symbol === symbol))
    .map((entry) => entry.name);
}

function commentOn({ arity, libraryBits, savedBits, usedBy }: LearnedFunction): string {
  const what = arity === 0 ? 'A constant form' : `A function of ${arity}`;
  const named = usedBy.slice(0, MOST_NAMED).join(', ').replace(/\s+/g, ' ');
  const more = usedBy.length > MOST_NAMED ? ' …' : '';
  return `${what}: takes ${libraryBits.toFixed(1)} bits, saves ${savedBits.toFixed(1)} besides, in ${usedBy.length} programs (${named}${more})`;
}
