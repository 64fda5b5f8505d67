import type { InputError } from '../errors.js';
import { type Column, columnOf } from './column.js';
import type { KindName } from './kind.js';
import { isMissing, type PresentCells, presentCells } from './missing.js';
import { AmbiguousCell, type NotationForm } from './notation-form.js';
import { notationOf, notationTitle, readNotation } from './notations.js';
import {
  decimalsOf,
  firstNoNumeral,
  isMeantAsNumber,
  isNumeral,
  notANumber,
  readNumerals,
} from './numeral.js';
import { asSignificant, clearlySignificant } from './significant.js';
import { byteString, mistakeAt, quoteToken, type Spans } from './spans.js';
import type { Notation } from './surface.js';

/** A column of cells as values. */
export interface ReadColumn {
  readonly kind: KindName;
  readonly column: Column;
  readonly decimals: number;
  readonly significant?: number;
  readonly alphabet: readonly number[];
  readonly notation: Notation;
  /** What people call the notation; undefined for plain digits. */
  readonly title: string | undefined;
  /** Where the value of each row stands; undefined if some stand nowhere. */
  readonly spans: Spans | undefined;
  /** The cells with and without values. */
  readonly cells: PresentCells;
  /** The cell of each row; undefined where all are the same. */
  readonly places: readonly number[] | undefined;
}

/** The texts of cells, as byte strings. */
export function textsOf(text: Uint8Array, { starts, ends }: Spans): string[] {
  return starts.map((start, cell) => byteString(text, start, ends[cell]));
}

/** Whether numbers are taken as places among those of so many significant digits: where they clearly are such, whatever they are, or not at all. */
export type Significance = 'guessed' | 'asked' | 'never';

/**
 * Reads cells as values, in plain digits or any other notation. Those without a value are left out.
 *
 * @param way what to do about a cell that is no value, for people; usually to read the file as bytes
 * @throws InputError at the first cell that is no value
 */
export function readCells(
  source: string,
  text: Uint8Array,
  cells: Spans,
  significance: Significance = 'guessed',
  way?: string,
): ReadColumn {
  const present = presentCells(text, cells);
  const { spans, dots } = present;
  if (dots >= 0) throw mistakeAt(source, text, cells.starts[dots], DOTS_WITHIN);
  const wrong = firstNoNumeral(text, spans);
  if (wrong < 0) {
    const { column, decimals, uniform, width } = readNumerals(source, text, spans);
    const numbers: ReadColumn = {
      ...{ kind: decimals > 0 ? 'decimal' : 'integer', column, decimals, alphabet: [] },
      ...{ notation: { decimals, trimmed: !uniform, width }, title: undefined, spans, cells: present },
      places: present.places,
    };
    const decimalsAt = (row: number) => decimalsOf(text, spans.starts[row], spans.ends[row]);
    return withSignificance(numbers, uniform, decimalsAt, significance);
  }
  const read = readTexts(source, text, spans);
  if (read === undefined) throw unreadable(source, text, spans, wrong, way);
  const { values, notation, shownDecimals } = read;
  const form = notationOf(notation.writing!);
  if (form.joined !== undefined && present.missing.length > 0)
    throw mistakeAt(source, text, cells.starts[present.missing[0]], FRACTION_WITHIN);
  const words = form.isSymbol ? notation.writing!.words.map((_, index) => index) : [];
  const numbers: ReadColumn = {
    kind: form.isSymbol ? 'symbol' : notation.decimals > 0 ? 'decimal' : 'integer',
    column: columnOf(values),
    decimals: notation.decimals,
    alphabet: words,
    notation,
    title: notationTitle(notation.writing!),
    spans: form.joined === undefined ? spans : rowSpans(text, spans, form.joined.rows, form.joined.split),
    cells: present,
    places: form.joined === undefined ? present.places : repeated(present, form.joined.rows),
  };
  if (shownDecimals === undefined) return numbers;
  const areAlike = shownDecimals.every((decimals) => decimals === shownDecimals[0]);
  return withSignificance(numbers, areAlike, (row) => shownDecimals[row], significance);
}

/** Numbers as those of so many significant digits, if they are asked for so or clearly are; `areAlike` if all have as many digits after the point. */
function withSignificance(
  numbers: ReadColumn,
  areAlike: boolean,
  decimalsAt: (row: number) => number,
  significance: Significance,
): ReadColumn {
  if (significance === 'never' || (significance === 'guessed' && areAlike)) return numbers;
  const read = (significance === 'asked' ? asSignificant : clearlySignificant)(numbers, decimalsAt);
  if (read === undefined) return numbers;
  const { column, grid, trimmed } = read;
  const title = `${grid.significant} significant digits`;
  return {
    ...numbers,
    ...{ kind: 'significant', column, ...grid },
    notation: { ...numbers.notation, ...grid, trimmed, width: 0 },
    title: numbers.title === undefined ? title : `${numbers.title}, ${title}`,
  };
}

