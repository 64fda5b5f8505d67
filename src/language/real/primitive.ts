import type { Look } from '../export/mathml-notation.js';
import type { RealExportLanguage, Rendering } from '../export/rendering.js';
import type { Notation } from '../primitive.js';
import type { DimensionRule } from './dimension-rule.js';

/** Conditions are held as the numbers 0 and 1. */
export type RealType = 'real' | 'boolean';

/**
 * Computes rows 0..rows-1 of `out` from up to three columns: doubles, NaN where undefined. Writes finite numbers or NaN, and never
 * -0: columns are compared bit by bit. Arrays of unused arguments are ignored.
 */
export type RealKernel = (
  out: Float64Array,
  rows: number,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
) => void;

/** The operations of arithmetic. Subtraction is a kind of addition. */
export type ArithmeticRole = 'addition' | 'multiplication' | 'division' | 'exponentiation';

/** A function of a result and the arguments that gave it. Arguments that the primitive does not have are 0. */
export type OfResult = (result: number, x: number, y: number, z: number) => number;

/**
 * One entry of the language of real numbers. Everything that prints, parses, evaluates, differentiates or exports reads it, and
 * nothing else knows what a primitive is called.
 *
 * Values are made of + - * / and square roots of doubles alone, so that every machine computes the same bits.
 */
export interface RealPrimitive {
  /** What it is called in trees, apart from all primitives of integers: `real.add`. */
  readonly name: string;
  /** How it is written: with a symbol of its own, since it is not called as it is written. */
  readonly notation: Notation & { readonly symbol: string };
  readonly parameters: readonly RealType[];
  readonly result: RealType;
  /** `f(x, y) = f(y, x)` for all x and y. */
  readonly commutative: boolean;
  /** Which operation of arithmetic it is; absent for what is none. */
  readonly arithmetic?: ArithmeticRole;
  /** As of primitives of integers: see `Primitive`. */
  readonly evaluation: 'strict' | 'choice';
  /** One line for people: what it computes and where it is undefined. */
  readonly summary: string;
  /** Evaluates one row: a finite number other than -0, or NaN where there is none or an argument is NaN. */
  readonly value: (x: number, y: number, z: number) => number;
  /** What {@link value} gives, for whole columns. */
  readonly column: RealKernel;
  /**
   * The partial derivative by each argument where the primitive is defined; one of the two at corners. Not bounded: may be infinite or
   * NaN where there is none. Empty for conditions, which do not change with their arguments.
   */
  readonly derivatives: readonly OfResult[];
  /**
   * A value of each argument that gives the result, from the result and the other arguments; NaN where there is none. Of several
   * the principal one: the nonnegative root, the angle nearest 0. Undefined where the result says little of the argument.
   */
  readonly inverses: readonly (OfResult | undefined)[];
  /** What it is measured in, from its arguments. */
  readonly dimension: DimensionRule;
  /** What one application costs; see `Meter`. */
  readonly steps: number;
  readonly exports: Readonly<Record<RealExportLanguage, Rendering>>;
  readonly mathml: Look;
  /**
   * The table that tests it, as comma-separated values. The header names the parameters and, last, the primitive; a line holds arguments
   * and the result, which is met to the last bit: decimals, or doubles in base sixteen, 0x1.8p+1.
   */
  readonly semantics: string;
}

/** A number as programs know it: NaN in place of what is not finite, 0 in place of -0. */
export function finite(value: number): number {
  return value - value === 0 ? value + 0 : Number.NaN;
}
