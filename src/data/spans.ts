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

/** The bytes of a text as people read them; bytes that are not UTF-8 show as U+FFFD. */
export function readable(text: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(text.subarray(start, end));
}

/** A token for an error message: in quotes, shortened when it is long. */
export function quoteToken(text: Uint8Array, start: number, end: number): string {
  const shown = readable(text, start, Math.min(end, start + 40));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must not reach a terminal
  const safe = shown.replaceAll(/[\x00-\x1f\x7f-\x9f]/g, '\u{fffd}');
  return end - start > 40 ? `"${safe}…"` : `"${safe}"`;
}

/** A mistake at a byte offset of a text, told as line and column (in characters, both from 1). */
export function mistakeAt(source: string, text: Uint8Array, offset: number, detail: string): SyntaxMistake {
  let line = 1;
  let column = 1;
  for (let at = 0; at < offset && at < text.length; at++) {
    if (text[at] === 10) {
      line++;
      column = 1;
    } else if ((text[at] & 0xc0) !== 0x80) column++;
  }
  return new SyntaxMistake(source, line, column, detail);
}
