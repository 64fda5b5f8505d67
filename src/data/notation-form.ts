import type { Notation, NotationName, Writing } from './surface.js';

/** The values of a setting: integers from `least` to `most`. */
export interface SettingRange {
  readonly least: number;
  readonly most: number;
}

/** Cells whose notation is looked for. */
export interface Cells {
  /** Byte strings (a character a byte), none of them empty; one or more. */
  readonly texts: readonly string[];
}

/** Rows that are written in one cell. */
export interface JoinedRows {
  /** Rows of a cell. */
  readonly rows: number;
  /** Where the values of the rows stand in a cell: offsets of the beginning and the end of each. One that is not written has none. */
  split(text: string): readonly (readonly [start: number, end: number])[];
  /** The cell of so many written rows. */
  join(rows: readonly string[], writing: Writing): string;
}

/** What computes the parts of a value, by their names. */
export type PartReaders = Readonly<Record<string, (value: bigint, writing: Writing) => bigint | undefined>>;

/** Cells as values. */
export interface NotatedCells {
  /** An integer a cell, or several if rows are joined: scaled by 10^decimals, or the index of a word. */
  readonly values: readonly bigint[];
  readonly notation: Notation;
  /**
   * How many digits after the point each cell is written with, negative if an exponent leaves those in front of it open; absent where they do
   * not say how exactly values are known.
   */
  readonly shownDecimals?: readonly number[];
}

/**
 * A notation of values besides plain digits: all that there is to know of it. {@link NOTATIONS} lists them in the order in
 * which they are tried.
 */
export interface NotationForm {
  readonly name: NotationName;
  /** The settings of its {@link Writing}. */
  readonly settings: readonly SettingRange[];
  /** Whether a {@link Writing} of it has words. */
  readonly hasWords: boolean;
  /** Its values are indices of words: the kind of the target is `symbol`. */
  readonly isSymbol: boolean;
  /** Values are amounts, so that a table's column of them may be the target without being asked for. */
  readonly isAmount: boolean;
  /** Values may be no more than labels, so that a column of them is not given without being asked for. */
  readonly isLabel: boolean;
  /** How many values there are before it begins again, of a writing that does; absent where none does. */
  readonly period?: (writing: Writing) => bigint | undefined;
  /** What of a value may tell something by itself, such as the month of a date, by name; undefined where a writing of it has none. */
  readonly parts: PartReaders;
  /** How several rows of the target are one cell; undefined where each row is one. */
  readonly joined: JoinedRows | undefined;
  /** What people call cells of it: `Roman numerals`. */
  title(writing: Writing): string;
  /**
   * The values of cells, if all are in this notation; undefined otherwise.
   * @throws AmbiguousCell where they are, and may mean two things
   */
  read(cells: Cells): NotatedCells | undefined;
  /**
   * Values that another column has in this notation, as its values are held: counted from the same date, in the same unit. Undefined if one
   * cannot be.
   */
  rebase(values: readonly bigint[], from: Writing, to: Writing): readonly bigint[] | undefined;
  /** A value as a byte string; undefined for one that cannot be written so. Takes any settings within their ranges. */
  write(value: bigint, notation: Notation): string | undefined;
}

/** A cell that may mean two things, or is known and not read; the message says which, or what to write. */
export class AmbiguousCell extends Error {
  override readonly name = 'AmbiguousCell';

  constructor(
    readonly cell: number,
    message: string,
  ) {
    super(message);
  }
}

/** A notation of whole numbers. */
export function wholeNotation(writing: Writing): Notation {
  return { decimals: 0, trimmed: false, width: 0, writing };
}

/** The values of cells that are read one by one; undefined as soon as one is none. */
export function readEach(
  texts: readonly string[],
  read: (text: string) => bigint | undefined,
): bigint[] | undefined {
  const values: bigint[] = [];
  for (const text of texts) {
    const value = read(text);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** Of notations in which a value means the same whatever the settings. */
export function asTheyAre(values: readonly bigint[]): readonly bigint[] {
  return values;
}
