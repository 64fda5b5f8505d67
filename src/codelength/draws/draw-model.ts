import { EXACT_LIMIT_WIDE } from '../../numbers/exact.js';
import { type Decisions, unitsOf } from '../decisions.js';
import { IntegerModel } from '../integer-model.js';
import type { ValueModel } from '../value-model.js';
import { EXPERTS, type Mass, type Sample } from './expert.js';

/** Values this far from the mean and further are coded by their length and digits. */
const FAR = 2 ** 40;

/** Beyond this magnitude of the mean there are no halves and no middles of ranges between doubles: all values count as far. */
const MOST_MEAN = 2 ** 52 - FAR;

/** Half the width of the first window about the mean, in deviations, and the factor of each next one. */
const FIRST_WINDOW = 16;
const WINDOW_GROWTH = 16;

/** The weight of an expert that follows the sample never falls below this: it may be right later. One that does not is dropped. */
const LEAST_WEIGHT = 2 ** -24;

/**
 * Codes integers that are drawn independently from a distribution which is learned: a Bayesian mixture of the distributions
 * in {@link EXPERTS}, each fitted to the values so far. An expert that needs a sample sleeps until there is one, and the
 * others divide its share in the meantime (Freund, Schapire, Singer & Warmuth, "Using and combining predictors that specialize",
 * 1997). A value is told by halving the range that it is in, with the probability that the mixture gives to each half.
 */
export class DrawModel implements ValueModel {
  readonly #farNode: number;
  readonly #far: IntegerModel;
  readonly #weights = Float64Array.from(EXPERTS, ({ prior }) => prior);
  #size = 0;
  #mean = 0;
  #squares = 0;
  #distances = 0;
  #least = Number.POSITIVE_INFINITY;
  #greatest = Number.NEGATIVE_INFINITY;

  constructor(readonly decisions: Decisions) {
    this.#farNode = decisions.reserve(1);
    this.#far = new IntegerModel(decisions);
  }

  codeNumber(value: number): void {
    const centre = Math.round(this.#mean);
    if (this.#isFar(Math.abs(value - centre) >= FAR)) this.#far.codeNumber(value);
    else this.#codeNear(value, centre);
    this.#learn(value);
  }

  code(value: bigint): bigint {
    const centre = Math.round(this.#mean);
    const distance = Math.abs(Number(value - BigInt(centre)));
    if (!this.#isFar(distance >= FAR)) {
      const coded = this.#codeNear(Number(value), centre);
      this.#learn(coded);
      return BigInt(coded);
    }
    const coded = this.#far.code(value);
    if (coded <= EXACT_LIMIT_WIDE && coded >= -EXACT_LIMIT_WIDE) this.#learn(Number(coded));
    return coded;
  }

  /** Codes whether a value is far from the mean, where that is not known already. */
  #isFar(far: boolean): boolean {
    if (Math.abs(this.#mean) > MOST_MEAN) return true;
    return this.decisions.adaptive(this.#farNode, far ? 1 : 0) === 1;
  }

  /** Codes a value less than {@link FAR} from the centre; with a reader `value` is ignored. */
  #codeNear(value: number, centre: number): number {
    const voices = this.#voices();
    const massOf = (from: number, end: number): number => {
      let sum = 0;
      for (const { weight, mass } of voices) sum += weight * Math.max(0, mass(from - 0.5, end - 0.5));
      return sum;
    };
    // Windows about the centre, each within the next.
    const deviation = this.#size > 1 ? Math.sqrt(this.#squares / (this.#size - 1)) : 1;
    let inner = 0;
    let half = 1;
    while (half < FIRST_WINDOW * deviation) half *= 2;
    let mass = 0;
    let left = massOf(centre - FAR, centre + FAR);
    for (half = Math.min(half, FAR); half < FAR; half = Math.min(FAR, half * WINDOW_GROWTH)) {
      const own = massOf(centre - half, centre + half);
      const outside = value < centre - half || value >= centre + half;
      const bit = this.#decide(outside, left - own, own - mass);
      if (bit === 0) break;
      left -= own - mass;
      mass = own;
      inner = half;
    }
    let from = centre - half;
    let end = centre + half;
    if (inner > 0) {
      const below = massOf(from, centre - inner);
      const above = massOf(centre + inner, end);
      if (this.#decide(value >= centre, above, below) === 1) from = centre + inner;
      else end = centre - inner;
    }
    return this.#halve(value, from, end, massOf, voices);
  }

  #halve(value: number, first: number, last: number, massOf: Mass, voices: readonly Voice[]): number {
    let from = first;
    let end = last;
    let whole = massOf(from, end);
    while (end - from > 1) {
      const middle = from + Math.floor((end - from) / 2);
      const above = massOf(middle, end);
      if (this.#decide(value >= middle, above, whole - above) === 1) {
        from = middle;
        whole = above;
      } else {
        end = middle;
        whole -= above;
      }
    }
    this.#reweigh(from, voices);
    return from;
  }

  #decide(bit: boolean, ones: number, zeros: number): number {
    const share = ones > 0 ? ones / (ones + Math.max(0, zeros)) : zeros > 0 ? 0 : 0.5;
    return this.decisions.biased(bit ? 1 : 0, unitsOf(share));
  }

  /** The experts that have something to say, with their weights, which add up to 1. */
  #voices(): readonly Voice[] {
    const sample = this.#sample;
    const voices: Voice[] = [];
    let sum = 0;
    for (const [index, { leastSample, after }] of EXPERTS.entries()) {
      const weight = this.#weights[index];
      if (leastSample > sample.size || weight === 0) continue;
      sum += weight;
      voices.push({ index, weight, mass: after(sample) });
    }
    return voices.map((voice) => ({ ...voice, weight: voice.weight / sum }));
  }

  /** Bayes' rule, among those that spoke: their share of all weight stays what it was. */
  #reweigh(value: number, voices: readonly Voice[]): void {
    const posterior = voices.map(({ weight, mass }) => weight * Math.max(0, mass(value - 0.5, value + 0.5)));
    const sum = posterior.reduce((total, weight) => total + weight, 0);
    if (!(sum > 0)) return;
    const share = voices.reduce((total, { index }) => total + this.#weights[index], 0);
    for (const [at, { index }] of voices.entries()) {
      const weight = posterior[at] / sum;
      const dropped = weight < LEAST_WEIGHT && EXPERTS[index].leastSample === 0;
      this.#weights[index] = dropped ? 0 : share * Math.max(LEAST_WEIGHT, weight);
    }
  }

  #learn(value: number): void {
    const before = value - this.#mean;
    if (this.#size > 0) this.#distances += Math.abs(before);
    this.#size++;
    this.#mean += before / this.#size;
    this.#squares += before * (value - this.#mean);
    this.#least = Math.min(this.#least, value);
    this.#greatest = Math.max(this.#greatest, value);
  }

  get #sample(): Sample {
    return {
      size: this.#size,
      mean: this.#mean,
      squares: this.#squares,
      distances: this.#distances,
      least: this.#least,
      greatest: this.#greatest,
    };
  }
}

/** An expert that speaks. */
interface Voice {
  readonly index: number;
  readonly weight: number;
  readonly mass: Mass;
}
