import type { Column } from '../data/column.js';
import type { BinderLook } from './export/mathml-notation.js';
import type { BinderRendering, ExportLanguage } from './export/rendering.js';
import type { Type } from './expression.js';
import type { Fold } from './fold.js';
import type { Meter } from './work.js';

/** A binder in one row: what stands in it is computed when it is asked for, and charged then. */
export interface BoundRow {
  argument(index: number): bigint | undefined;
  /** The body for a value of the variable. */
  body(value: bigint): bigint | undefined;
  /** Charged what the binder itself takes. */
  readonly meter: Meter;
}

/** A binder in all cells of a world. */
export interface BoundColumn {
  readonly cells: number;
  /** One column an argument. */
  readonly values: readonly Column[];
  /** Charged what the binder itself takes. */
  readonly meter: Meter;
  /**
   * The body on a grid, one cell for each entry of `cellOf`, which names the outer cell that it stands in, with the variable's value
   * in each.
   */
  body(cellOf: Int32Array, variable: Column): Column;
}

/**
 * Folds the cells of each row to one value: row r holds the cells starts[r] to starts[r + 1] - 1 of `body`, which
 * begins at offset `at` and holds exact integers up to 2^53 or NaN (undefined), never infinities. Writes row r of `out`:
 * an exact integer, NaN where a cell is undefined, or ±Infinity where doubles cannot decide.
 */
export type Reduction = (
  out: Float64Array,
  rows: number,
  starts: Int32Array,
  body: Float64Array,
  at: number,
) => void;

/** The ways of joining terms of which proofs know more than how to compute them. */
export type Join = keyof typeof NEUTRAL;

interface BinderEntry {
  readonly name: string;
  /** Types of the arguments, which stand before the body and outside the variable's scope. */
  readonly parameterTypes: readonly Type[];
  readonly bodyType: Type;
  readonly result: Type;
  /** One line for people: what it computes and where it is undefined. */
  readonly summary: string;
  /** Evaluates one row exactly and charges its steps. */
  readonly row: (bound: BoundRow) => bigint | undefined;
  /** Evaluates all cells, with what {@link row} gives. */
  readonly column: (bound: BoundColumn) => Column;
  readonly exports: Readonly<Record<ExportLanguage, BinderRendering>>;
  readonly mathml: BinderLook;
  /** What tests it: a program and its value, `sum(k, 1, 3, k) = 6`, a line. Integers may be written 2^53+1 or -2^64. */
  readonly semantics: string;
}

/** Folds its body over the variable's values lower, lower + 1 … upper. */
export interface RangeBinder extends BinderEntry {
  readonly kind: 'range';
  /** What joins the terms, conditions counted as 0 and 1; undefined where it is neither. */
  readonly joins: Join | undefined;
  /** A fold that has not taken any term: its value is that of an empty range. */
  readonly begin: () => Fold;
  readonly reduce: Reduction;
  /** Steps that {@link reduce} takes for a row of so many cells. */
  readonly reduceSteps: (cells: number) => number;
  /**
   * What the body must be at one value of the variable after the other, given the results over ranges of none, of one, of two … of
   * them; undefined where there is no such body or are several.
   */
  readonly terms: (results: readonly bigint[]) => readonly bigint[] | undefined;
}

/** The value of an empty range, by what joins terms. */
export const NEUTRAL = { addition: 0n, multiplication: 1n } as const;

/** Applies its body, a function of the variable, a number of times to a start value. */
export interface IterateBinder extends BinderEntry {
  readonly kind: 'repeat';
}

/** Finds the variable's value with a number of others before it, from a lower bound up, for which its body holds. */
export interface SelectBinder extends BinderEntry {
  readonly kind: 'select';
}

/**
 * An operator that binds a variable in its body. Everything that prints, parses, evaluates or exports reads the record; the kind
 * tells searches and provers what they may do beyond evaluating it.
 */
export type Binder = RangeBinder | IterateBinder | SelectBinder;
