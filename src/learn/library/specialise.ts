import { weightText, withSymbolAt } from '../../grammar/amend.js';
import { type Grammar, LITERAL } from '../../grammar/grammar.js';
import { printTerm } from '../../grammar/print.js';
import { symbolOf } from '../../grammar/symbols.js';
import { openPlaces } from './abstraction.js';
import { choicesOf } from './choice-counts.js';
import { EDIT_BITS } from './edit-code.js';
import { type Edited, productionsText, validOrNone } from './edited.js';
import { type CorpusEntry, type Forest, forestOf, isComposable } from './forest.js';
import { freeName } from './naming.js';
import { corpusBits, forestBits, productionBits, statePrices } from './prices.js';
import { chooseWeights, weighed } from './weight-choice.js';

/** A symbol for some holes of another: with the same productions and other weights. */
export interface LearnedSymbol {
  readonly name: string;
  /** The symbol that it is made of. */
  readonly of: string;
  /** The holes, for people. */
  readonly place: string;
  /** Bits that grammar and programs take less. */
  readonly savedBits: number;
  /** Bits of telling it: which holes, and the weights. */
  readonly libraryBits: number;
}

/** Holes that may get a symbol of their own: one of them, or all in the productions of a symbol. */
interface Place {
  /** The symbol with the holes in its productions, and the one that they are for, by their indices. */
  readonly within: number;
  readonly of: number;
  /** The production with the hole, and its place among the holes there; undefined for all. */
  readonly one: { readonly production: number; readonly hole: number } | undefined;
}

/**
 * The symbol that saves most by the derivations as they are, if one pays. It is told by its holes, of all sets of holes that could be
 * meant, and by its weights.
 */
export function findSpecialisation(
  forest: Forest,
  corpus: readonly CorpusEntry[],
): Edited<LearnedSymbol> | undefined {
  const { grammar } = forest;
  const prices = statePrices(forest, productionBits(grammar));
  const counts = countsAtPlaces(forest, prices);
  const places = placesOf(grammar);
  const placeBits = EDIT_BITS + Math.log2(places.length);
  const candidates = places.flatMap((place) => {
    const ofPlace = counts.get(keyOf(place));
    const choice =
      ofPlace && chooseWeights(weighed(grammar.symbols[place.of].productions, ofPlace), placeBits);
    return choice === undefined ? [] : [{ place, ...choice }];
  });
  candidates.sort((one, other) => other.gain - other.bits - (one.gain - one.bits));
  for (const { place, weights, bits } of candidates) {
    const libraryBits = placeBits + bits;
    const added = symbolAt(forest, place, weights, libraryBits);
    const specialised = validOrNone(forest.whole, added.source);
    if (specialised === undefined) continue;
    const next = forestOf(specialised, corpus);
    const after = forestBits(next);
    const savedBits = corpusBits(forest, prices) - after - libraryBits;
    const { name, of, text } = added;
    return { learned: { name, of, place: text, savedBits, libraryBits }, forest: next };
  }
  return undefined;
}

/** Productions that are not in force keep their weights. */
function symbolAt({ whole, grammar }: Forest, place: Place, weights: readonly number[], libraryBits: number) {
  const within = symbolOf(whole, grammar.symbols[place.within].name);
  const of = symbolOf(whole, grammar.symbols[place.of].name);
  const name = freeName(whole, `${of.name}_in_${within.name}`);
  const { one } = place;
  const text =
    one === undefined
      ? `all of ${within.name}`
      : `hole ${one.hole + 1} of ${printTerm(within.productions[one.production].term)}`;
  const source = withSymbolAt(
    whole,
    (hole) =>
      hole.symbol === within.name &&
      hole.of === of.name &&
      isComposable(within.productions[hole.production].term) &&
      (one === undefined || (hole.production === one.production && hole.hole === one.hole)),
    {
      name,
      definition: productionsText(
        of.productions.map(
          ({ term, weight, given }, index) =>
            `${printTerm(term)} ${weightText(weights[index] ?? weight, given)}`,
        ),
      ),
      comment: `${of.name} in ${text}, with weights of its own: takes ${libraryBits.toFixed(1)} bits`,
    },
  );
  return { name, of: of.name, text, source };
}

/** All places of a grammar; all holes of a symbol are one only where they are several. */
function placesOf(grammar: Grammar): readonly Place[] {
  const position = new Map(grammar.symbols.map(({ name }, index) => [name, index]));
  return grammar.symbols.flatMap(({ productions }, within) => {
    const holes = productions.flatMap(({ term }, production) =>
      !isComposable(term)
        ? []
        : openPlaces(term).flatMap((name, hole) =>
            name === LITERAL ? [] : [{ within, of: position.get(name)!, one: { production, hole } }],
          ),
    );
    const several = [...new Set(holes.map(({ of }) => of))].filter(
      (symbol) => holes.filter(({ of }) => of === symbol).length > 1,
    );
    return [...holes, ...several.map((of) => ({ within, of, one: undefined }))];
  });
}

function keyOf({ within, of, one }: Place): string {
  return [within, of, one?.production, one?.hole].join(' ');
}

/** How often each production is chosen at each place, in the cheapest derivations of all programs. */
function countsAtPlaces(forest: Forest, prices: Float64Array): ReadonlyMap<string, readonly number[]> {
  const { symbols } = forest.grammar;
  const found = new Map<string, number[]>();
  for (const entry of forest.entries) {
    for (const { symbol, chosen, at } of choicesOf(forest, entry, prices)) {
      if (symbol === undefined || at === undefined) continue;
      const { production, hole } = at;
      if (!isComposable(symbols[at.symbol].productions[production].term)) continue;
      for (const one of [{ production, hole }, undefined]) {
        const key = keyOf({ within: at.symbol, of: symbol, one });
        const counts = found.get(key) ?? symbols[symbol].productions.map(() => 0);
        found.set(key, counts);
        counts[Number(chosen)]++;
      }
    }
  }
  return found;
}
