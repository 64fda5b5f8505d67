import { isQuestion } from './missing.js';
import { decimalsOf } from './numeral.js';
import { attemptOnce, NUMERIC, outcomeOf, type Source } from './source.js';
import { addSpan, byteString, emptySpans, mistakeAt, type Spans } from './spans.js';

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

/** The words of a file, and whether every one is a numeral and there is one. */
interface Words {
  readonly spans: Spans;
  readonly allNumerals: boolean;
}

const wordsIn = attemptOnce(({ name, bytes, start }): Words => {
  const spans = findNumbers(name, bytes, start);
  const { starts, ends } = spans;
  const allNumerals = starts.length > 0 && starts.every((from, i) => decimalsOf(bytes, from, ends[i]) >= 0);
  return { spans, allNumerals };
});

/**
 * The words of a file as {@link findNumbers} finds them.
 * @throws InputError where they cannot be told apart
 */
export function wordsOf(source: Source): Spans {
  return outcomeOf(wordsIn(source)).spans;
}

/** Whether a file is nothing but numerals and what separates them. */
export function holdsOnlyNumbers(source: Source): boolean {
  const words = wordsIn(source);
  return words.kind === 'done' && words.value.allNumerals;
}

/** Whether a file was meant as numbers: they are asked for, or more than half of its words are some, but for those that ask for one. Holes and brackets do not matter. */
export function meantAsNumbers({ bytes, start, options }: Source): boolean {
  if (options.kind !== undefined) return NUMERIC.some((kind) => kind === options.kind);
  let words = 0;
  let numbers = 0;
  let at = start;
  while (at < bytes.length) {
    const kind = CLASSES[bytes[at]];
    if (kind === HASH) while (at < bytes.length && bytes[at] !== 10) at++;
    else if (kind < HASH) at++;
    else {
      const from = at;
      while (at < bytes.length && CLASSES[bytes[at]] >= HASH) at++;
      if (!isQuestion(byteString(bytes, from, at))) words++;
      if (decimalsOf(bytes, from, at) >= 0) numbers++;
    }
  }
  return numbers * 2 > words;
}
