import { decimalsOf } from './numeral.js';
import { byteString, type Spans } from './spans.js';

/** A line of the OEIS file `stripped`: `A000045 ,0,1,1,2,3,`. */
export interface StrippedLine {
  readonly id: string;
  /** The offset of the first comma. */
  readonly terms: number;
  /** Whether another sequence follows. */
  readonly more: boolean;
}

/** Recognises a `stripped` line at byte `from`. */
export function strippedLine(text: Uint8Array, from: number): StrippedLine | undefined {
  const start = byteString(text, from, Math.min(text.length, from + 24));
  const match = /^(A\d{6,9})[ \t]*,/.exec(start);
  if (match === null) return undefined;
  const end = text.indexOf(10, from);
  const rest = end < 0 ? '' : byteString(text, end + 1, Math.min(text.length, end + 24));
  return { id: match[1], terms: from + match[0].length - 1, more: /^A\d{6,9}[ \t]*,/.test(rest) };
}

/**
 * The values of a b-file: at least three lines of an index and a value, the index counting up by one. Any words found
 * in a text can be tried.
 */
export function indexedValues(text: Uint8Array, words: Spans): Spans | undefined {
  const { starts, ends } = words;
  if (starts.length < 6 || starts.length % 2 !== 0) return undefined;
  const digits = byteString(text, starts[0], ends[0]);
  if (!/^(0|-?[1-9]\d{0,14})$/.test(digits)) return undefined;
  const first = Number(digits);
  for (let i = 0; i < starts.length; i += 2) {
    if (byteString(text, starts[i], ends[i]) !== String(first + i / 2)) return undefined;
    if (decimalsOf(text, starts[i + 1], ends[i + 1]) < 0) return undefined;
    if (hasNewline(text, ends[i], starts[i + 1])) return undefined;
    if (i + 2 < starts.length && !hasNewline(text, ends[i + 1], starts[i + 2])) return undefined;
  }
  return { starts: starts.filter((_, i) => i % 2 === 1), ends: ends.filter((_, i) => i % 2 === 1) };
}

function hasNewline(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text[at] === 10) return true;
  return false;
}
