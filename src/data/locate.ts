import { InputError } from '../errors.js';
import { jsonSpans, lastNumericKey, readJson } from './json.js';
import { allNumerals, findNumbers, mostlyNumbers } from './number-list.js';
import { decimalsOf } from './numeral.js';
import { indexedValues, strippedLine } from './oeis.js';
import { mistakeAt, quote, type Spans } from './spans.js';
import {
  ALL_BYTES,
  bitString,
  fasta,
  firstBinary,
  type SymbolText,
  separatedBits,
  skipComments,
  skipRemarks,
  symbolText,
} from './symbol-text.js';
import { columnNamed, columnSpans, isClearTable, lastNumericColumn, readTable, type Table } from './table.js';

/** How a file is to be read. */
export interface ReadOptions {
  /** Where the bytes come from, for people: it starts every message. */
  readonly name: string;
  /** What the values are; guessed when absent. */
  readonly kind?: 'integer' | 'decimal' | 'symbol' | 'bits' | 'bytes';
  /** The target column of a table: a name in its header or an index from 1; for JSON lines a member's name. */
  readonly column?: string;
  /** Columns given beforehand, named in the same way. */
  readonly inputs?: readonly string[];
}

/** Where the values of a file stand, and how people call its format. */
export type Located =
  | {
      readonly kind: 'numbers';
      readonly format: string;
      readonly spans: Spans;
      readonly inputs: readonly { readonly name: string; readonly spans: Spans }[];
    }
  | { readonly kind: 'symbols'; readonly format: string; readonly symbols: SymbolText }
  | { readonly kind: 'packed-bits'; readonly format: string };

/**
 * Finds the values of a file. Without a kind it is guessed: numbers if everything between separators is one (or a
 * column, or a JSON member), bits if there are only 0 and 1, else symbols. A text in which more than half of the words
 * are numbers was meant as numbers: what is wrong with the rest is then told rather than read as symbols.
 * @throws InputError when the file is not what was asked for, or no clear case of anything
 */
export function locate(text: Uint8Array, options: ReadOptions): Located {
  const { name, kind } = options;
  const columns = options.column !== undefined || (options.inputs?.length ?? 0) > 0;
  if (columns && (kind === 'symbol' || kind === 'bits' || kind === 'bytes')) {
    throw new InputError(`${name}: columns are numbers; use --kind integer or decimal, or no --kind`);
  }
  const from = byteOrderMark(text);
  if (kind === 'bytes') return symbols(run(text, 'bytes', ALL_BYTES));
  if (kind === 'bits') {
    const digits = separatedBits(text, skipComments(text, from));
    return digits ? symbols(digits) : { kind: 'packed-bits', format: 'bytes, eight bits each' };
  }
  const binary = firstBinary(text);
  if (binary >= 0) {
    if (kind === 'symbol' || (kind === undefined && !columns)) {
      return symbols(run(text, 'bytes', undefined));
    }
    throw mistakeAt(name, text, binary, `byte ${text[binary]} is no text; --kind bytes or bits reads it`);
  }
  if (kind === 'symbol') return locateSymbols(text, from);
  const start = skipComments(text, from);
  if (start === text.length) throw new InputError(`${name}: there is no data in it; give at least one value`);
  if (columns) return locateColumns(text, start, options);
  return locateNumbers(text, start, options) ?? locateSymbols(text, from);
}

/** The length of a UTF-8 byte order mark at the start of the text. */
function byteOrderMark(text: Uint8Array): number {
  return text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? 3 : 0;
}

function symbols(found: SymbolText): Located {
  return { kind: 'symbols', format: found.format, symbols: found };
}

function run(text: Uint8Array, format: string, alphabet: readonly number[] | undefined): SymbolText {
  return { format, layout: { kind: 'run', start: 0, end: text.length }, alphabet };
}

function locateSymbols(text: Uint8Array, from: number): Located {
  const start = skipRemarks(text, from);
  return symbols(fasta(text, start) ?? bitString(text, skipComments(text, from)) ?? symbolText(text, start));
}

