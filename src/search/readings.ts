import { valueListBits } from '../codelength/value-list-code.js';
import { type Dataset, givenNames, rowsOf } from '../data/dataset.js';
import { asByteValues, asCategories } from '../data/kinds/categorical.js';
import { kindOf } from '../data/kinds.js';
import { unwrapped } from '../data/unwrap.js';
import type { Grammar } from '../grammar/grammar.js';
import { defaultGrammarName, shippedGrammar } from '../grammar/shipped.js';
import { type FilledSeries, fillHoles } from './holes.js';
import type { SearchResult } from './result.js';

/** One way to take data, and what it takes to say so. */
export interface Reading {
  /** The data as values of its kind. */
  readonly dataset: Dataset;
  /** The programs that are tried. */
  readonly grammar: Grammar;
  /** Bits that a program of this reading takes besides its own: what says that it is not as read, and what that needs. */
  readonly bits: number;
  /** What it gets of the work while another one leads, for 1 of that; an eighth unless told. */
  readonly share?: number;
  /** Where rows are missing between others: how they were filled in. */
  readonly filled?: FilledSeries;
  /** Values of a notation that begins again, such as weekdays, are taken as if it went on. */
  readonly isUnwrapped?: true;
}

/** Bits to say that numbers are names, besides the list of them. */
const CATEGORICAL_BITS = 2;

/** Bits to say that values go on where their notation begins again. */
const UNWRAPPED_BITS = 2;

/** Bits to say that a column numbers the rows of a series, rather than being what a law computes with. */
const FILLED_BITS = 4;

/** Bits to say that the grammar is that of another kind of data. */
const GRAMMAR_BITS = 8;

/** Bits to say that numbers are measurements, whose programs compute with real numbers. */
const REAL_BITS = 2;

/**
 * What measurements get of the work while they are behind: of tables laws are sought first of all. Whole numbers may have a law of whole numbers
 * that is shorter than one of measurements, which is often found first.
 */
const SHARE_OF_LAWS = 1;
const SHARE_OF_WHOLE_LAWS = 0.5;
const SHARE_OF_SERIES = 0.5;

/** Fewer numbers say nothing about how often each occurs. */
const LEAST_ROWS = 12;

/** Larger alphabets are letters or bytes, whose places are no numbers to calculate with. */
const MOST_DIGITS = 10;

/**
 * The ways to take a dataset, that in which it was read first. The kind that a text looks like is a guess, and the data decides: numbers of
 * few values may be names (symbols), digits may be numbers, and a series of which rows are missing one of which none are.
 *
 * @param grammar the one grammar to search in; then the data is taken as it was read and no other way
 */
export function readingsOf(dataset: Dataset, grammar?: Grammar): readonly [Reading, ...Reading[]] {
  if (grammar !== undefined) return [{ dataset, grammar, bits: 0 }];
  const { hasDifferences, hasAlphabet, hasDecimals } = kindOf(dataset);
  const isTable = givenNames(dataset).length > 0;
  const asRead = {
    dataset,
    grammar: shippedGrammar(defaultGrammarName(dataset)),
    bits: 0,
    ...(isTable && hasDifferences && !hasDecimals && { share: SHARE_OF_WHOLE_LAWS }),
  };
  const others: Reading[] = [];
  if (hasDifferences && (hasDecimals || isTable)) {
    const share = isTable ? SHARE_OF_LAWS : SHARE_OF_SERIES;
    others.push({ dataset, grammar: shippedGrammar('real'), bits: REAL_BITS, share });
  }
  if (hasDifferences && rowsOf(dataset) >= LEAST_ROWS) {
    // Bytes come in rows: a column of a table is none, and what is read as one takes time from laws.
    const asBytes = givenNames(dataset).length > 0 ? undefined : asByteValues(dataset);
    for (const names of [asCategories(dataset), asBytes]) {
      if (names === undefined) continue;
      const bits = CATEGORICAL_BITS + valueListBits(names.alphabet);
      others.push({ dataset: names, grammar: shippedGrammar(defaultGrammarName(names)), bits });
    }
  }
  if (hasAlphabet && dataset.alphabet.length <= MOST_DIGITS)
    others.push({ dataset, grammar: shippedGrammar('integer'), bits: GRAMMAR_BITS });
  const goingOn = unwrapped(dataset);
  if (goingOn !== undefined)
    others.push({ dataset: goingOn, grammar: asRead.grammar, bits: UNWRAPPED_BITS, isUnwrapped: true });
  const filled = fillHoles(dataset);
  // Rows that are filled in take bits of their own.
  if (filled !== undefined)
    others.push({ dataset: filled.dataset, grammar: asRead.grammar, bits: FILLED_BITS, share: 1, filled });
  return [asRead, ...others];
}

/** How many rows of a dataset were filled in to take it in some way. */
export function filledRows(reading: Reading, dataset: Dataset): number {
  return reading.filled === undefined ? 0 : rowsOf(reading.dataset) - rowsOf(dataset);
}

/** The data and the grammar of the reading that won a search, with the grammar that was told. */
export function winningReading(
  dataset: Dataset,
  [won]: SearchResult['readings'],
  grammar?: Grammar,
): Reading {
  const reading = readingsOf(dataset, grammar).find(
    (one) =>
      one.dataset.kind === won.kind &&
      one.dataset.alphabet.length === won.symbols &&
      one.grammar.name === won.grammar &&
      one.isUnwrapped === won.isUnwrapped &&
      filledRows(one, dataset) === (won.filled ?? 0),
  );
  if (reading === undefined) throw new Error(`${dataset.name} was not searched as ${won.kind} data`);
  return reading;
}
