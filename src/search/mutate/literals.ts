import type { Column } from '../../data/column.js';
import { randomChooser } from '../../grammar/sample.js';
import type { Chance } from './chance.js';

/** Share of literals that are read off the data. */
const FROM_DATA = 0.25;

/** Proposes literals: by their price, off the data, or near others. */
export class LiteralSource {
  readonly #values: readonly number[];

  /** @param target its finite values are what may be read off the data */
  constructor(target: Column) {
    this.#values = [...target.values].filter(Number.isFinite);
  }

  /** A literal with probability 2^-bits or, now and then, a value of the target or a difference of two neighbours. */
  draw(chance: Chance): bigint {
    const values = this.#values;
    if (values.length > 1 && chance.real() < FROM_DATA) {
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
