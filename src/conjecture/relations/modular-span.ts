import { inverseModuloPrime, residueOf } from '../../numbers/modular.js';

/** A prime below 2^26: products of residues are exact as doubles. */
const PRIME = 67_108_859;

/** Fractions with larger numerators or denominators are not told from chance. */
const MOST_NUMERATOR = 4096;
const MOST_DENOMINATOR = 64;

/** The residues of a column of integers. */
export function residuesOf(rows: readonly bigint[]): Float64Array {
  const prime = BigInt(PRIME);
  return Float64Array.from(rows, (value) => Number(residueOf(value, prime)));
}

/** A coefficient of a combination. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The span of some columns modulo a prime. Columns that depend on those before them are left out, so that a combination of the others is
 * unique. What is found modulo the prime is to be tested exactly.
 */
export class ModularSpan {
  /** Reduced columns, each 1 in its pivot row and 0 in the other pivot rows, and how they are made of the columns kept. */
  readonly #reduced: { pivot: number; values: Float64Array; origin: Float64Array }[] = [];
  readonly #kept: number[] = [];

  constructor(readonly columns: readonly Float64Array[]) {
    for (const [index, column] of columns.entries()) this.#add(column, index);
  }

  /** The columns that are independent of those before them, by index. */
  get kept(): readonly number[] {
    return this.#kept;
  }

  /** A column as a combination of the columns kept, with small fractions; undefined if it is none. */
  combination(column: Float64Array): Fraction[] | undefined {
    const { rest, origin } = this.#reduce(column);
    if (rest.some((value) => value !== 0)) return undefined;
    const fractions: Fraction[] = [];
    for (let index = 0; index < this.#kept.length; index++) {
      const fraction = fractionOf(origin[index] ?? 0);
      if (fraction === undefined) return undefined;
      fractions.push(fraction);
    }
    return fractions;
  }

  #add(column: Float64Array, index: number): void {
    const { rest, origin } = this.#reduce(column);
    const pivot = rest.findIndex((value) => value !== 0);
    if (pivot < 0) return;
    const scale = inverseModuloPrime(rest[pivot], PRIME);
    const values = rest.map((value) => (value * scale) % PRIME);
    // rest = column - combination, so that the reduced column is scale * column - scale * combination.
    const made = new Float64Array(this.columns.length);
    for (let part = 0; part < this.#kept.length; part++) {
      made[part] = (PRIME - ((origin[part] * scale) % PRIME)) % PRIME;
    }
    made[this.#kept.length] = scale;
    for (const other of this.#reduced) {
      const factor = other.values[pivot];
      if (factor === 0) continue;
      subtract(other.values, values, factor);
      subtract(other.origin, made, factor);
    }
    this.#reduced.push({ pivot, values, origin: made });
    this.#kept.push(index);
  }

  /** What is left of a column without its part in the span, and that part in terms of the columns kept. */
  #reduce(column: Float64Array): { rest: Float64Array; origin: Float64Array } {
    const rest = column.slice();
    const origin = new Float64Array(this.columns.length);
    for (const { pivot, values, origin: made } of this.#reduced) {
      const factor = rest[pivot];
      if (factor === 0) continue;
      subtract(rest, values, factor);
      subtract(origin, made, PRIME - factor);
    }
    return { rest, origin };
  }
}

function subtract(from: Float64Array, values: Float64Array, factor: number): void {
  for (let row = 0; row < from.length; row++) {
    from[row] = (from[row] + (PRIME - values[row]) * factor) % PRIME;
  }
}

/** The small fraction with this residue (Wang 1981); it is unique if there is one. */
function fractionOf(residue: number): Fraction | undefined {
  let [before, now] = [PRIME, residue];
  let [coefficientBefore, coefficient] = [0, 1];
  while (now > MOST_NUMERATOR) {
    const quotient = Math.floor(before / now);
    [before, now] = [now, before - quotient * now];
    [coefficientBefore, coefficient] = [coefficient, coefficientBefore - quotient * coefficient];
  }
  if (Math.abs(coefficient) > MOST_DENOMINATOR) return undefined;
  return coefficient < 0
    ? { numerator: -now, denominator: -coefficient }
    : { numerator: now, denominator: coefficient };
}
