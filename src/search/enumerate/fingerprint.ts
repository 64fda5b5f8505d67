import { type Column, valueAt } from '../../data/column.js';
import { EXACT_LIMIT } from '../../numbers/exact.js';
import { splitMix } from '../seeds.js';

/**
 * Magnitude below which columns are LINEAR. Forms modulo 2^32 are blind to what is a multiple of a large power of two,
 * so a value of twice this, which no sum of two LINEAR columns reaches, enters with a hash besides.
 */
export const LINEAR_LIMIT = 2 ** 24;

/** A power of two, as magnitudes are judged by their bits. */
export const HASHED = 2 * LINEAR_LIMIT;

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
/** The fingerprint is still to be computed. */
export const UNDECIDED = 3;

/**
 * Fingerprints columns of one length by two random linear forms modulo 2^32 with random coefficients. As the forms are
 * linear, the fingerprint of a sum or difference follows from those of its terms as long as all values are small
 * ({@link LINEAR_LIMIT}) and both are undefined on the same rows; of larger values a hash enters with
 * coefficients of its own. Two different columns get the same fingerprint with a probability of about 2^-64,
 * or 2^-32 if they differ only in which rows are undefined and which are 0 (Carter & Wegman, Universal classes of hash functions, 1979).
 */
export class Fingerprinter {
  /** The outcome of the last call: both forms, the undefined rows' share, the state. */
  readonly out = new Int32Array(4);
  readonly #first: Int32Array;
  readonly #second: Int32Array;
  readonly #hashedFirst: Int32Array;
  readonly #hashedSecond: Int32Array;
  readonly #undefined: Int32Array;

  constructor(
    readonly cells: number,
    seed: number,
  ) {
    const next = splitMix(seed);
    const draw = () => Int32Array.from({ length: cells }, () => next() | 1);
    this.#first = draw();
    this.#second = draw();
    this.#hashedFirst = draw();
    this.#hashedSecond = draw();
    this.#undefined = draw();
  }

  /**
   * Writes the coefficients for every four cells: of the first form, of the second, and the first form's shares of
   * undefined rows; zeros fill the last four up.
   */
  writeCoefficients(out: Int32Array): void {
    for (let cell = 0; cell < this.cells; cell++) {
      const at = 12 * (cell >> 2) + (cell & 3);
      out[at] = this.#first[cell];
      out[at + 4] = this.#second[cell];
      out[at + 8] = this.#undefined[cell];
    }
  }

  /**
   * Fingerprints `values[at .. at+cells)`. State WIDE means that some value is too large for doubles to decide; the rest
   * is then meaningless.
   */
  ofValues(values: Float64Array, at: number): void {
    const { cells } = this;
    const first = this.#first;
    const second = this.#second;
    let f1 = 0;
    let f2 = 0;
    let missing = 0;
    /** All bits of all values, negative ones complemented: their magnitude to within a factor of two. */
    let bits = 0;
    // Integer arithmetic throughout (| 0): without it the loop takes half as long again.
    for (let cell = 0; cell < cells; cell = (cell + 1) | 0) {
      const value = values[(at + cell) | 0];
      const low = value | 0;
      if (value === low) {
        f1 = (f1 + Math.imul(first[cell], low)) | 0;
        f2 = (f2 + Math.imul(second[cell], low)) | 0;
        bits |= low ^ (low >> 31);
      } else if (Number.isNaN(value)) {
        missing = (missing + this.#undefined[cell]) | 0;
      } else {
        this.#ofLargeValues(values, at);
        return;
      }
    }
    if (bits >= HASHED) this.#ofLargeValues(values, at);
    else this.#finish(f1, f2, missing, bits < LINEAR_LIMIT ? LINEAR : ORDINARY);
  }

  #ofLargeValues(values: Float64Array, at: number): void {
    let f1 = 0;
    let f2 = 0;
    let missing = 0;
    for (let cell = 0; cell < this.cells; cell++) {
      const value = values[at + cell];
      if (Number.isNaN(value)) {
        missing = (missing + this.#undefined[cell]) | 0;
        continue;
      }
      if (Math.abs(value) >= EXACT_LIMIT) {
        this.out[STATE] = WIDE;
        return;
      }
      const low = value | 0;
      const hash = isHashed(low, value) ? mix(low, (value - low) / 4294967296) : 0;
      f1 = (f1 + Math.imul(this.#first[cell], low) + Math.imul(this.#hashedFirst[cell], hash)) | 0;
      f2 = (f2 + Math.imul(this.#second[cell], low) + Math.imul(this.#hashedSecond[cell], hash)) | 0;
    }
    this.#finish(f1, f2, missing, ORDINARY);
  }

  /** Fingerprints a column that may hold integers of any size; agrees with {@link ofValues} where there are none. */
  ofColumn(column: Column): void {
    const { values } = column;
    if (values.every((value) => !(Math.abs(value) >= EXACT_LIMIT))) {
      this.ofValues(values, 0);
      return;
    }
    this.ofValues(
      values.map((value) => (Math.abs(value) >= EXACT_LIMIT ? 0 : value)),
      0,
    );
    let f1 = this.out[FIRST];
    let f2 = this.out[SECOND];
    for (let cell = 0; cell < values.length; cell++) {
      if (!(Math.abs(values[cell]) >= EXACT_LIMIT)) continue;
      const value = valueAt(column, cell)!;
      const residue = BigInt.asUintN(64, ((value % WIDE_PRIME) + WIDE_PRIME) % WIDE_PRIME);
      const low = Number(residue & 0xffffffffn) | 0;
      const hash = mix(low, Number(residue >> 32n) ^ 0x5bd1e995);
      f1 = (f1 + Math.imul(this.#first[cell], low) + Math.imul(this.#hashedFirst[cell], hash)) | 0;
      f2 = (f2 + Math.imul(this.#second[cell], low) + Math.imul(this.#hashedSecond[cell], hash)) | 0;
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

function isHashed(low: number, value: number): boolean {
  return value !== low || low >= HASHED || low < -HASHED;
}

/** Spreads the two halves of an integer over 32 bits, one to one for each lower half. */
function mix(low: number, high: number): number {
  const hash = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
