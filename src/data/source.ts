import { InputError } from '../errors.js';
import { isControl, skipComments, withNewlines } from './lines.js';
import type { ToldKind } from './told-kinds.js';

/** How a file is to be read. */
export interface ReadOptions {
  /** Where the bytes come from, for people: it starts every message. */
  readonly name: string;
  /** What the values are; guessed when absent. */
  readonly kind?: ToldKind;
  /** The target column of a table: a name in its header or an index from 1; for JSON lines a member's name. */
  readonly column?: string;
  /** Columns given beforehand, named in the same way. Absent: all other columns that numbers can be read from; so too `all`, which asks for a table. */
  readonly inputs?: readonly string[] | 'all';
  /** The column of the standard errors of the target, named in the same way. It is not among those that are given. */
  readonly sigma?: string;
  /** What columns are measured in, by their names: `{ mass: 'kg' }`. Absent: what the header of a table says in brackets. */
  readonly units?: Readonly<Record<string, string>>;
}

/** The kinds of formats that hold numbers. */
export const NUMERIC = ['integer', 'decimal', 'significant'] as const;

/** A file that is to be read: its bytes, what was asked for, and what every format wants to know first. */
export interface Source {
  readonly name: string;
  /** Line ends are a newline, or a return and a newline; returns alone are newlines here, and stand where they stood. */
  readonly bytes: Uint8Array;
  readonly options: ReadOptions;
  /** Columns were named, so that only a format that has columns will do. */
  readonly asksColumns: boolean;
  /** Offset of the first byte behind a byte order mark. */
  readonly from: number;
  /** Offset of the first byte behind the blank lines and comments that the file begins with. */
  readonly start: number;
  /** Offset of the first control character that no text has, or -1. */
  readonly binary: number;
}

/** A file as formats see it. */
export function sourceOf(file: Uint8Array, options: ReadOptions): Source {
  const binary = binaryAt(file);
  const bytes = binary < 0 ? withNewlines(file) : file;
  const from = byteOrderMark(bytes);
  return {
    name: options.name,
    bytes,
    options,
    asksColumns:
      options.column !== undefined || options.sigma !== undefined || (options.inputs?.length ?? 0) > 0,
    from,
    start: skipComments(bytes, from),
    binary,
  };
}

/** Offset of the first control character that no text has, or -1. */
export function binaryAt(bytes: Uint8Array): number {
  return bytes.findIndex(isControl);
}

/** The length of a UTF-8 byte order mark at the start of the text. */
function byteOrderMark(text: Uint8Array): number {
  return text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? 3 : 0;
}

/** A reading of a file that may not suit it: its complaint counts only if the file turns out to be meant so. */
export type Attempt<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly mistake: InputError };

/** A reading that is tried once for a file, however many formats want it and whether to detect or to locate. */
export function attemptOnce<Value>(read: (source: Source) => Value): (source: Source) => Attempt<Value> {
  const known = new WeakMap<Source, Attempt<Value>>();
  return (source) => {
    const before = known.get(source);
    if (before !== undefined) return before;
    const result = attempt(() => read(source));
    known.set(source, result);
    return result;
  };
}

function attempt<Value>(read: () => Value): Attempt<Value> {
  try {
    return { kind: 'done', value: read() };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'failed', mistake: error };
    throw error;
  }
}

/** What a reading found. Throws the mistake of one that failed. */
export function outcomeOf<Value>(result: Attempt<Value>): Value {
  if (result.kind === 'failed') throw result.mistake;
  return result.value;
}
