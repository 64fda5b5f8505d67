import { InputError } from '../errors.js';
import type { ReadOptions, Source } from './source.js';
import { quote, type Spans } from './spans.js';
import type { RecordLayout } from './surface.js';

/** Where the values of a file stand, and how people call its format. */
export type Located =
  | {
      /** Cells in plain digits or another notation, one of which tells how to read all. */
      readonly kind: 'values';
      /** The name of the column that they stand in, where there are several. */
      readonly column?: string;
      /** What the header says that it is measured in. */
      readonly unit?: string;
      readonly format: string;
      readonly spans: Spans;
      readonly inputs: readonly LocatedInput[];
      /** The column of standard errors, if one was named. */
      readonly sigma?: LocatedInput;
    }
  | {
      readonly kind: 'symbols';
      readonly format: string;
      readonly layout: SymbolLayout;
      /** The alphabet if it is known beforehand; otherwise the bytes in use are the alphabet. */
      readonly alphabet: readonly number[] | undefined;
    }
  /** Integers as binary records, with nothing around them. */
  | { readonly kind: 'records'; readonly format: string; readonly layout: RecordLayout }
  /** Eight symbols a byte, most significant bit first. */
  | { readonly kind: 'packed-bits'; readonly format: string };

/** A column beside the target: where its cells stand, and whether it was named as an input: one that was not is left out where it cannot be read. */
export interface LocatedInput {
  readonly name: string;
  /** What the header says that it is measured in. */
  readonly unit?: string;
  readonly spans: () => Spans;
  readonly isNamed: boolean;
}

/** Where symbols stand: one byte each, in the order of the file. */
export type SymbolLayout =
  /** All bytes from `start` to `end` are symbols. */
  | { readonly kind: 'run'; readonly start: number; readonly end: number }
  /** Each span is one byte. */
  | { readonly kind: 'spread'; readonly spans: Spans };

/**
 * How surely a file is of a format. `certain`: it can be nothing else, and whatever is wrong with it is told. `possible`: it is
 * read so where no format is certain. `none`: it is of another format.
 */
export type Certainty = 'certain' | 'possible' | 'none';

/**
 * A format of files: all that the reader knows of it. {@link FORMATS} lists them in the order in which they are tried.
 */
export interface Format {
  /** The kinds for which it is tried when one is asked for; without one it always is. */
  readonly kinds: readonly NonNullable<ReadOptions['kind']>[];
  /** Whether columns can be asked for. */
  readonly columns: boolean;
  /** Whether any bytes will do, not only those of a text. */
  readonly binary: boolean;
  /** Whether the first lines of such a file, or its first bytes, are such a file as well, so that a long one can be read in part. */
  readonly partial: boolean;
  /** Looks at a file without a complaint about it. */
  detect(source: Source): Certainty;
  /**
   * Finds the values of a file that was detected.
   * @throws InputError with the place of a mistake
   */
  locate(source: Source): Located;
  /** The names of all columns that could be the target; absent for formats without columns. */
  targets?(source: Source): readonly string[];
}

/** Values without further columns. */
export function values(format: string, spans: Spans): Located {
  return { kind: 'values', format, spans, inputs: [] };
}

/** Refuses a column that was named as the target and as an input, as two inputs, or as the standard errors and as another. */
export function requireOneUse<Column>(
  name: string,
  target: Column,
  inputs: readonly Column[] | undefined,
  sigma: Column | undefined,
  titleOf: (column: Column) => string,
): void {
  const refuse = (column: Column, uses: string) => {
    throw new InputError(`${name}: column ${quote(titleOf(column))} cannot be both ${uses}`);
  };
  const twice = inputs?.find((input, at) => inputs.indexOf(input) < at);
  if (twice !== undefined) throw new InputError(`${name}: column ${quote(titleOf(twice))} is an input twice`);
  if (inputs?.includes(target)) refuse(target, 'the target and an input');
  if (sigma === undefined) return;
  if (sigma === target) refuse(sigma, 'the target and its standard errors');
  if (inputs?.includes(sigma)) refuse(sigma, 'an input and the standard errors');
}
