import type { Column } from './column.js';

/** How a target's values are written and coded. Every kind is held as exact integers, see {@link Dataset}. */
export type Kind = 'integer' | 'decimal' | 'symbol';

/** A table: one target column that is to be explained and any number of given columns known beforehand. */
export interface Dataset {
  /** Where the data came from, for people: a file name, `inline`, `stdin`. */
  readonly name: string;
  readonly kind: Kind;
  /**
   * The values to be explained, all defined. `integer`: the value; `decimal`: the value times 10^decimals;
   * `symbol`: the index of the symbol in the alphabet.
   */
  readonly target: Column;
  /** Columns known to encoder and decoder, as long as the target. */
  readonly given: readonly GivenColumn[];
  /** Decimals of the target: 0 unless the kind is `decimal`. */
  readonly decimals: number;
  /** The symbols in order of their indices (each a byte value 0..255); empty unless the kind is `symbol`. */
  readonly alphabet: readonly number[];
}

/**
 * The name of the given column that a piece of a larger dataset has of the rows before it. No column of a file is called
 * so: it is the empty name.
 */
export const BEFORE = '';

/** A column that encoder and decoder know beforehand. */
export interface GivenColumn {
  /** Any non-empty text, or `''`, that of the rows before a piece, a column of any length; programs write it bare if it is an identifier, in back quotes otherwise. */
  readonly name: string;
  readonly column: Column;
}

/** The names of the given columns that came with the data: those that `given(...)` in a grammar may stand for. */
export function givenNames(dataset: Pick<Dataset, 'given'>): string[] {
  return dataset.given.map(({ name }) => name).filter((name) => name !== BEFORE);
}

/** Number of rows of a dataset. */
export function rowsOf(dataset: Dataset): number {
  return dataset.target.values.length;
}
