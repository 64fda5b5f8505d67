import type { DecimalGrid } from '../numbers/decimal-grid.js';
import type { Column } from './column.js';
import type { KindName, Units } from './kind.js';
import type { Notation } from './surface.js';

/** A table: one target column that is to be explained and any number of given columns known beforehand. */
export interface Dataset extends Units {
  /** Where the data came from, for people: a file name, `inline`, `stdin`. */
  readonly name: string;
  /** How the target's values are written and coded; `kinds.ts` has the record of each kind. */
  readonly kind: KindName;
  /**
   * The values to be explained, all defined. `integer`: the value; `decimal`: the value times 10^decimals; `significant`: the place of
   * the value on its grid (`gridOf`); `symbol`: the index of the symbol in the alphabet.
   */
  readonly target: Column;
  /** What its values are measured in, as it is written: `m/s^2`. */
  readonly unit?: string;
  /** Columns known to encoder and decoder, as long as the target. */
  readonly given: readonly GivenColumn[];
  /** The standard error of each row of the target, positive: what it may be off by chance, in its units. Absent where it is not known. */
  readonly sigma?: GivenColumn;
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
  /** Digits after the point: a row is a value times 10^decimals. None if absent. */
  readonly decimals?: number;
  /** Significant digits at most, where a row is the place of a value on a `DecimalGrid`. */
  readonly significant?: number;
  /** How its values are written, where not in plain digits. */
  readonly notation?: Notation;
  /** What its values are measured in, as it is written: `m/s^2`. */
  readonly unit?: string;
  /** What of another given column it tells: the `month` of `date`. */
  readonly part?: PartOfColumn;
}

/** A part of the values of a given column, by the name that their notation has for it. */
export interface PartOfColumn {
  readonly column: string;
  readonly name: string;
}

/** The grid on which the integers of a column are places of the values that they stand for. */
export function gridOf({
  decimals = 0,
  significant,
}: Partial<Pick<Units, 'decimals' | 'significant'>>): DecimalGrid {
  return { decimals, significant };
}

/** The names of the given columns that came with the data: those that `given(...)` in a grammar may stand for. */
export function givenNames(dataset: Pick<Dataset, 'given'>): string[] {
  return dataset.given.map(({ name }) => name).filter((name) => name !== BEFORE);
}

/** Number of rows of a dataset. */
export function rowsOf(dataset: Dataset): number {
  return dataset.target.values.length;
}
