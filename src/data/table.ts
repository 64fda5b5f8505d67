import { InputError } from '../errors.js';
import { decimalsOf, meantAsNumber } from './numeral.js';
import { addSpan, byteString, emptySpans, mistakeAt, readable, type Spans } from './spans.js';

/** The cells of a CSV, TSV or blank-separated text. Cell spans leave out quotes and the blanks around them. */
export interface Table {
  readonly delimiter: Delimiter;
  /** Column names of the header line, or undefined when the first record holds numbers only. */
  readonly header: readonly string[] | undefined;
  /** All cells of all records, the header left out, record after record. */
  readonly cells: Spans;
  /** Index in `cells` of the first cell of each record, and at the end the number of cells. */
  readonly records: readonly number[];
}

export type Delimiter = ',' | ';' | '\t' | ' ';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const HASH = 35;

/**
 * Reads the records of a text (RFC 4180 with any of four delimiters; lines that start with `#` and blank lines are
 * skipped) from byte `from` on. The parser is our own because every cell's place in the file is needed.
 * @throws InputError when a quote is not closed or followed by more text
 */
export function readTable(source: string, text: Uint8Array, from: number): Table {
  const delimiter = delimiterOf(text, from);
  const cells = emptySpans();
  const records: number[] = [];
  let at = from;
  while (at < text.length) {
    if (text[at] === NEWLINE || text[at] === RETURN) at++;
    else if (text[at] === HASH || isBlankLine(text, at)) at = lineEnd(text, at);
    else {
      records.push(cells.starts.length);
      at = readRecord(source, text, at, delimiter, cells);
    }
  }
  records.push(cells.starts.length);
  const width = records.length > 1 ? records[1] : 0;
  let named = false;
  for (let i = 0; i < width; i++) {
    if (isName(text, cells.starts[i], cells.ends[i])) named = true;
  }
  if (!named) return { delimiter, header: undefined, cells, records };
  const header = Array.from({ length: width }, (_, i) =>
    readable(text, cells.starts[i], cells.ends[i]).replaceAll('""', '"'),
  );
  const body = { starts: cells.starts.slice(width), ends: cells.ends.slice(width) };
  return { delimiter, header, cells: body, records: records.slice(1).map((first) => first - width) };
}

/** Whether a cell can be the name of a column: neither a number nor something meant as one, such as `NaN` or `1e5`. */
function isName(text: Uint8Array, start: number, end: number): boolean {
  return start < end && decimalsOf(text, start, end) < 0 && !meantAsNumber(byteString(text, start, end));
}

/** The delimiter that the first record has most of; a comma where it has none. */
function delimiterOf(text: Uint8Array, from: number): Delimiter {
  let start = from;
  while (start < text.length && (text[start] === HASH || isBlankLine(text, start))) {
    start = lineEnd(text, start) + 1;
  }
  const line = readable(text, start, lineEnd(text, start))
    .replaceAll(/"[^"]*"/g, '')
    .trim();
  const candidates: Delimiter[] = ['\t', ';', ','];
  let best: Delimiter = /\S +\S/.test(line) ? ' ' : ',';
  let most = 0;
  for (const candidate of candidates) {
    const count = line.split(candidate).length - 1;
    if (count > most) {
      best = candidate;
      most = count;
    }
  }
  return best;
}

function lineEnd(text: Uint8Array, from: number): number {
  const end = text.indexOf(NEWLINE, from);
  return end < 0 ? text.length : end;
}

function isBlankLine(text: Uint8Array, from: number): boolean {
  let at = from;
  while (at < text.length && isBlank(text[at])) at++;
  return at === text.length || text[at] === NEWLINE;
}

function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === RETURN;
}

