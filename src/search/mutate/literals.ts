import type { Column } from '../../data/column.js';
import { randomChooser } from '../../grammar/sample.js';
import type { Chance } from './chance.js';

/** Share of literals that are read off the data, and of those that are near one of other trees. */
const FROM_DATA = 0.2;
const AKIN = 0.3;

/** Proposes literals: by their price, off the data, like those of good trees, or near others. */
export class LiteralSource {
  readonly #values: readonly number[];
  #kin: readonly bigint[] = [];

  /** @param target its finite values are what may be read off the data */
  constructor(target: Column) {
    this.#values = [...target.values].filter(Number.isFinite);
  }

  /** Sets the literals that are worth repeating: periods, for one, come in pairs like a(n-12) and a(n-13). */
  setKin(literals: readonly bigint[]): void {
    this.#kin = literals;
  }

  /** A literal with probability 2^-bits; now and then one of the kin or next to it, or a value or step of the target. */
  draw(chance: Chance): bigint {
    const source = chance.real();
    const values = this.#values;
    if (source < AKIN && this.#kin.length > 0) {
      return chance.pick(this.#kin) + BigInt(chance.below(3) - 1);
    }
    if (source >= 1 - FROM_DATA && values.length > 1) {
      const row = chance.below(values.length);
      const value = values[row];
      return BigInt(chance.real() < 0.5 || row === 0 ? value : value - values[row - 1]);
    }
    return randomChooser(chance.generator, []).literal();
  }

  /** Another literal: a step of geometric size up or down, a multiple or a part, or a new one. */
  near(value: bigint, chance: Chance): bigint {
    const move = chance.real();
    if (move < 0.6) {
      const size = value < 0n ? -value : value;
      // Steps from 1 up to about the size of the literal, small ones as often as large ones.
      const octaves = chance.below(size.toString(2).length);
      const step = (1n << BigInt(octaves)) + BigInt(chance.below(2 ** Math.min(octaves, 30)));
      return chance.real() < 0.5 ? value + step : value - step;
    }
    if (move < 0.7) return 2n * value;
    if (move < 0.8) return value / 2n;
    if (move < 0.85) return -value;
    return this.draw(chance);
  }
}
