import { decimalsOf } from './numeral.js';
import { addSpan, emptySpans, mistakeAt, type Spans } from './spans.js';

const BLANK = 0;
const COMMA = 1;
const OPEN = 2;
const CLOSE = 3;
const HASH = 4;
const WORD = 5;

/** The class of every byte: what separates words (up to CLOSE), and what they are made of. */
const CLASSES = new Uint8Array(256).fill(WORD);
for (const byte of '\t\n\v\f\r ') CLASSES[byte.charCodeAt(0)] = BLANK;
for (const byte of ',;') CLASSES[byte.charCodeAt(0)] = COMMA;
for (const byte of '[({') CLASSES[byte.charCodeAt(0)] = OPEN;
for (const byte of '])}') CLASSES[byte.charCodeAt(0)] = CLOSE;
CLASSES['#'.charCodeAt(0)] = HASH;

/**
 * Finds the words of a text from byte `from` on: whatever stands between blanks, line ends, commas, semicolons and
 * brackets. A `#` at the start of a word opens a comment up to the end of its line.
 * @throws InputError where two commas have nothing between them, or brackets are not closed
 */
export function findNumbers(source: string, text: Uint8Array, from: number): Spans {
  const spans = emptySpans();
  let comma = -1;
  let depth = 0;
  let opened = from;
  let at = from;
  while (at < text.length) {
    switch (CLASSES[text[at]]) {
      case BLANK:
        at++;
        break;
      case COMMA:
        if (comma >= 0) throw mistakeAt(source, text, at, 'a value is missing between two separators');
        comma = at++;
        break;
      case OPEN:
        if (depth++ === 0) opened = at;
        at++;
        break;
      case CLOSE:
        if (depth-- === 0) throw mistakeAt(source, text, at, 'this bracket was not opened');
        at++;
        break;
      case HASH:
        while (at < text.length && text[at] !== 10) at++;
        break;
      default: {
        const start = at;
        while (at < text.length && CLASSES[text[at]] >= HASH) at++;
        addSpan(spans, start, at);
        comma = -1;
      }
    }
  }
  if (depth > 0) throw mistakeAt(source, text, opened, 'this bracket is not closed; is the text cut off?');
  return spans;
}

/** Whether the words of a text were meant as numbers: more than half of them are. Holes and brackets do not matter. */
export function mostlyNumbers(text: Uint8Array, from: number): boolean {
  let words = 0;
  let numbers = 0;
  let at = from;
  while (at < text.length) {
    const kind = CLASSES[text[at]];
    if (kind === HASH) while (at < text.length && text[at] !== 10) at++;
    else if (kind < HASH) at++;
    else {
      const start = at;
      while (at < text.length && CLASSES[text[at]] >= HASH) at++;
      words++;
      if (decimalsOf(text, start, at) >= 0) numbers++;
    }
  }
  return numbers * 2 > words;
}

/** Whether every span is a numeral, and there is one. */
export function allNumerals(text: Uint8Array, spans: Spans): boolean {
  return (
    spans.starts.length > 0 && spans.starts.every((start, i) => decimalsOf(text, start, spans.ends[i]) >= 0)
  );
}
