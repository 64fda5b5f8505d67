import { InputError } from '../../errors.js';
import { type Format, values } from '../format.js';
import { findNumbers } from '../number-list.js';
import { NUMERIC, type Source } from '../source.js';
import { addSpan, byteString, emptySpans, mistakeAt } from '../spans.js';

/**
 * An entry of the OEIS in its internal format (https://oeis.org/eishelp1.html), as `fmt=text` gives it: lines `%I A000045`,
 * `%S A000045 0,1,1,2,`, `%T`, `%U` … The terms are in %S, %T and %U, or with their signs in %V, %W and %X where an old entry has those.
 */
export const OEIS_ENTRY: Format = {
  kinds: NUMERIC,
  columns: false,
  binary: false,
  partial: false,
  detect: (source) => {
    const first = linesOf(source).next();
    return first.done || first.value.tagged === null ? 'none' : 'certain';
  },
  locate: (source) => {
    const { name, bytes } = source;
    const lines = [...linesOf(source)].map((line) => taggedLine(source, line));
    const [{ id }] = lines;
    const other = lines.find((line) => line.id !== id);
    if (other !== undefined) {
      const both = `${id} and ${other.id}`;
      throw new InputError(`${name}: it holds several OEIS sequences, ${both}; give the entry of one`);
    }
    const tags = lines.some(({ tag }) => tag === 'V') ? 'VWX' : 'STU';
    const spans = emptySpans();
    for (const { tag, from, to } of lines) {
      if (!tags.includes(tag)) continue;
      const { starts, ends } = findNumbers(name, bytes.subarray(0, to), from);
      for (const [index, start] of starts.entries()) addSpan(spans, start, ends[index]);
    }
    if (spans.starts.length === 0)
      throw new InputError(`${name}: the OEIS entry ${id} has no terms; they stand in lines %S, %T and %U`);
    return values(`OEIS entry ${id}`, spans);
  },
};

/** What may stand before an entry and between its lines besides comments: what a search of the OEIS prints. */
const AROUND = /^(#|Search: |Showing |\s*$)/;

interface Line {
  readonly at: number;
  readonly to: number;
  /** Its letter and its sequence, if it is a line of an entry. */
  readonly tagged: RegExpExecArray | null;
}

/** The lines of a file but those that may stand around an entry. */
function* linesOf({ bytes, start }: Source): Generator<Line, void> {
  for (let at = start; at < bytes.length; ) {
    const newline = bytes.indexOf(10, at);
    const to = newline < 0 ? bytes.length : newline;
    const line = byteString(bytes, at, to);
    if (!AROUND.test(line)) yield { at, to, tagged: /^%([A-Za-z]) (A\d{6,9})(?!\S)/.exec(line) };
    at = to + 1;
  }
}

/** The letter of a line, its sequence, and where the text behind them stands. */
function taggedLine({ name, bytes }: Source, { at, to, tagged }: Line) {
  if (tagged === null)
    throw mistakeAt(name, bytes, at, 'expected a line of an OEIS entry, such as "%T A000045 5,8"');
  const [all, tag, id] = tagged;
  return { tag, id, from: at + all.length, to };
}
