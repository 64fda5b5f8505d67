import type { Column } from './column.js';
import type { Notation } from './surface.js';
import type { UsualValues } from './usual-values.js';

/** The kinds of targets. */
export type KindName = 'integer' | 'decimal' | 'significant' | 'symbol' | 'categorical';

/** What turns the integers that a target is held as into the values that they stand for. */
export interface Units {
  /** Digits after the point: an integer is a value times 10^decimals. 0 for kinds without decimals. */
  readonly decimals: number;
  /**
   * Significant digits at most, 1 to 15, of kinds that have them. An integer is then the place of a value among all that can be written
   * with so many, of which 10^-decimals is the smallest; see `DecimalGrid`.
   */
  readonly significant?: number;
  /**
   * What stands at each index: the bytes of symbols, 0..255, or the values of categories, times 10^decimals; empty for kinds without an
   * alphabet.
   */
  readonly alphabet: readonly number[];
  /** How values are written, where not in plain digits or as single bytes. */
  readonly notation?: Notation;
}

/** The codes of single values that `src/codelength` has. */
export type LiteralCode = 'integer' | 'symbol';

/** All that there is to know of a kind of target; every other file asks this record. */
export interface Kind {
  readonly name: KindName;
  /** The integers of the column are the values as they are written: neither scaled nor indices. */
  readonly isPlain: boolean;
  /** Differences between values say how far apart they are, so that residuals, sums and averages mean something. */
  readonly hasDifferences: boolean;
  /** Values are indices in the alphabet of the dataset, which bounds them; others are integers of any size. */
  readonly hasAlphabet: boolean;
  /** How values stand in files: as numerals, or each as a byte. An alphabet holds such values. */
  readonly spelling: 'numerals' | 'bytes';
  /** Values may have digits after the point. */
  readonly hasDecimals: boolean;
  /** Values have so many significant digits at most, wherever the point stands, and are held as their places among all such numbers. */
  readonly hasSignificance: boolean;
  /** The code of a row that no program explains. */
  readonly literals: LiteralCode;
  /** Values that draws from one distribution might be told by. All rows must be defined. */
  usualValues(target: Column): UsualValues;
  /** The name of the shipped grammar to search in. */
  grammarName(units: Units): string;
  /** Whether an integer that a program computes can be a row of the target. */
  admits(value: bigint, units: Units): boolean;
  /** Whether it can be a row behind the target: also one that the target has none of. */
  mayFollow(value: bigint, units: Units): boolean;
  /** A value as people read it; what can be no row is shown in a way that no row is. */
  format(value: bigint, units: Units): string;
  /**
   * A row as a text file has it, as a byte string.
   * @throws FileFormatError when the row has no such form
   */
  write(target: Column, row: number, units: Pick<Units, 'alphabet'>, notation: Notation): string;
  /** A row as the integer that a binary record holds; undefined for one without a value. */
  integerAt(target: Column, row: number, units: Pick<Units, 'alphabet'>): bigint | undefined;
  /** Bits of the target when it is simply written down. */
  writtenBits(target: Column, units: Units): number;
  /** How it is then written, for people. */
  readonly writtenAs: string;
}
