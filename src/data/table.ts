import { InputError } from '../errors.js';
import { type Content, contentOf, formOf } from './cells.js';
import { isMissing } from './missing.js';
import { decimalsOf, isNumeral } from './numeral.js';
import { type Records, readRecords } from './records.js';
import { addSpan, byteString, emptySpans, mistakeAt, quote, readable, type Spans } from './spans.js';
import { splitUnit } from './unit.js';

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
  const isHeader = first.some((cell, i) => isName(cell) && !isLikeTheRest(text, all, i));
  if (!isHeader || isLabelled(text, all, first)) return { ...all, header: undefined };
  const header = first.map((name) => name.replaceAll('""', '"'));
  return { delimiter, header, cells, records: records.slice(1) };
}

/** Whether a cell can only be the name of a column: no number, nothing meant as one (`NaN`), no date or time. */
function isName(cell: string): boolean {
  return BEGINS_LIKE_NAME.test(cell) && !isMissing(cell);
}

const BEGINS_LIKE_NAME = /^(?![+-]?inf(inity)?$)[^\d+.-]/i;

/** In fewer rows a header and values may look alike by chance. */
const LEAST_ROWS = 3;

/** Rows that are looked at to see whether the first is one of them. */
const FIRST_ROWS = 100;

/** Whether the first cell of a column is one of those below it, or in the same notation, as in a list of weekdays. */
function isLikeTheRest(text: Uint8Array, { cells, records }: Records, column: number): boolean {
  const texts: string[] = [];
  for (let record = 0; record + 1 < records.length && record < FIRST_ROWS; record++) {
    const cell = records[record] + column;
    if (cell < records[record + 1]) texts.push(byteString(text, cells.starts[cell], cells.ends[cell]));
  }
  if (texts.length < LEAST_ROWS) return false;
  if (texts.indexOf(texts[0], 1) > 0) return true;
  const form = formOf(texts);
  return form !== undefined && !form.isSymbol;
}

/**
 * Whether the first record is data like all others: names in columns of names, and numbers in columns of numbers. Years over numbers that
 * are none, and numbers that go on by one step, are names of columns.
 */
function isLabelled(text: Uint8Array, { cells, records }: Records, first: readonly string[]): boolean {
  const rows: (readonly string[])[] = [];
  for (let record = 1; record + 1 < records.length && record < FIRST_ROWS; record++) {
    const start = records[record];
    if (records[record + 1] - start === first.length)
      rows.push(first.map((_, i) => readable(text, cells.starts[start + i], cells.ends[start + i])));
  }
  const numbered = [...first.keys()].filter((column) => isNumeral(first[column]));
  if (rows.length + 1 < LEAST_ROWS || numbered.length === 0) return false;
  const isAlike = first.every((cell, i) => {
    const test = isNumeral(cell) ? isNumeral : isName;
    return test(cell) && rows.every((row) => test(row[i]));
  });
  const areYears = (row: readonly string[]) => numbered.every((column) => YEAR.test(row[column]));
  const numbers = numbered.map((column) => Number(first[column]));
  const step = numbers[1] - numbers[0];
  const goOn = numbers.length > 1 && numbers.every((each, i) => i === 0 || each - numbers[i - 1] === step);
  return isAlike && !goOn && (!areYears(first) || rows.every(areYears));
}

const YEAR = /^(1[5-9]|20|21)\d\d$/;

/** Whether a number of records is more than half of all. */
function isMost(count: number, table: Table): boolean {
  return count * 2 > table.records.length - 1;
}

/** The content of each column, and how many records have as many columns as the first. */
interface Contents {
  readonly contents: readonly Content[];
  readonly regular: number;
}

const CONTENTS = new WeakMap<Table, Contents>();

/** The contents of a table, looked at once. */
function contentsOf(text: Uint8Array, table: Table): Contents {
  const known = CONTENTS.get(table) ?? lookAt(text, table);
  CONTENTS.set(table, known);
  return known;
}

function lookAt(text: Uint8Array, table: Table): Contents {
  const width = widthOf(table);
  const { cells, records } = table;
  const numerals = new Array<number>(width).fill(0);
  const present = new Array<number>(width).fill(0);
  let regular = 0;
  for (let record = 0; record + 1 < records.length; record++) {
    const first = records[record];
    if (records[record + 1] - first !== width) continue;
    regular++;
    for (let i = 0; i < width; i++) {
      const [start, end] = [cells.starts[first + i], cells.ends[first + i]];
      const isNumeral = decimalsOf(text, start, end) >= 0;
      if (isNumeral) numerals[i]++;
      if (isNumeral || !isMissing(byteString(text, start, end))) present[i]++;
    }
  }
  const contents = numerals.map((count, i) => {
    if (count > 0 && count * 2 > present[i]) return 'amounts';
    return contentOf(regularTexts(text, table, width, i));
  });
  return { contents, regular };
}

/** The cells of a column in the records of full width, as byte strings. */
function regularTexts(text: Uint8Array, { cells, records }: Table, width: number, column: number): string[] {
  const texts: string[] = [];
  for (let record = 0; record + 1 < records.length; record++) {
    const cell = records[record] + column;
    if (records[record + 1] - records[record] === width)
      texts.push(byteString(text, cells.starts[cell], cells.ends[cell]));
  }
  return texts;
}

