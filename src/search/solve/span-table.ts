import { type Column, valueAt } from '../../data/column.js';
import { inverseModuloPrime } from '../../numbers/modular.js';
import { splitMix } from '../seeds.js';
import { Basis } from './dependence.js';
import { FIELD_PRIME, multiply, product, residueOfNumber, residueOfWide } from './prime-field.js';

/** Forms that a direction is told by: two ratios of 26 bits. */
const FORMS = 3;

/** Columns that are remembered; later ones only meet those. */
const MOST_COLUMNS = 2 ** 18;

/**
 * Finds pairs of columns that span a target together with a few fixed columns: t = c1*x + c2*y + … with unknown c. All
 * pairs of N columns take N look-ups: modulo the span of the fixed columns and the target, the two columns of such a
 * pair are multiples of each other, so they have the same direction, and directions can be hashed. (Horowitz &
 * Sahni's meeting in the middle, 1974, in a quotient space; the forms are linear fingerprints modulo a prime.)
 * Hits are to be verified: about one in 2^50 pairs meets by accident, and values are seen modulo the prime.
 */
export class SpanTable {
  /** Forms that vanish on the fixed columns, and those that vanish on the target as well. */
  readonly #fixed: readonly Float64Array[];
  readonly #spanned: readonly Float64Array[];
  /** Directions seen, modulo the fixed columns, and the columns by direction modulo the target too. */
  readonly #directions = new Set<number>();
  readonly #partners = new Map<number, number>();
  readonly #values = new Float64Array(FORMS);

  /**
   * @param target residues of the target, as those of all columns
   * @param fixed residues of columns that are linearly independent of the target and each other, or there is nothing to find
   */
  constructor(target: Float64Array, fixed: readonly Float64Array[], seed: number) {
    const next = splitMix(seed);
    const forms = (columns: readonly Float64Array[]) => {
      const basis = new Basis();
      for (const column of columns) basis.add(column.slice());
      return Array.from({ length: FORMS }, () => basis.annihilator(target.length, next));
    };
    this.#fixed = forms(fixed);
    this.#spanned = forms([...fixed, target]);
  }

  /**
   * Takes in a column of residues ({@link residuesOf}) under a number of its own above 0.
   *
   * @returns the number of an earlier column that spans the target together with this one, the column's own if it does so
   * alone, or 0
   */
  meet(column: number, residues: Float64Array): number {
    const own = this.#direction(this.#fixed, residues);
    if (own === undefined || this.#directions.has(own)) return 0;
    if (this.#directions.size < MOST_COLUMNS) this.#directions.add(own);
    const direction = this.#direction(this.#spanned, residues);
    if (direction === undefined) return column;
    const partner = this.#partners.get(direction);
    if (partner !== undefined) return partner;
    if (this.#partners.size < MOST_COLUMNS) this.#partners.set(direction, column);
    return 0;
  }

  /** The ratios of the forms as one number below 2^52; undefined where all are 0, which is no direction. */
  #direction(forms: readonly Float64Array[], residues: Float64Array): number | undefined {
    const values = this.#values;
    for (let form = 0; form < FORMS; form++) values[form] = product(forms[form], residues);
    const [first, second, third] = values;
    if (first === 0) return second === 0 && third === 0 ? undefined : Number.NaN;
    const inverse = inverseModuloPrime(first, FIELD_PRIME);
    return multiply(second, inverse) * FIELD_PRIME + multiply(third, inverse);
  }
}

/** The rows `from` to `to` (exclusive) of a column modulo the prime; undefined if one of them has no value. */
export function residuesOf(column: Column, from: number, to: number): Float64Array | undefined {
  const residues = new Float64Array(to - from);
  for (let row = from; row < to; row++) {
    const value = column.values[row];
    if (Number.isNaN(value)) return undefined;
    residues[row - from] = Number.isFinite(value)
      ? residueOfNumber(value)
      : residueOfWide(valueAt(column, row)!);
  }
  return residues;
}
