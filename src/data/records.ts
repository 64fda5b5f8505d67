import { HASH, NEWLINE, RETURN } from './lines.js';
import { addSpan, emptySpans, mistakeAt, readable, type Spans } from './spans.js';

/** The cells of a CSV, TSV, or text with bars or blanks between cells. Cell spans leave out quotes and the blanks around them. */
export interface Records {
  readonly delimiter: Delimiter;
  /** All cells, record after record. */
  readonly cells: Spans;
  /** Index in `cells` of the first cell of each record, and at the end the number of cells. */
  readonly records: readonly number[];
}

export type Delimiter = ',' | ';' | '\t' | '|' | ' ';

const BAR = '|';
const QUOTE = 34;

/**
 * Reads the records of a text (RFC 4180 with any of five delimiters; lines that start with `#`, blank lines, and the rules of a table with
 * bars are skipped) from byte `from` on. The parser is our own because every cell's place in the file is needed.
 * @throws InputError when a quote is not closed or followed by more text
 */
export function readRecords(source: string, text: Uint8Array, from: number): Records {
  const delimiter = delimiterOf(text, from);
  const cells = emptySpans();
  const records: number[] = [];
  let at = from;
  while (at < text.length) {
    if (text[at] === NEWLINE || text[at] === RETURN) at++;
    else if (text[at] === HASH || isBlankLine(text, at) || (delimiter === BAR && isRule(text, at)))
      at = lineEnd(text, at);
    else {
      records.push(cells.starts.length);
      at = readRecord(source, text, at, delimiter, cells);
    }
  }
  records.push(cells.starts.length);
  return { delimiter, cells, records };
}

/** The delimiter that the first record has most of; a comma where it has none. */
function delimiterOf(text: Uint8Array, from: number): Delimiter {
  let start = from;
  while (start < text.length && (text[start] === HASH || isBlankLine(text, start) || isRule(text, start))) {
    start = lineEnd(text, start) + 1;
  }
  const line = readable(text, start, lineEnd(text, start))
    .replaceAll(/"[^"]*"/g, '')
    .trim();
  const candidates: Delimiter[] = ['\t', ';', ',', BAR];
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

/** Whether a line is drawn between the rows of a table with bars: `|---|:-:|`, `----+----`. */
function isRule(text: Uint8Array, from: number): boolean {
  const end = Math.min(lineEnd(text, from), from + LONGEST_RULE);
  return /^[\s|+:-]*--[\s|+:-]*$/.test(readable(text, from, end));
}

/** So much of a line is looked at to see whether it is a rule. */
const LONGEST_RULE = 1000;

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
  const first = delimiter === BAR ? behindBar(text, at) : at;
  const closes = delimiter === ' ' || first > at;
  at = first;
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
    if (closes) {
      while (at < text.length && isBlank(text[at])) at++;
      if (at === text.length || text[at] === NEWLINE) return at;
    }
  }
}

/** The offset behind a bar that a line begins with, in front of the first cell; `from` where there is none. */
function behindBar(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text[at])) at++;
  return text[at] === BAR.charCodeAt(0) ? at + 1 : from;
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