/** Columns of a table: as many as its header, or its first record, has. */
export function widthOf(table: Table): number {
  return table.header?.length ?? (table.records.length > 1 ? table.records[1] : 0);
}

/** What a column is called, and what the header says that it is measured in. */
export interface ColumnLabel {
  readonly title: string;
  readonly unit?: string;
}

/**
 * The names of all columns, each unlike the others: `column2` where the header has none, `x (2)` for the second that is called `x`. A unit in
 * brackets is no part of a name, unless names are the same without.
 */
export function columnLabels(table: Table): readonly ColumnLabel[] {
  const width = widthOf(table);
  const headers = Array.from(
    { length: width },
    (_, column) => table.header?.[column] || `column${column + 1}`,
  );
  const split = headers.map(splitUnit);
  const sharing = new Map<string, number>();
  for (const { name } of split) sharing.set(name, (sharing.get(name) ?? 0) + 1);
  const labels: ColumnLabel[] = [];
  const titles = new Set<string>();
  const counts = new Map<string, number>();
  for (let column = 0; column < width; column++) {
    const { name: short, unit } = split[column];
    const name = sharing.get(short) === 1 ? short : headers[column];
    let count = counts.get(name) ?? 0;
    let title: string;
    do title = ++count === 1 ? name : `${name} (${count})`;
    while (titles.has(title));
    counts.set(name, count);
    titles.add(title);
    labels.push({ title, ...(unit !== undefined && { unit }) });
  }
  return labels;
}

/** The place of the column of a name; -1 if there is none. */
export function placeOfTitle(labels: readonly ColumnLabel[], name: string): number {
  return labels.findIndex(({ title }) => title === name);
}

/**
 * The cells of one column (from 0), a span a record.
 * @throws InputError at the first record with another number of columns
 */
export function columnSpans(source: string, text: Uint8Array, table: Table, column: number): Spans {
  const uneven = unevenRecord(table);
  if (uneven >= 0) throw unevenMistake(source, text, table, uneven);
  const { cells, records } = table;
  const spans = emptySpans();
  for (let record = 0; record + 1 < records.length; record++) {
    const cell = records[record] + column;
    addSpan(spans, cells.starts[cell], cells.ends[cell]);
  }
  return spans;
}

/** The first record with another number of columns than the table, or -1. */
export function unevenRecord(table: Table): number {
  const width = widthOf(table);
  const { records } = table;
  for (let record = 0; record + 1 < records.length; record++)
    if (records[record + 1] - records[record] !== width) return record;
  return -1;
}

/** The mistake of a record with another number of columns than the table. */
export function unevenMistake(source: string, text: Uint8Array, table: Table, record: number): InputError {
  const { cells, records } = table;
  const columns = plural(records[record + 1] - records[record], 'column');
  const detail = `this row has ${columns}, the first one has ${widthOf(table)}`;
  return mistakeAt(source, text, cells.starts[records[record]], detail);
}

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/**
 * The column that is explained where none is named: the last one (but those excluded) of amounts, or else of places, or -1. Also -1 if most
 * records have another number of columns than the first: then it is no table.
 */
export function usualTarget(text: Uint8Array, table: Table, excluded: readonly number[]): number {
  const { contents, regular } = contentsOf(text, table);
  if (!isMost(regular, table)) return -1;
  const last = (asked: Content) =>
    contents.findLastIndex((content, i) => content === asked && !excluded.includes(i));
  const amounts = last('amounts');
  return amounts >= 0 ? amounts : last('places');
}

/** All columns that could be the target where none is named, but those excluded. */
export function usualTargets(text: Uint8Array, table: Table, excluded: readonly number[]): readonly number[] {
  const usual = usualTarget(text, table, excluded);
  if (usual < 0) return [];
  const { contents } = contentsOf(text, table);
  return [...contents.keys()].filter((i) => contents[i] === contents[usual] && !excluded.includes(i));
}

/**
 * Whether a text that is not all numbers is a table beyond doubt. It has a column of values, and either a header with
 * as many names or years as other numbers, or three rows or more with something else (a date) in a column that holds no amounts.
 */
export function isClearTable(text: Uint8Array, table: Table): boolean {
  if (usualTarget(text, table, []) < 0) return false;
  const { cells, records, header } = table;
  if (header !== undefined) {
    const numerals = header.filter((name) => NUMBER_NAME.test(name) && !YEAR.test(name)).length;
    return numerals * 2 <= header.length;
  }
  if (records.length <= 3) return false;
  const { contents } = contentsOf(text, table);
  return contents.some(
    (content, i) => content !== 'amounts' && decimalsOf(text, cells.starts[i], cells.ends[i]) < 0,
  );
}

const NUMBER_NAME = /^[+-]?\d+(\.\d*)?$/;

/**
 * The place (from 0) of the column that a person named: a header's name, with its unit or without, or else an index from 1.
 * @throws InputError with the names there are
 */
export function columnNamed(source: string, table: Table, asked: string): number {
  const width = widthOf(table);
  const byName = table.header?.indexOf(asked) ?? -1;
  if (byName >= 0) return byName;
  const byTitle = placeOfTitle(columnLabels(table), asked);
  if (byTitle >= 0) return byTitle;
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
