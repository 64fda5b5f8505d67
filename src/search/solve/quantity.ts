import type { Expression } from '../../language/expression.js';
import { multiply, residueOfWide } from './prime-field.js';

/** A column with the expression that computes it, which may stand in relations. */
export class Quantity {
  #values: readonly (bigint | undefined)[] | undefined;
  readonly #residues: Float64Array[] = [];

  /**
   * @param expression undefined for the constant 1
   * @param evaluate its value in each row of the series; called when first needed
   */
  constructor(
    readonly expression: Expression | undefined,
    readonly evaluate: () => readonly (bigint | undefined)[],
  ) {}

  get values(): readonly (bigint | undefined)[] {
    this.#values ??= this.evaluate();
    return this.#values;
  }

  /** The values modulo a prime of 26 bits, NaN where there is none. */
  get residues(): Float64Array {
    return this.residuesTimes(0);
  }

  /** The values times a power of n modulo the prime. */
  residuesTimes(power: number): Float64Array {
    this.#residues[power] ??=
      power === 0
        ? Float64Array.from(this.values, (value) => (value === undefined ? Number.NaN : residueOfWide(value)))
        : this.residuesTimes(power - 1).map((value, row) => multiply(value, row));
    return this.#residues[power];
  }
}

/** What a relation is sought between: a quantity, times a(n) if `target` (these come first), times each of 1, n, n^2 … n^degree. */
export interface Part {
  readonly quantity: Quantity;
  readonly target: boolean;
  readonly degree: number;
}