/** The mistake of cells in no one notation, of which `wrong` is the first that is no numeral. */
function unreadable(source: string, text: Uint8Array, spans: Spans, wrong: number, way?: string): InputError {
  const texts = textsOf(text, { ...spans, starts: spans.starts.slice(0, MOST_COMPARED) });
  const odd = unlikeTheRest(texts);
  if (odd === undefined) {
    const unknown = texts.findIndex((each) => !isNumeral(each) && formOf([each, each])?.isSymbol !== false);
    const cell = unknown < 0 ? wrong : unknown;
    return mistakeAt(source, text, spans.starts[cell], notANumber(text, spans, cell, way));
  }
  const [start, end] = [spans.starts[odd.cell], spans.ends[odd.cell]];
  const detail = `${quoteToken(text, start, end)} is unlike most other cells, which are read as ${odd.title}`;
  return mistakeAt(source, text, start, detail);
}

/** Cells that are compared with each other, the first of them. */
const MOST_COMPARED = 1000;

/** So many cells of one notation, three in four of all, are meant so. */
const LEAST_ALIKE = 3;

/** Cells in the notation that all of them are in; undefined where there is none, or two. */
function readClear(texts: readonly string[]): ReturnType<typeof readNotation> {
  try {
    return readNotation({ texts });
  } catch (error) {
    if (error instanceof AmbiguousCell) return undefined;
    throw error;
  }
}

/** The first cell that is not in the notation of three in four of all, and what people call that; undefined where there is none. */
export function unlikeTheRest(
  texts: readonly string[],
): { readonly cell: number; readonly title: string } | undefined {
  // One cell alone is no weekday or month yet.
  const forms = texts
    .slice(0, MOST_COMPARED)
    .map((text) => (isNumeral(text) ? undefined : formOf([text, text])));
  const counts = new Map<NotationForm, number>();
  for (const form of forms)
    if (form !== undefined && !form.isSymbol && !form.isLabel) counts.set(form, (counts.get(form) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  if (most === undefined || most[1] < LEAST_ALIKE || most[1] * 4 < forms.length * 3) return undefined;
  const cell = forms.findIndex((form) => form !== most[0]);
  const alike = cell < 0 ? undefined : readClear(texts.filter((_, i) => forms[i] === most[0]));
  return alike && { cell, title: notationTitle(alike.notation.writing!) };
}

/** The cell of each row where a cell is several rows. */
function repeated({ spans, places }: PresentCells, rows: number): readonly number[] {
  return Array.from({ length: spans.starts.length * rows }, (_, row) => {
    const cell = Math.floor(row / rows);
    return places?.[cell] ?? cell;
  });
}

const DOTS_WITHIN = 'dots have to stand behind all values; a ? stands for one value that is to be found';

const FRACTION_WITHIN =
  'a fraction is missing here; what is to be found has to stand behind them, or they have a common denominator';

function readTexts(source: string, text: Uint8Array, spans: Spans): ReturnType<typeof readNotation> {
  try {
    return readNotation({ texts: textsOf(text, spans) });
  } catch (error) {
    if (!(error instanceof AmbiguousCell)) throw error;
    const [start, end] = [spans.starts[error.cell], spans.ends[error.cell]];
    throw mistakeAt(source, text, start, `${quoteToken(text, start, end)} ${error.message}`);
  }
}

function rowSpans(
  text: Uint8Array,
  cells: Spans,
  rows: number,
  split: (text: string) => readonly (readonly [number, number])[],
): Spans | undefined {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [cell, shown] of textsOf(text, cells).entries()) {
    const parts = split(shown);
    if (parts.length !== rows) return undefined;
    for (const [from, to] of parts) {
      starts.push(cells.starts[cell] + from);
      ends.push(cells.starts[cell] + to);
    }
  }
  return { starts, ends };
}

/** The notation besides plain digits that the cells with values are in. */
export function formOf(texts: readonly string[]): NotationForm | undefined {
  const present = texts.filter((text) => !isMissing(text));
  try {
    const read = present.length > 0 ? readNotation({ texts: present }) : undefined;
    return read && notationOf(read.notation.writing!);
  } catch (error) {
    if (error instanceof AmbiguousCell) return notationOf({ name: 'date' });
    throw error;
  }
}

/**
 * What a column holds: amounts, or what is meant as such and has mistakes; places in an order, such as dates or letters; or text.
 */
export type Content = 'amounts' | 'places' | 'text';

/** What cells hold, as byte strings. */
export function contentOf(texts: readonly string[]): Content {
  const present = texts.filter((text) => !isMissing(text));
  const numerals = present.filter((text) => isNumeral(text)).length;
  if (numerals * 2 > present.length) return 'amounts';
  const form = formOf(present);
  if (form !== undefined) return form.isAmount ? 'amounts' : form.isSymbol ? 'text' : 'places';
  const meant = present.filter(isMeantAsNumber).length;
  return meant > 0 && (numerals + meant) * 2 > present.length ? 'amounts' : 'text';
}
