import { inverseModuloPrime } from '../../numbers/modular.js';
import { FIELD_PRIME, multiply, product, residueOfNumber, subtractMultiple } from './prime-field.js';
import type { Part, Quantity } from './quantity.js';

/** Columns of residues that are independent, each 1 in a row of its own in which those after it are 0. */
export class Basis {
  readonly #columns: Float64Array[];
  readonly #pivots: number[];

  /** @param from a basis that this one begins with */
  constructor(from?: Basis) {
    this.#columns = from === undefined ? [] : [...from.#columns];
    this.#pivots = from === undefined ? [] : [...from.#pivots];
  }

  /** Takes in a column, which is overwritten, if it is independent of those before; returns whether it is. */
  add(column: Float64Array): boolean {
    for (let at = 0; at < this.#columns.length; at++) {
      const factor = column[this.#pivots[at]];
      if (factor !== 0) subtractMultiple(column, this.#columns[at], factor);
    }
    const pivot = column.findIndex((value) => value !== 0);
    if (pivot < 0) return false;
    const inverse = inverseModuloPrime(column[pivot], FIELD_PRIME);
    for (let row = 0; row < column.length; row++) column[row] = multiply(column[row], inverse);
    this.#columns.push(column);
    this.#pivots.push(pivot);
    return true;
  }

  /**
   * A linear form that is 0 at all columns, at random among all such.
   *
   * @param next integers at random
   */
  annihilator(rows: number, next: () => number): Float64Array {
    const form = Float64Array.from({ length: rows }, () => residueOfNumber(next() >>> 0));
    // A column is 0 in the rows that decide the value at those before it, so that the last comes first.
    for (let at = this.#columns.length - 1; at >= 0; at--) {
      form[this.#pivots[at]] = 0;
      form[this.#pivots[at]] = residueOfNumber(-product(form, this.#columns[at]));
    }
    return form;
  }

  /** The basis with the columns of some parts as well. */
  with(parts: readonly Part[], rows: readonly number[]): Basis {
    const extended = new Basis(this);
    for (const part of parts) for (const column of columnsOf(part, undefined, rows)) extended.add(column);
    return extended;
  }

  /** Whether one of the columns that parts have when they are multiplied with the target depends on the others and on the basis. */
  spans(parts: readonly Part[], target: Quantity, rows: readonly number[]): boolean {
    const extended = new Basis(this);
    return parts.some((part) => columnsOf(part, target, rows).some((column) => !extended.add(column)));
  }
}

/**
 * Whether a relation between parts that says something of the target may hold in all of some rows, in which all parts have a value:
 * modulo a prime. Where none does, none holds between fewer parts or in more rows either.
 */
export function mayRelate(parts: readonly Part[], target: Quantity, rows: readonly number[]): boolean {
  const [leading, rest] = [true, false].map((side) => parts.filter((part) => part.target === side));
  return new Basis().with(rest, rows).spans(leading, target, rows);
}

/** A quantity, times a factor, times 1, n, n^2 …, modulo the prime. */
function columnsOf(
  { quantity, degree }: Part,
  factor: Quantity | undefined,
  rows: readonly number[],
): readonly Float64Array[] {
  const columns: Float64Array[] = [];
  for (let power = 0; power <= degree; power++) {
    const residues = quantity.residuesTimes(power);
    const column = new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at++) {
      const residue = residues[rows[at]];
      column[at] = factor === undefined ? residue : multiply(residue, factor.residues[rows[at]]);
    }
    columns.push(column);
  }
  return columns;
}