/** Numbers in any layout without named columns, or undefined if the text is something else. */
function locateNumbers(text: Uint8Array, start: number, options: ReadOptions): Located | undefined {
  const { name, kind } = options;
  const stripped = strippedLine(text, start);
  if (stripped?.more) {
    throw new InputError(
      `${name}: it holds several OEIS sequences; give the line of one, ${stripped.id} say`,
    );
  }
  if (stripped) {
    return numbers(`OEIS stripped line ${stripped.id}`, findNumbers(name, text, stripped.terms));
  }
  if (kind === undefined && bitString(text, start) !== undefined) return undefined;
  const words = attempt(() => findNumbers(name, text, start));
  if (words.kind === 'done' && allNumerals(text, words.value)) {
    const indexed = indexedValues(text, words.value);
    if (indexed) return numbers('numbers with an index (b-file)', indexed);
    return numbers(text[start] === BRACKET ? 'numbers in brackets' : 'numbers', words.value);
  }
  const columns = isJson(text, start)
    ? attempt(() => jsonColumn(text, start, options))
    : attempt(() => guessedTable(text, start, options));
  if (columns.kind === 'done' && columns.value !== undefined) return columns.value();
  if (kind === undefined && !mostlyNumbers(text, start)) return undefined;
  if (columns.kind === 'failed') throw columns.mistake;
  if (words.kind === 'failed') throw words.mistake;
  return numbers('numbers', words.value);
}

const BRACKET = 91;
const BRACE = 123;

function isJson(text: Uint8Array, start: number): boolean {
  return text[start] === BRACKET || text[start] === BRACE;
}

function numbers(format: string, spans: Spans): Located {
  return { kind: 'numbers', format, spans, inputs: [] };
}

/** A reader that may not suit the text: its complaint counts only if nothing else suits. */
type Attempt<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly mistake: InputError };

function attempt<T>(read: () => T): Attempt<T> {
  try {
    return { kind: 'done', value: read() };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'failed', mistake: error };
    throw error;
  }
}

/** The rows of a JSON text, if most of them have a number where the target is looked for. */
function jsonColumn(text: Uint8Array, start: number, options: ReadOptions): (() => Located) | undefined {
  const located = locateJson(text, start, options);
  if (located.kind !== 'numbers') return undefined;
  const { starts, ends } = located.spans;
  const numerals = starts.filter((begin, i) => decimalsOf(text, begin, ends[i]) >= 0).length;
  return starts.length === 0 || numerals * 2 > starts.length ? () => located : undefined;
}

/** A reader of the last numeric column of a clear table: what is wrong with single rows is for it to tell. */
function guessedTable(text: Uint8Array, start: number, options: ReadOptions): (() => Located) | undefined {
  const table = readTable(options.name, text, start);
  return isClearTable(text, table) ? () => locateTable(text, table, options) : undefined;
}

function locateColumns(text: Uint8Array, start: number, options: ReadOptions): Located {
  return isJson(text, start)
    ? locateJson(text, start, options)
    : locateTable(text, readTable(options.name, text, start), options);
}

function locateJson(text: Uint8Array, start: number, options: ReadOptions): Located {
  const { name } = options;
  const json = readJson(name, text, start);
  const key = options.column ?? lastNumericKey(text, json);
  if (key !== undefined && options.inputs?.includes(key)) throw inputIsTarget(name, key);
  const layout = json.lines ? 'JSON lines' : 'JSON array';
  return {
    kind: 'numbers',
    format: key === undefined ? layout : `${layout}, member ${quote(key)}`,
    spans: jsonSpans(name, text, json, key),
    inputs: (options.inputs ?? []).map((input) => ({
      name: input,
      spans: jsonSpans(name, text, json, input),
    })),
  };
}

const TABLE_NAMES = {
  ',': 'CSV',
  '\t': 'TSV',
  ';': 'CSV with semicolons',
  ' ': 'table with blanks',
} as const;

function locateTable(text: Uint8Array, table: Table, options: ReadOptions): Located {
  const { name } = options;
  const inputs = (options.inputs ?? []).map((input) => columnNamed(name, table, input));
  const target =
    options.column !== undefined
      ? columnNamed(name, table, options.column)
      : lastNumericColumn(text, table, inputs);
  if (target < 0) throw new InputError(`${name}: no column holds numbers; name one with --column`);
  if (inputs.includes(target)) throw inputIsTarget(name, columnTitle(table, target));
  return {
    kind: 'numbers',
    format: `${TABLE_NAMES[table.delimiter]}, column ${quote(columnTitle(table, target))}`,
    spans: columnSpans(name, text, table, target),
    inputs: inputs.map((input) => ({
      name: columnTitle(table, input),
      spans: columnSpans(name, text, table, input),
    })),
  };
}

/** The name of a column (from 0), or `column2` where the header has none. */
function columnTitle(table: Table, column: number): string {
  return table.header?.[column] || `column${column + 1}`;
}

function inputIsTarget(name: string, column: string): InputError {
  return new InputError(`${name}: column ${quote(column)} cannot be both the target and an input`);
}
