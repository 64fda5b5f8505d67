import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { splitMix } from '../seeds.js';

/** Draws from a seeded generator (Blackman & Vigna, Scrambled linear pseudorandom number generators, 2021). */
export class Chance {
  private constructor(readonly generator: RandomGenerator) {}

  /** Neighbouring seeds give unrelated streams. */
  static fromSeed(seed: number): Chance {
    const word = splitMix(seed);
    return Chance.fromState([word(), word(), word(), word()]);
  }

  static fromState(state: readonly number[]): Chance {
    return new Chance(xoroshiro128plusFromState(state));
  }

  /** What {@link fromState} continues from: plain data. */
  get state(): readonly number[] {
    return this.generator.getState();
  }

  /** Uniform in [0, 1), a multiple of 2^-32. */
  real(): number {
    return (this.generator.next() >>> 0) / 2 ** 32;
  }

  /** A whole number in 0 … count - 1; the bias is count / 2^32. */
  below(count: number): number {
    return Math.floor(this.real() * count);
  }

  /** One of the entries. The array must not be empty. */
  pick<Entry>(entries: readonly Entry[]): Entry {
    return entries[this.below(entries.length)];
  }
}
