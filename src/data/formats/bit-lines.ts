import { BIT_DIGITS } from '../alphabets.js';
import type { Format, SymbolLayout } from '../format.js';
import { equalLines, NEWLINE, RETURN, trimmedEnd } from '../lines.js';
import { attemptOnce, outcomeOf } from '../source.js';

/** A string of at least this many digits 0 and 1 is read as bits, a shorter one as an integer. */
const SHORTEST = 8;

/** A line of 0 and 1, or lines of them of equal length. */
export const BIT_LINES: Format = {
  kinds: ['symbol'],
  columns: false,
  binary: false,
  partial: true,
  detect: (source) => (outcomeOf(layoutOf(source)) === undefined ? 'none' : 'certain'),
  locate: (source) => {
    const layout = outcomeOf(layoutOf(source))!;
    const format = layout.kind === 'run' ? 'a string of bits' : 'lines of bits';
    return { kind: 'symbols', format, layout, alphabet: BIT_DIGITS };
  },
};

const layoutOf = attemptOnce(({ bytes, start }): SymbolLayout | undefined => {
  const end = trimmedEnd(bytes, start);
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte !== 48 && byte !== 49 && byte !== NEWLINE && byte !== RETURN) return undefined;
  }
  const newline = bytes.indexOf(NEWLINE, start);
  const first = newline < 0 || newline > end ? end : newline;
  if (first - start < SHORTEST) return undefined;
  if (first === end) return { kind: 'run', start, end };
  const spans = equalLines(bytes, start, end, 1);
  return spans && { kind: 'spread', spans };
});
