import type { Column } from '../data/column.js';
import { splitMix } from './seeds.js';

/** Magnitude below which a sum of two columns certainly stays within 32-bit integers. */
export const LINEAR_LIMIT = 2 ** 30;

/** Multiplier between the two forms' shares of an undefined row. */
export const UNDEFINED_RATIO = 0x2545f491;

/** Tells apart integers that do not fit in a double: a prime without pattern. Modulo 2^61 - 1 powers of two would recur. */
const WIDE_PRIME = 1_618_033_988_749_894_853n;

/** Positions in {@link Fingerprinter.out}. */
export const FIRST = 0;
export const SECOND = 1;
/** The sum of the first form's shares of undefined rows: equal for columns that are undefined on the same rows. */
export const UNDEFINED = 2;
export const STATE = 3;

/** States of a fingerprinted column. */
export const LINEAR = 1;
export const ORDINARY = 0;
export const WIDE = 2;

/**
 * Fingerprints columns of one length by two random linear forms modulo 2^32 with random coefficients. As the forms are
 * linear, the fingerprint of a sum or difference follows from those of its terms as long as all values are small
 * ({@link LINEAR_LIMIT}) and both are undefined on the same rows; beyond 32 bits a value's upper half enters with
 * coefficients of its own. Two different columns get the same fingerprint with a probability of about 2^-64
 * (Carter & Wegman, Universal classes of hash functions, 1979).
 */
export class Fingerprinter {
  /** The outcome of the last call: both forms, the undefined rows' share, the state. */
  readonly out = new Int32Array(4);
  readonly #first: Int32Array;
  readonly #second: Int32Array;
  readonly #upperFirst: Int32Array;
  readonly #upperSecond: Int32Array;
  readonly #undefined: Int32Array;

  constructor(
    readonly cells: number,
    seed: number,
  ) {
    const next = splitMix(seed);
    const draw = () => Int32Array.from({ length: cells }, () => next() | 1);
    this.#first = draw();
    this.#second = draw();
    this.#upperFirst = draw();
    this.#upperSecond = draw();
    this.#undefined = draw();
  }

  /** Fingerprints `values[at .. at+cells)`. State WIDE means: not decidable in doubles, the rest is meaningless. */
  ofValues(values: Float64Array, at: number): void {
    const { cells } = this;
    const first = this.#first;
    const second = this.#second;
    let f1 = 0;
    let f2 = 0;
    let missing = 0;
    let state = LINEAR;
    for (let cell = 0; cell < cells; cell++) {
      const value = values[at + cell];
      const low = value | 0;
      if (value === low) {
        f1 = (f1 + Math.imul(first[cell], low)) | 0;
        f2 = (f2 + Math.imul(second[cell], low)) | 0;
        if (low >= LINEAR_LIMIT || low <= -LINEAR_LIMIT) state &= ORDINARY;
      } else if (Number.isNaN(value)) {
        missing = (missing + this.#undefined[cell]) | 0;
      } else if (value - value !== 0) {
        this.out[STATE] = WIDE;
        return;
      } else {
        // What is left above the signed lower half: exact, and 0 for the values of the branch above only.
        const high = (value - low) / 4294967296;
        f1 = (f1 + Math.imul(first[cell], low) + Math.imul(this.#upperFirst[cell], high)) | 0;
        f2 = (f2 + Math.imul(second[cell], low) + Math.imul(this.#upperSecond[cell], high)) | 0;
        state &= ORDINARY;
      }
    }
    this.#finish(f1, f2, missing, state);
  }

  /** Fingerprints a column that may hold integers of any size; agrees with {@link ofValues} where there are none. */
  ofColumn(column: Column): void {
    if (column.wide === undefined) {
      this.ofValues(column.values, 0);
      return;
    }
    this.ofValues(
      column.values.map((value) => (Number.isFinite(value) || Number.isNaN(value) ? value : 0)),
      0,
    );
    let f1 = this.out[FIRST];
    let f2 = this.out[SECOND];
    for (const [cell, value] of column.wide) {
      const residue = BigInt.asUintN(64, ((value % WIDE_PRIME) + WIDE_PRIME) % WIDE_PRIME);
      const low = Number(residue & 0xffffffffn) | 0;
      const high = Number(residue >> 32n) | 0;
      f1 =
        (f1 + Math.imul(this.#first[cell], low) + Math.imul(this.#upperFirst[cell], high ^ 0x5bd1e995)) | 0;
      f2 =
        (f2 + Math.imul(this.#second[cell], low) + Math.imul(this.#upperSecond[cell], high ^ 0x1b873593)) | 0;
    }
    this.out[FIRST] = f1;
    this.out[SECOND] = f2;
    this.out[STATE] = WIDE;
  }

  #finish(f1: number, f2: number, missing: number, state: number): void {
    this.out[FIRST] = (f1 + missing) | 0;
    this.out[SECOND] = (f2 + Math.imul(missing, UNDEFINED_RATIO)) | 0;
    this.out[UNDEFINED] = missing;
    this.out[STATE] = state;
  }
}