/** Reads one record and returns the offset behind its last cell, at the line end. */
function readRecord(
  source: string,
  text: Uint8Array,
  from: number,
  delimiter: Delimiter,
  cells: Spans,
): number {
  const between = delimiter.charCodeAt(0);
  const padding = (byte: number) => isBlank(byte) && byte !== between;
  let at = from;
  if (delimiter === ' ') while (text[at] === between) at++;
  for (;;) {
    while (at < text.length && padding(text[at])) at++;
    if (text[at] === QUOTE) at = readQuoted(source, text, at, cells);
    else {
      const start = at;
      while (at < text.length && text[at] !== between && text[at] !== NEWLINE) at++;
      let end = at;
      while (end > start && isBlank(text[end - 1])) end--;
      addSpan(cells, start, end);
    }
    while (at < text.length && padding(text[at])) at++;
    if (at === text.length || text[at] === NEWLINE) return at;
    if (text[at] !== between) throw mistakeAt(source, text, at, `expected the next column after this quote`);
    at++;
    if (delimiter === ' ') {
      while (at < text.length && isBlank(text[at])) at++;
      if (at === text.length || text[at] === NEWLINE) return at;
    }
  }
}

/** Adds the text inside quotes as a cell and returns the offset behind the closing quote. */
function readQuoted(source: string, text: Uint8Array, open: number, cells: Spans): number {
  let at = open + 1;
  while (at < text.length) {
    if (text[at] !== QUOTE) at++;
    else if (text[at + 1] === QUOTE) at += 2;
    else {
      addSpan(cells, open + 1, at);
      return at + 1;
    }
  }
  throw mistakeAt(source, text, open, 'this quote is not closed; is the file cut off?');
}

/** Columns of a table: as many as its header, or its first record, has. */
export function widthOf(table: Table): number {
  return table.header?.length ?? (table.records.length > 1 ? table.records[1] : 0);
}

/**
 * The cells of one column (from 0), a span a record.
 * @throws InputError at the first record with another number of columns
 */
export function columnSpans(source: string, text: Uint8Array, table: Table, column: number): Spans {
  const width = widthOf(table);
  const { cells, records } = table;
  const spans = emptySpans();
  for (let record = 0; record + 1 < records.length; record++) {
    const first = records[record];
    const count = records[record + 1] - first;
    if (count !== width) {
      const detail = `this row has ${plural(count, 'column')}, the first one has ${width}`;
      throw mistakeAt(source, text, cells.starts[first], detail);
    }
    addSpan(spans, cells.starts[first + column], cells.ends[first + column]);
  }
  return spans;
}

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/**
 * The last column (but those excluded) of which more than half of the cells are numerals, or -1. Also -1 if most
 * records have another number of columns than the first: then it is no table.
 */
export function lastNumericColumn(text: Uint8Array, table: Table, excluded: readonly number[]): number {
  const width = widthOf(table);
  const { cells, records } = table;
  const numerals = new Array<number>(width).fill(0);
  let regular = 0;
  for (let record = 0; record + 1 < records.length; record++) {
    const first = records[record];
    if (records[record + 1] - first !== width) continue;
    regular++;
    for (let i = 0; i < width; i++) {
      if (decimalsOf(text, cells.starts[first + i], cells.ends[first + i]) >= 0) numerals[i]++;
    }
  }
  if (regular * 2 <= records.length - 1) return -1;
  return numerals.findLastIndex((count, i) => count * 2 > records.length - 1 && !excluded.includes(i));
}

/**
 * The place (from 0) of the column that a person named: a header's name, or else an index from 1.
 * @throws InputError with the names there are
 */
export function columnNamed(source: string, table: Table, asked: string): number {
  const width = widthOf(table);
  const byName = table.header?.indexOf(asked) ?? -1;
  if (byName >= 0) return byName;
  if (/^\d+$/.test(asked)) {
    const index = Number(asked);
    if (index >= 1 && index <= width) return index - 1;
    throw new InputError(`${source}: there is no column ${asked}; it has columns 1 to ${width}`);
  }
  if (table.header === undefined) {
    const detail = `it has no header line; give an index from 1 to ${width}`;
    throw new InputError(`${source}: there is no column named "${asked}": ${detail}`);
  }
  const names = table.header.map((name) => `"${name}"`);
  const shown = names.length > 12 ? [...names.slice(0, 12), '…'] : names;
  throw new InputError(`${source}: there is no column named "${asked}"; it has ${shown.join(', ')}`);
}
