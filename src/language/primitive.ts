import type { Type } from './expression.js';

/**
 * Computes one value a row from up to three argument columns, which start at offsets `i`, `j`, `k` of their arrays.
 * Arguments hold exact integers up to 2^53 or NaN (undefined). Writes rows 0..rows-1 of `out`: an exact integer of
 * magnitude below 2^53, NaN for undefined, or anything of magnitude 2^53 and more, infinities too, for "defined or not,
 * but not decidable in doubles: compute this row with `row`". Never -0. Arrays of unused arguments are ignored.
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
  | { readonly kind: 'infix'; readonly precedence: number; readonly associativity: 'left' | 'right' | 'none' }
  | { readonly kind: 'prefix'; readonly precedence: number }
  | { readonly kind: 'call' };

/** The other languages a program can be written in. */
export type ExportLanguage = 'pari' | 'python' | 'javascript' | 'latex';

/** One entry of the language. Everything that prints, parses, evaluates or exports reads it. */
export interface Primitive {
  /** As it stands in programs: `+`, `mod`, `gcd`, `if`. Unary minus is `neg`, printed as a prefix `-`. */
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly result: Type;
  readonly notation: Notation;
  /** `f(x, y) = f(y, x)` for all x and y, in value and in definedness. */
  readonly commutative: boolean;
  /** One line for people: what it computes and where it is undefined. */
  readonly summary: string;
  /** Evaluates one row exactly; `undefined` arguments reach only `if`. Undefined is a value, never an exception. */
  readonly row: (values: readonly (bigint | undefined)[]) => bigint | undefined;
  readonly column: Kernel;
  /** Renders an application in another language from its rendered arguments (each safe to place in a product). */
  readonly exports: Readonly<Record<ExportLanguage, (values: readonly string[]) => string>>;
}
