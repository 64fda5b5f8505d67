import { InputError } from '../errors.js';
import { decimalsOf, meantAsNumber } from './numeral.js';
import { type Records, readRecords } from './records.js';
import { addSpan, emptySpans, mistakeAt, quote, readable, type Spans } from './spans.js';

/** Records below column names. */
export interface Table extends Records {
  /** The names in the first record, which is then not among `records`; undefined when it holds data. */
  readonly header: readonly string[] | undefined;
}

/**
 * Reads a text as a table. Its first record is the header if a name stands in it.
 * @throws InputError when a quote is not closed or followed by more text
 */
export function readTable(source: string, text: Uint8Array, from: number): Table {
  const all = readRecords(source, text, from);
  const { delimiter, cells, records } = all;
  const width = records.length > 1 ? records[1] : 0;
  const first = Array.from({ length: width }, (_, i) => readable(text, cells.starts[i], cells.ends[i]));
  if (!first.some(isName)) return { ...all, header: undefined };
  const header = first.map((name) => name.replaceAll('""', '"'));
  return { delimiter, header, cells, records: records.slice(1) };
}

/** Whether a cell can only be the name of a column: no number, nothing meant as one (`NaN`), no date or time. */
function isName(cell: string): boolean {
  return /^[^\d+.-]/.test(cell) && !meantAsNumber(cell);
}

/** Whether a number of records is more than half of all. */
function isMost(count: number, table: Table): boolean {
  return count * 2 > table.records.length - 1;
}

/** For each column the records in which it holds a numeral, and how many records have this width at all. */
function numeralCounts(
  text: Uint8Array,
  table: Table,
  width: number,
): { readonly counts: readonly number[]; readonly regular: number } {
  const { cells, records } = table;
  const counts = new Array<number>(width).fill(0);
  let regular = 0;
  for (let record = 0; record + 1 < records.length; record++) {
    const first = records[record];
    if (records[record + 1] - first !== width) continue;
    regular++;
    for (let i = 0; i < width; i++) {
      if (decimalsOf(text, cells.starts[first + i], cells.ends[first + i]) >= 0) counts[i]++;
    }
  }
  return { counts, regular };
}

/** Columns of a table: as many as its header, or its first record, has. */
export function widthOf(table: Table): number {
  return table.header?.length ?? (table.records.length > 1 ? table.records[1] : 0);
}

/** The names of all columns, each unlike the others: `column2` where the header has none, `x (2)` for the second that is called `x`. */
export function columnTitles(table: Table): readonly string[] {
  const titles = new Set<string>();
  const counts = new Map<string, number>();
  for (let column = 0; column < widthOf(table); column++) {
    const name = table.header?.[column] || `column${column + 1}`;
    let count = counts.get(name) ?? 0;
    let title: string;
    do title = ++count === 1 ? name : `${name} (${count})`;
    while (titles.has(title));
    counts.set(name, count);
    titles.add(title);
  }
  return [...titles];
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
  const { counts, regular } = numeralCounts(text, table, widthOf(table));
  if (!isMost(regular, table)) return -1;
  return counts.findLastIndex((count, i) => isMost(count, table) && !excluded.includes(i));
}

/**
 * Whether a text that is not all numbers is a table beyond doubt. It has a column of numbers, and either a header with
 * as many names as numbers, or three rows or more with something else (a date) in a column that holds no numbers.
 */
export function isClearTable(text: Uint8Array, table: Table): boolean {
  if (lastNumericColumn(text, table, []) < 0) return false;
  const { cells, records, header } = table;
  if (header !== undefined) {
    const numerals = header.filter((name) => /^[+-]?\d+(\.\d*)?$/.test(name)).length;
    return numerals * 2 <= header.length;
  }
  if (records.length <= 3) return false;
  const { counts } = numeralCounts(text, table, records[1]);
  return counts.some(
    (count, i) => !isMost(count, table) && decimalsOf(text, cells.starts[i], cells.ends[i]) < 0,
  );
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
    throw new InputError(`${source}: there is no column named ${quote(asked)}: ${detail}`);
  }
  const names = table.header.map(quote);
  const shown = names.length > 12 ? [...names.slice(0, 12), '…'] : names;
  throw new InputError(`${source}: there is no column named ${quote(asked)}; it has ${shown.join(', ')}`);
}
