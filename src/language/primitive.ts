import type { Look } from './export/mathml-notation.js';
import type { ExportLanguage, Rendering } from './export/rendering.js';
import type { Type } from './expression.js';
import type { Facts } from './facts.js';
import type { Steps } from './steps.js';
import type { Witness } from './witness.js';

/**
 * Computes one value a row from up to three argument columns, which start at offsets `i`, `j`, `k` of their arrays.
 * Arguments hold exact integers up to 2^53 or NaN (undefined). Writes rows 0..rows-1 of `out`: an exact integer of
 * magnitude below 2^53, NaN for undefined, or anything of magnitude 2^53 and more, infinities too, for "defined or not,
 * but not decidable in doubles: compute this row with `row`". Never -0: columns are compared bit by bit. Arrays of unused
 * arguments are ignored.
 *
 * Kernels trust that a double below 2^53 in magnitude that came of one rounded operation on exact integers is exact. Those that
 * do little a row keep their indices to 32-bit integers (| 0): they are the search's innermost loops and run nearly twice as
 * fast for it.
 */
export type Kernel = (
  out: Float64Array,
  rows: number,
  a: Float64Array,
  i: number,
  b: Float64Array,
  j: number,
  c: Float64Array,
  k: number,
) => void;

/** How an application is written: `x + y`, `-x`, or `name(x, y)`. Higher precedence binds tighter. */
export type Notation =
  | {
      readonly kind: 'infix';
      /** What names are made of that tell what something consists of: letters. */
      readonly word: string;
      readonly precedence: number;
      readonly associativity: 'left' | 'right' | 'none';
      /** Where spaces stand around it: nowhere, `x*y`; everywhere but in short indices, `x + a(n-1)`; everywhere. */
      readonly spaces: 'never' | 'outside-indices' | 'always';
      /** How it is written; absent where that is its name. */
      readonly symbol?: string;
    }
  | { readonly kind: 'prefix'; readonly word: string; readonly symbol: string; readonly precedence: number }
  | { readonly kind: 'call'; readonly symbol?: string }
  /** A name on its own, `pi`, without arguments. */
  | { readonly kind: 'constant'; readonly symbol: string };

/**
 * One entry of the language. Everything that prints, parses, evaluates or exports reads it, and nothing else knows what a
 * primitive is called.
 */
export interface Primitive {
  /** As it stands in programs: `+`, `mod`, `gcd`, `if`. Unary minus is `neg`, printed as a prefix `-`. */
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly result: Type;
  readonly notation: Notation;
  /** `f(x, y) = f(y, x)` for all x and y, in value and in definedness. */
  readonly commutative: boolean;
  /**
   * `strict`: undefined wherever an argument is. `choice`: the first argument, a condition, decides which of the two others is
   * computed; only that one need be defined.
   */
  readonly evaluation: 'strict' | 'choice';
  /** What proofs may use. */
  readonly facts: Facts;
  /** One line for people: what it computes and where it is undefined. */
  readonly summary: string;
  /** Evaluates one row exactly. Undefined is a value, never an exception. */
  readonly row: (values: readonly (bigint | undefined)[]) => bigint | undefined;
  readonly column: Kernel;
  readonly steps: Steps;
  /** What each argument must be, in their order; undefined, or short of them, where nobody can say or asks. */
  readonly witnesses: readonly (Witness | undefined)[];
  readonly exports: Readonly<Record<ExportLanguage, Rendering>>;
  readonly mathml: Look;
  /**
   * The table that tests it, as comma-separated values. The header names the parameters and, last, the primitive; a line holds
   * arguments and the result. Integers may be written 2^53+1 or -2^64.
   */
  readonly semantics: string;
}
