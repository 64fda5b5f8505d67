import { addSpan, byteString, emptySpans, type Spans } from './spans.js';

/** Where the symbols of a text stand: one byte each, in document order. */
export interface SymbolText {
  readonly format: string;
  readonly layout: /** All bytes from `start` to `end` are symbols. */
    | { readonly kind: 'run'; readonly start: number; readonly end: number }
    /** Each span is one byte. */
    | { readonly kind: 'spread'; readonly spans: Spans };
  /** The alphabet if it is known beforehand; otherwise the bytes in use are the alphabet. */
  readonly alphabet: readonly number[] | undefined;
}

/** The alphabet of bits written as digits. */
export const BIT_DIGITS: readonly number[] = [48, 49];

/** Every byte value. */
export const ALL_BYTES: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte);

const NEWLINE = 10;
const RETURN = 13;

/** The offset of the first control character that no text has (below 32, but no blank or line end), or -1. */
export function firstBinary(text: Uint8Array): number {
  return text.findIndex((byte) => byte < 32 && (byte < 9 || byte > 13));
}

/** The offset of the first byte after leading blank lines and lines that start with `#`. */
export function skipComments(text: Uint8Array, from: number): number {
  return skipLines(text, from, (start, end) => start === end || text[start] === 35);
}

/** The same for texts of symbols, where only `#` followed by a blank (or nothing) opens a comment. */
export function skipRemarks(text: Uint8Array, from: number): number {
  return skipLines(
    text,
    from,
    (start, end) =>
      text[start] === 35 && (start + 1 === end || text[start + 1] === 32 || text[start + 1] === 9),
  );
}

function skipLines(text: Uint8Array, from: number, skipped: (start: number, end: number) => boolean): number {
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf(NEWLINE, start);
    let end = newline < 0 ? text.length : newline;
    if (end > start && text[end - 1] === RETURN) end--;
    if (!skipped(start, end)) return start;
    if (newline < 0) return text.length;
    start = newline + 1;
  }
  return start;
}

/** A string of at least this many digits 0 and 1 is read as bits, a shorter one as an integer. */
export const SHORTEST_BITS = 8;

/** A line of 0 and 1, or lines of them of equal length: at least eight digits. */
export function bitString(text: Uint8Array, from: number): SymbolText | undefined {
  const end = trimmedEnd(text, from);
  for (let at = from; at < end; at++) {
    const byte = text[at];
    if (byte !== 48 && byte !== 49 && byte !== NEWLINE && byte !== RETURN) return undefined;
  }
  const newline = text.indexOf(NEWLINE, from);
  const first = newline < 0 || newline > end ? end : newline;
  if (first - from < SHORTEST_BITS) return undefined;
  if (first === end)
    return { format: 'a string of bits', layout: { kind: 'run', start: from, end }, alphabet: BIT_DIGITS };
  const spans = equalLines(text, from, end, 1);
  if (spans === undefined) return undefined;
  return { format: 'lines of bits', layout: { kind: 'spread', spans }, alphabet: BIT_DIGITS };
}

/** Digits 0 and 1 with any blanks, commas, semicolons or brackets between them, for when bits were asked for. */
export function separatedBits(text: Uint8Array, from: number): SymbolText | undefined {
  const spans = emptySpans();
  for (let at = from; at < text.length; at++) {
    const byte = text[at];
    if (byte === 48 || byte === 49) addSpan(spans, at, at + 1);
    else if (!' \t\r\n,;[]'.includes(String.fromCharCode(byte))) return undefined;
  }
  if (spans.starts.length === 0) return undefined;
  return { format: 'bits as digits', layout: { kind: 'spread', spans }, alphabet: BIT_DIGITS };
}

/** One FASTA record: a line that starts with `>`, then lines of letters. The letters are the symbols. */
export function fasta(text: Uint8Array, from: number): SymbolText | undefined {
  if (text[from] !== 62) return undefined;
  const newline = text.indexOf(NEWLINE, from);
  if (newline < 0) return undefined;
  const spans = emptySpans();
  for (let at = newline + 1; at < text.length; at++) {
    const byte = text[at];
    const letter = byte | 32;
    if ((letter >= 97 && letter <= 122) || byte === 42 || byte === 45) addSpan(spans, at, at + 1);
    else if (byte !== NEWLINE && byte !== RETURN) return undefined;
  }
  if (spans.starts.length === 0) return undefined;
  return { format: 'a FASTA sequence', layout: { kind: 'spread', spans }, alphabet: undefined };
}

/**
 * Any text as symbols. A single line ends before its line end; lines of equal length without blanks (two or more, and
 * perhaps a shorter last one) are one sequence that was broken into lines; otherwise line ends are symbols too.
 */
export function symbolText(text: Uint8Array, from: number): SymbolText {
  const end = trimmedEnd(text, from);
  const start = from;
  const alphabet = undefined;
  if (start === end) return { format: 'bytes', layout: { kind: 'run', start, end: text.length }, alphabet };
  if (!lineEndBetween(text, start, end))
    return { format: 'a line of symbols', layout: { kind: 'run', start, end }, alphabet };
  const spans = equalLines(text, start, end, 2);
  if (spans !== undefined && !byteString(text, start, end).match(/[ \t]/)) {
    return { format: 'lines of symbols', layout: { kind: 'spread', spans }, alphabet };
  }
  return { format: 'text, a symbol a byte', layout: { kind: 'run', start, end: text.length }, alphabet };
}

/** The end of a text without the line ends that it closes with. */
function trimmedEnd(text: Uint8Array, from: number): number {
  let end = text.length;
  while (end > from && (text[end - 1] === NEWLINE || text[end - 1] === RETURN)) end--;
  return end;
}

function lineEndBetween(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text[at] === NEWLINE || text[at] === RETURN) return true;
  return false;
}

/** A span for every byte of lines that are equally long, but for the last; there must be `full` lines of full length. */
function equalLines(text: Uint8Array, from: number, to: number, full: number): Spans | undefined {
  const spans = emptySpans();
  let width = -1;
  let lines = 0;
  let start = from;
  while (start < to) {
    const newline = text.indexOf(NEWLINE, start);
    const last = newline < 0 || newline >= to;
    let end = last ? to : newline;
    if (end > start && text[end - 1] === RETURN) end--;
    if (width < 0) width = end - start;
    if (width === 0 || (last ? end - start > width : end - start !== width)) return undefined;
    if (end - start === width) lines++;
    for (let at = start; at < end; at++) {
      if (text[at] === RETURN) return undefined;
      addSpan(spans, at, at + 1);
    }
    start = last ? to : newline + 1;
  }
  return lines >= full ? spans : undefined;
}
