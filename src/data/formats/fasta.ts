import type { Format } from '../format.js';
import { NEWLINE, RETURN, skipRemarks } from '../lines.js';
import { attemptOnce, outcomeOf } from '../source.js';
import { addSpan, emptySpans, type Spans } from '../spans.js';

/** One FASTA record: a line that starts with `>`, then lines of letters. The letters are the symbols. */
export const FASTA: Format = {
  kinds: ['symbol'],
  columns: false,
  binary: false,
  partial: true,
  detect: (source) => (outcomeOf(letters(source)).starts.length > 0 ? 'possible' : 'none'),
  locate: (source) => ({
    kind: 'symbols',
    format: 'a FASTA sequence',
    layout: { kind: 'spread', spans: outcomeOf(letters(source)) },
    alphabet: undefined,
  }),
};

/** The letters, or none at all where the text is something else. */
const letters = attemptOnce(({ bytes, from }): Spans => {
  const spans = emptySpans();
  const start = skipRemarks(bytes, from);
  const newline = bytes.indexOf(NEWLINE, start);
  if (bytes[start] !== 62 || newline < 0) return spans;
  for (let at = newline + 1; at < bytes.length; at++) {
    const byte = bytes[at];
    const letter = byte | 32;
    if ((letter >= 97 && letter <= 122) || byte === 42 || byte === 45) addSpan(spans, at, at + 1);
    else if (byte !== NEWLINE && byte !== RETURN) return emptySpans();
  }
  return spans;
});
