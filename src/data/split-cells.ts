import { HASH, isBlank, NEWLINE } from './lines.js';
import { addSpan, emptySpans, type Spans } from './spans.js';

/** What stands between the cells of a list. Line ends always do; a blank stands for any number of blanks. */
export type Separator = ';' | '\t' | ',' | '\n' | ' ';

const QUOTES = [34, 39];
const OPENING = '[({';
const CLOSING = '])}';

/**
 * The cells of a list from byte `from` on: what stands between separators, without the blanks, the quotes and the one pair of brackets around
 * them. Blank lines, and lines that begin with `#` and a blank, are skipped, and so is a separator at the end of a line.
 *
 * @param most cells to find
 */
export function splitCells(
  text: Uint8Array,
  from: number,
  separator: Separator,
  most = Number.POSITIVE_INFINITY,
): Spans {
  const { start, end } = withoutBrackets(text, from);
  const cells = emptySpans();
  for (let line = start; line < end && cells.starts.length < most; ) {
    const newline = text.indexOf(NEWLINE, line);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    if (!isRemark(text, line)) splitLine(text, trimmed(text, line, lineEnd), separator, cells, most);
    line = lineEnd + 1;
  }
  return cells;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function splitLine(
  text: Uint8Array,
  { start, end }: Range,
  separator: Separator,
  cells: Spans,
  most: number,
): void {
  const between = separator.charCodeAt(0);
  for (let at = start; at < end && cells.starts.length < most; ) {
    if (separator === ' ' && isBlank(text[at])) {
      at++;
      continue;
    }
    let until = at;
    while (until < end && (separator === ' ' ? !isBlank(text[until]) : text[until] !== between)) until++;
    const cell = withoutQuotes(text, trimmed(text, at, until));
    addSpan(cells, cell.start, cell.end);
    at = until + 1;
  }
}

function withoutBrackets(text: Uint8Array, from: number): Range {
  const { start, end } = trimmed(text, from, text.length);
  const opening = OPENING.indexOf(String.fromCharCode(text[start]));
  const isPair = opening >= 0 && end - start > 1 && text[end - 1] === CLOSING.charCodeAt(opening);
  return isPair ? { start: start + 1, end: end - 1 } : { start, end };
}

function withoutQuotes(text: Uint8Array, { start, end }: Range): Range {
  const isQuoted = end - start > 1 && QUOTES.includes(text[start]) && text[end - 1] === text[start];
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

function isRemark(text: Uint8Array, line: number): boolean {
  return text[line] === HASH && (text[line + 1] === 32 || text[line + 1] === 9);
}

function trimmed(text: Uint8Array, from: number, to: number): Range {
  let start = from;
  let end = to;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return { start, end };
}
