import { BIT_DIGITS } from '../alphabets.js';
import type { Format } from '../format.js';
import { attemptOnce, outcomeOf } from '../source.js';
import { addSpan, emptySpans, type Spans } from '../spans.js';

/** Digits 0 and 1 with any blanks, commas, semicolons or brackets between them, for when bits were asked for. */
export const SEPARATED_BITS: Format = {
  kinds: ['bits'],
  columns: false,
  binary: false,
  partial: true,
  detect: (source) =>
    source.options.kind === 'bits' && outcomeOf(digits(source)).starts.length > 0 ? 'certain' : 'none',
  locate: (source) => ({
    kind: 'symbols',
    format: 'bits as digits',
    layout: { kind: 'spread', spans: outcomeOf(digits(source)) },
    alphabet: BIT_DIGITS,
  }),
};

/** The digits, or none at all where anything else stands among them. */
const digits = attemptOnce(({ bytes, start }): Spans => {
  const spans = emptySpans();
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 48 || byte === 49) addSpan(spans, at, at + 1);
    else if (!' \t\r\n,;[]'.includes(String.fromCharCode(byte))) return emptySpans();
  }
  return spans;
});
