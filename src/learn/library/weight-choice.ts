import type { GrammarSymbol } from '../../grammar/grammar.js';
import { openPlaces } from './abstraction.js';
import { subsetBits } from './edit-code.js';

/** New weights of a symbol. */
export interface WeightChoice {
  /** In the order of its productions, those that stay included. */
  readonly weights: readonly number[];
  /** Bits that the choices take less, and bits of telling the weights. */
  readonly gain: number;
  readonly bits: number;
}

/** A production as far as its weight goes. */
export interface WeighedProduction {
  readonly weight: number;
  /** How often it is chosen. */
  readonly count: number;
  /** Whether it has no holes, so that a derivation ends with it. */
  readonly ends: boolean;
}

/** Weights change by powers of two, these at most up or down. */
const MOST_DOUBLINGS = 6;

const MAX_TOTAL_WEIGHT = 1 << 16;

export function weighed(
  productions: GrammarSymbol['productions'],
  counts: readonly number[],
): readonly WeighedProduction[] {
  return productions.map(({ term, weight }, index) => ({
    weight,
    count: counts[index],
    ends: openPlaces(term).length === 0,
  }));
}

/** The weight that a number of doublings, or halvings below 0, makes of another. */
export function doubled(weight: number, doublings: number): number {
  return Math.max(1, Math.round(weight * 2 ** doublings));
}

/** Bits of a number of doublings other than 0: all are equally likely. */
export const DOUBLINGS_BITS = Math.log2(2 * MOST_DOUBLINGS);

/** Bits of doublings that all productions without holes have in common: whether there are any, and how many. */
export function commonBits(doublings: number): number {
  return doublings === 0 ? 1 : 1 + DOUBLINGS_BITS;
}

/** Bits of saying which productions have doublings of their own: how many productions, and which. */
export function changedBits(productions: number, changed: number): number {
  return Math.log2(productions + 1) + subsetBits(productions, changed);
}

/**
 * The weights of a symbol that are told and used in the fewest bits; undefined where no change saves enough. First all productions without
 * holes get the same doublings, for how often a derivation ends depends most on where it is; then some productions get
 * doublings of their own.
 *
 * @param leastSaved bits that they have to save more than, those of telling them counted
 */
export function chooseWeights(
  productions: readonly WeighedProduction[],
  leastSaved = 0,
): WeightChoice | undefined {
  const before = choicesPrice(
    productions,
    productions.map(({ weight }) => weight),
  );
  // No weights make choices shorter than their entropy.
  if (before - entropyOf(productions) <= leastSaved + commonBits(0)) return undefined;
  const most = productions.some(({ ends }) => ends) ? MOST_DOUBLINGS : 0;
  let best: WeightChoice | undefined;
  let bestSaved = leastSaved;
  for (let common = -most; common <= most; common++) {
    const first = productions.map((production) =>
      production.ends ? { ...production, weight: doubled(production.weight, common) } : production,
    );
    const { weights, bits: ownBits } = chooseOwnWeights(first);
    const bits = commonBits(common) + ownBits;
    const gain = before - choicesPrice(productions, weights);
    if (gain - bits <= bestSaved) continue;
    bestSaved = gain - bits;
    best = { weights, gain, bits };
  }
  return best;
}

/** Bits of all choices of a symbol with the weights that suit them best, told for nothing. */
function entropyOf(productions: readonly WeighedProduction[]): number {
  const total = productions.reduce((sum, { count }) => sum + count, 0);
  return productions.reduce(
    (sum, { count }) => sum + (count === 0 ? 0 : count * Math.log2(total / count)),
    0,
  );
}

/** Bits of all choices of a symbol with other weights. */
export function choicesPrice(productions: readonly WeighedProduction[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return productions.reduce((sum, { count }, at) => sum + count * Math.log2(total / weights[at]), 0);
}

/** Steps of the sum of weights that are tried, in each octave. */
const STEP = 2 ** (1 / 16);

/**
 * The doublings of single productions that are told and used in the fewest bits.
 *
 * With n choices, T the sum of the weights and t any number, n log2 T is at most n (log2 t + (T - t) / (t ln 2)), and equal at
 * t = T. For a given t the right side is a sum over productions: each has a best change, and those to be changed are the ones
 * that gain most by theirs. So the best weights come out at t = T. The t that are tried are 2^(1/16) apart, which makes the
 * weights found dearer than the best by n / 2000 bits at most.
 */
function chooseOwnWeights(productions: readonly WeighedProduction[]): {
  readonly weights: readonly number[];
  readonly bits: number;
} {
  const weights = productions.map(({ weight }) => weight);
  const chosen = productions.reduce((sum, { count }) => sum + count, 0);
  const before = weights.reduce((sum, weight) => sum + weight, 0);
  const options = productions.map(optionsFor);
  const overhead = [0, ...weights.map((_, index) => index + 1)].map((changed) =>
    changedBits(weights.length, changed),
  );
  const bounds = options.map((all, index) => [weights[index], ...all.map(({ weight }) => weight)]);
  const least = bounds.reduce((sum, all) => sum + Math.min(...all), 0);
  const most = bounds.reduce((sum, all) => sum + Math.max(...all), 0);

  let best = { weights, bits: overhead[0] };
  let bestSaved = -overhead[0];
  for (let total = least; total < most * STEP; total *= STEP) {
    const bitsOfWeight = chosen / (total * Math.LN2);
    const changes = options
      .flatMap((all, index) => bestOption(all, weights[index], bitsOfWeight, index) ?? [])
      .sort((one, other) => one.cost - other.cost);
    let sum = before;
    let gain = 0;
    let told = 0;
    for (const [at, { option, index }] of changes.entries()) {
      sum += option.weight - weights[index];
      gain += option.gain;
      told += option.bits;
      const bits = told + overhead[at + 1];
      const saved = gain - chosen * Math.log2(sum / before) - bits;
      if (saved <= bestSaved || sum > MAX_TOTAL_WEIGHT) continue;
      bestSaved = saved;
      const changed = [...weights];
      for (const change of changes.slice(0, at + 1)) changed[change.index] = change.option.weight;
      best = { weights: changed, bits };
    }
  }
  return best;
}

/** A new weight, with the bits that it gains while the sum of all weights stays, and those that it takes to tell. */
interface WeightOption {
  readonly weight: number;
  readonly gain: number;
  readonly bits: number;
}

function optionsFor({ weight, count }: WeighedProduction): readonly WeightOption[] {
  const options: WeightOption[] = [];
  for (let doublings = -MOST_DOUBLINGS; doublings <= MOST_DOUBLINGS; doublings++) {
    const changed = doubled(weight, doublings);
    if (changed === weight || changed >= MAX_TOTAL_WEIGHT) continue;
    options.push({
      weight: changed,
      gain: count * Math.log2(changed / weight),
      bits: DOUBLINGS_BITS,
    });
  }
  return options;
}

function bestOption(options: readonly WeightOption[], weight: number, bitsOfWeight: number, index: number) {
  let best: { readonly option: WeightOption; readonly cost: number; readonly index: number } | undefined;
  for (const option of options) {
    const cost = (option.weight - weight) * bitsOfWeight - option.gain + option.bits;
    if (best === undefined || cost < best.cost) best = { option, cost, index };
  }
  return best;
}
