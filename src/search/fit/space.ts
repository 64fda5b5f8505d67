import { Prints } from './prints.js';

/** A column that is this much smaller after projection than before, relatively, lies in what was projected away. */
const IN_THE_SPAN = 1e-7;

/**
 * What is left of columns without their part along some fixed ones, and atoms, which are such remainders of unit length: in the sums of
 * columns the fixed one is the constant, in products, where columns are logarithms, also the logarithms of the leaves. A target is a fixed part and
 * an atom if its own remainder is a multiple of that atom.
 */
export class Space {
  readonly rows: number;
  readonly #basis: Float64Array[];
  #units: Float64Array;
  readonly #prints: Prints;
  /** The price of each atom, ascending. */
  readonly bits: number[] = [];
  /** Where each atom stands in the bank. */
  readonly places: number[] = [];

  constructor(readonly fixed: readonly Float64Array[]) {
    this.rows = fixed[0].length;
    this.#basis = orthonormal(fixed);
    this.#units = new Float64Array(64 * this.rows);
    this.#prints = new Prints(this.rows);
  }

  get size(): number {
    return this.bits.length;
  }

  unit(atom: number): Float64Array {
    return this.#units.subarray(atom * this.rows, (atom + 1) * this.rows);
  }

  /** Takes the part along the fixed columns away from one. @returns the length of what remains, as a share of the column's */
  project(column: Float64Array): number {
    const before = length(column);
    for (const base of this.#basis) subtract(column, base, dot(column, base));
    for (const base of this.#basis) subtract(column, base, dot(column, base));
    return before === 0 ? 0 : length(column) / before;
  }

  /** Adds an atom, unless it lies along the fixed columns or another atom. The column is used up. */
  add(column: Float64Array, place: number, bits: number): void {
    if (!(this.project(column) > IN_THE_SPAN)) return;
    const scale = 1 / length(column);
    if (!Number.isFinite(scale)) return;
    toUnit(column, scale);
    if (!this.#prints.add(column)) return;
    const from = this.size * this.rows;
    if (from + this.rows > this.#units.length) {
      const larger = new Float64Array(2 * this.#units.length);
      larger.set(this.#units);
      this.#units = larger;
    }
    this.#units.set(column, from);
    this.bits.push(bits);
    this.places.push(place);
  }

  /** The first atom that costs more than so many bits. */
  firstAbove(bits: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.bits[middle] <= bits) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The products of a column with the atoms `from` to `to` (exclusive). */
  products(column: Float64Array, from: number, to: number, out: Float64Array): void {
    const { rows } = this;
    const units = this.#units;
    let at = from * rows;
    for (let atom = from; atom < to; atom++) {
      let one = 0;
      let other = 0;
      let row = 0;
      for (; row + 1 < rows; row += 2, at += 2) {
        one += units[at] * column[row];
        other += units[at + 1] * column[row + 1];
      }
      if (row < rows) one += units[at++] * column[row];
      out[atom - from] = one + other;
    }
  }
}

/** An orthonormal basis of what some columns span (Gram-Schmidt, twice). */
export function orthonormal(columns: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const column of columns) {
    const rest = column.slice();
    const before = length(rest);
    for (let pass = 0; pass < 2; pass++) for (const base of basis) subtract(rest, base, dot(rest, base));
    const after = length(rest);
    if (!(after > IN_THE_SPAN * before)) continue;
    for (let row = 0; row < rest.length; row++) rest[row] /= after;
    basis.push(rest);
  }
  return basis;
}

export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < one.length; row++) sum += one[row] * other[row];
  return sum;
}

export function subtract(from: Float64Array, column: Float64Array, factor: number): void {
  for (let row = 0; row < from.length; row++) from[row] -= factor * column[row];
}

export function length(column: Float64Array): number {
  return Math.sqrt(dot(column, column));
}

/** Multiplies a column, and turns it so that its first sizeable row is positive. */
export function toUnit(column: Float64Array, scale: number): void {
  const sizeable = 0.5 / Math.sqrt(column.length);
  let sign = 0;
  for (let row = 0; row < column.length; row++) {
    column[row] *= scale;
    if (sign === 0 && Math.abs(column[row]) > sizeable) sign = Math.sign(column[row]);
  }
  if (sign < 0) for (let row = 0; row < column.length; row++) column[row] = -column[row];
}
