import { SyntaxMistake } from '../errors.js';

/** Where the values of a text stand: value i is written in the bytes `starts[i]` up to and without `ends[i]`. */
export interface Spans {
  readonly starts: number[];
  readonly ends: number[];
}

export function emptySpans(): Spans {
  return { starts: [], ends: [] };
}

export function addSpan(spans: Spans, start: number, end: number): void {
  spans.starts.push(start);
  spans.ends.push(end);
}

/** The bytes of a text as a string of as many characters, one a byte (Latin-1): exact both ways. */
export function byteString(text: Uint8Array, start = 0, end = text.length): string {
  return Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1', start, end);
}

const DECODER = new TextDecoder();

/** The bytes of a text as people read them; bytes that are not UTF-8 show as U+FFFD. */
export function readable(text: Uint8Array, start: number, end: number): string {
  return DECODER.decode(text.subarray(start, end));
}

/** Longer words than this, in characters, are shortened in messages. */
const LONGEST_SHOWN = 40;

/** A word of the data for a message: in quotes, shortened when it is long, without what would upset a terminal. */
export function quote(word: string): string {
  const start = word.slice(0, LONGEST_SHOWN);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const safe = start.replaceAll(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]/g, '\u{fffd}');
  return word.length > LONGEST_SHOWN ? `"${safe}…"` : `"${safe}"`;
}

/** The same for bytes of a text. */
export function quoteToken(text: Uint8Array, start: number, end: number): string {
  return quote(readable(text, start, Math.min(end, start + 4 * LONGEST_SHOWN)));
}

/** A mistake at a byte offset of a text, told as line and column (in characters, both from 1). */
export function mistakeAt(source: string, text: Uint8Array, offset: number, detail: string): SyntaxMistake {
  let line = 1;
  let column = 1;
  for (let at = 0; at < offset && at < text.length; at++) {
    if (text[at] === 10 || (text[at] === 13 && text[at + 1] !== 10)) {
      line++;
      column = 1;
    } else if ((text[at] & 0xc0) !== 0x80) column++;
  }
  return new SyntaxMistake(source, line, column, detail);
}
