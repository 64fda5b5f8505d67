import { addSpan, emptySpans, type Spans } from './spans.js';

export const NEWLINE = 10;
export const RETURN = 13;
export const HASH = 35;

/** A text whose lines all end with a return alone, as on old Macs, with newlines in their place; any other as it is. */
export function withNewlines(text: Uint8Array): Uint8Array {
  if (text.includes(NEWLINE) || !text.includes(RETURN)) return text;
  return text.map((byte) => (byte === RETURN ? NEWLINE : byte));
}

/** Whether a byte is a blank, a tab or a line end. */
export function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** Whether a byte is a control character that no text has. */
export function isControl(byte: number): boolean {
  return byte < 32 && !isBlank(byte);
}

/** The offset of the first byte after leading blank lines, lines that start with `#` or `//`, and a line that tells the separator of a table. */
export function skipComments(text: Uint8Array, from: number): number {
  const isSlash = (at: number) => text[at] === 47;
  return skipLines(
    text,
    from,
    (start, end) =>
      start === end ||
      text[start] === HASH ||
      (isSlash(start) && isSlash(start + 1)) ||
      (end - start === SEPARATOR.length + 1 && SEPARATOR.every((byte, at) => text[start + at] === byte)),
  );
}

/** What spreadsheets write before the separator of a table, in a line of its own: `sep=;`. */
const SEPARATOR = Buffer.from('sep=');

/** The same for texts of symbols, where only `#` followed by a blank (or nothing) opens a comment. */
export function skipRemarks(text: Uint8Array, from: number): number {
  return skipLines(
    text,
    from,
    (start, end) =>
      text[start] === HASH && (start + 1 === end || text[start + 1] === 32 || text[start + 1] === 9),
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

/** The end of a text without the line ends that it closes with. */
export function trimmedEnd(text: Uint8Array, from: number): number {
  let end = text.length;
  while (end > from && (text[end - 1] === NEWLINE || text[end - 1] === RETURN)) end--;
  return end;
}

/** A span for every byte of lines that are equally long, but for the last; there must be `full` lines of full length. */
export function equalLines(text: Uint8Array, from: number, to: number, full: number): Spans | undefined {
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
