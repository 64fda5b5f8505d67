import { withAbbreviation, withSymbolAt } from '../../grammar/amend.js';
import { type Grammar, LITERAL } from '../../grammar/grammar.js';
import { literalBits } from '../../grammar/literal.js';
import { choicesOf } from './choice-counts.js';
import { EDIT_BITS, subsetBits } from './edit-code.js';
import { type Edited, productionsText, validOrNone } from './edited.js';
import { type CorpusEntry, type Forest, forestOf } from './forest.js';
import { freeName } from './naming.js';
import { corpusBits, forestBits, productionBits, statePrices } from './prices.js';

/** The numbers from 0 below 2^bits, all equally likely. */
export interface NumberRange {
  readonly bits: number;
  readonly weight: number;
}

/** Prices of numbers: what was a literal is a number of one of a few ranges, or a literal still. */
export interface NumberPrices {
  /** Ascending. */
  readonly ranges: readonly NumberRange[];
  /** The weight of literals beside them. */
  readonly literalWeight: number;
}

/**
 * Prices of numbers, with the symbol that stands where literals stood. Literals have the lengths of a universal code, with a
 * bit for the sign; ranges have those that suit a corpus.
 */
export interface LearnedNumbers extends NumberPrices {
  readonly name: string;
  /** Bits that grammar and programs take less. */
  readonly savedBits: number;
  /** Bits of telling it: how many ranges, which, and all weights. */
  readonly libraryBits: number;
}

/** Ranges at most, and the bits of their numbers at most: a grammar file lists them all. */
const MOST_RANGES = 3;
const MOST_BITS = 10;

/** Weights that a range or literals may get. */
const WEIGHTS = Array.from({ length: 8 }, (_, index) => 2 ** index);

/** Bits of telling prices with so many ranges. */
export function numberPricesBits(ranges: number): number {
  const weightsBits = (ranges + 1) * Math.log2(WEIGHTS.length);
  return EDIT_BITS + Math.log2(MOST_RANGES) + subsetBits(MOST_BITS, ranges) + weightsBits;
}

/** The prices that save most on some numbers, what it takes to tell them counted; undefined where none pay. */
export function chooseNumberPrices(values: readonly bigint[]): NumberPrices | undefined {
  const classes = classesOf(values);
  let least = classes.reduce((sum, { count, literal }) => sum + count * literal, 0);
  let best: NumberPrices | undefined;
  for (const sizes of ascending(MOST_RANGES, 1)) {
    const told = numberPricesBits(sizes.length);
    for (const [literalWeight, ...weights] of weightings(sizes.length + 1)) {
      const total = weights.reduce((sum, weight) => sum + weight, literalWeight);
      const ofLiterals = Math.log2(total / literalWeight);
      const ofRanges = sizes.map((size, at) => size + Math.log2(total / weights[at]));
      let bits = told;
      for (const { count, literal, size } of classes) {
        let price = literal + ofLiterals;
        for (let at = 0; at < sizes.length; at++)
          if (size <= sizes[at] && ofRanges[at] < price) price = ofRanges[at];
        bits += count * price;
        if (bits >= least) break;
      }
      if (bits >= least) continue;
      least = bits;
      best = { ranges: sizes.map((size, at) => ({ bits: size, weight: weights[at] })), literalWeight };
    }
  }
  return best;
}

/** Numbers that no prices tell apart: by the bits of a literal, and the bits of the least range that has them. */
function classesOf(values: readonly bigint[]) {
  const classes = new Map<string, { count: number; readonly literal: number; readonly size: number }>();
  for (const value of values) {
    const literal = literalBits(value);
    const size = value < 0n ? Number.POSITIVE_INFINITY : value === 0n ? 0 : value.toString(2).length;
    const key = `${literal} ${size}`;
    const known = classes.get(key) ?? { count: 0, literal, size };
    classes.set(key, known);
    known.count++;
  }
  return [...classes.values()].sort((one, other) => other.count * other.literal - one.count * one.literal);
}

/** All ascending lists of one to `most` sizes of ranges. */
function ascending(most: number, from: number): number[][] {
  if (most === 0) return [];
  const lists: number[][] = [];
  for (let size = from; size <= MOST_BITS; size++)
    lists.push([size], ...ascending(most - 1, size + 1).map((rest) => [size, ...rest]));
  return lists;
}

function weightings(length: number): number[][] {
  if (length === 0) return [[]];
  return weightings(length - 1).flatMap((rest) => WEIGHTS.map((weight) => [weight, ...rest]));
}

/** Prices of numbers for the literals of a corpus, by the derivations as they are, if any pay. */
export function findNumberPrices(
  forest: Forest,
  corpus: readonly CorpusEntry[],
): Edited<LearnedNumbers> | undefined {
  const { grammar } = forest;
  const prices = statePrices(forest, productionBits(grammar));
  const values = forest.entries.flatMap((entry) =>
    choicesOf(forest, entry, prices).flatMap(({ chosen }) => (typeof chosen === 'bigint' ? [chosen] : [])),
  );
  const numbers = chooseNumberPrices(values);
  if (numbers === undefined) return undefined;
  const name = freeName(forest.whole, 'whole');
  const libraryBits = numberPricesBits(numbers.ranges.length);
  const learned = validOrNone(forest.whole, withNumberPrices(forest.whole, name, numbers, libraryBits));
  if (learned === undefined) return undefined;
  const next = forestOf(learned, corpus);
  const after = forestBits(next);
  const savedBits = corpusBits(forest, prices) - after - libraryBits;
  return { learned: { name, ...numbers, savedBits, libraryBits }, forest: next };
}

function withNumberPrices(
  { name: file, source }: Grammar,
  name: string,
  { ranges, literalWeight }: NumberPrices,
  libraryBits: number,
): string {
  const wrapped = withSymbolAt({ name: file, source }, ({ of }) => of === LITERAL, {
    name,
    definition: `${LITERAL} [${literalWeight}]`,
    comment: `Numbers, where literals stood: takes ${libraryBits.toFixed(1)} bits`,
  });
  return ranges.reduce(
    (text, { bits, weight }) =>
      withAbbreviation(
        { name: file, source: text },
        {
          symbol: name,
          name: `${name}_${bits}`,
          body: productionsText(Array.from({ length: 2 ** bits }, (_, value) => String(value))),
          weight,
          given: false,
          comment: `Numbers of ${bits} bits`,
        },
      ),
    wrapped,
  );
}
