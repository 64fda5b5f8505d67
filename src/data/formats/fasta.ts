import type { Format } from '../format.js';
import { NEWLINE, RETURN, skipRemarks } from '../lines.js';
import { attemptOnce, outcomeOf } from '../source.js';
import { addSpan, emptySpans, type Spans } from '../spans.js';

/** FASTA records: each a line that starts with `>`, then lines of letters. The letters are the symbols, those of all records one behind the other. */
export const FASTA: Format = {
  kinds: ['symbol'],
  columns: false,
  binary: false,
  partial: true,
  detect: (source) => (outcomeOf(lettersOf(source)).spans.starts.length > 0 ? 'possible' : 'none'),
  locate: (source) => {
    const { spans, records } = outcomeOf(lettersOf(source));
    return {
      kind: 'symbols',
      format: records === 1 ? 'a FASTA sequence' : `${records} FASTA sequences, one behind the other`,
      layout: { kind: 'spread', spans },
      alphabet: undefined,
    };
  },
};

interface Letters {
  readonly spans: Spans;
  readonly records: number;
}

const TITLE = 62;
const NOTHING: Letters = { spans: emptySpans(), records: 0 };

/** The letters, or none at all where the text is something else. */
const lettersOf = attemptOnce(({ bytes, from }): Letters => {
  const spans = emptySpans();
  let records = 0;
  const start = skipRemarks(bytes, from);
  if (bytes[start] !== TITLE) return NOTHING;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    const letter = byte | 32;
    if (byte === TITLE && (at === start || bytes[at - 1] === NEWLINE)) {
      const newline = bytes.indexOf(NEWLINE, at);
      if (newline < 0) return NOTHING;
      records++;
      at = newline;
    } else if ((letter >= 97 && letter <= 122) || byte === 42 || byte === 45) addSpan(spans, at, at + 1);
    else if (byte !== NEWLINE && byte !== RETURN) return NOTHING;
  }
  return { spans, records };
});
