import { type Format, values } from '../format.js';
import { holdsOnlyNumbers, wordsOf } from '../number-list.js';
import { NUMERIC, type Source } from '../source.js';
import { byteString, type Spans } from '../spans.js';

/** An OEIS b-file: at least three lines of an index and a value, the index counting up by one. */
export const B_FILE: Format = {
  kinds: NUMERIC,
  columns: false,
  binary: false,
  partial: true,
  detect: (source) => (holdsOnlyNumbers(source) && isIndexed(source, wordsOf(source)) ? 'certain' : 'none'),
  locate: (source) => {
    const { starts, ends } = wordsOf(source);
    const isValue = (_: number, place: number) => place % 2 === 1;
    return values('numbers with an index (b-file)', {
      starts: starts.filter(isValue),
      ends: ends.filter(isValue),
    });
  },
};

function isIndexed({ bytes }: Source, { starts, ends }: Spans): boolean {
  if (starts.length < 6 || starts.length % 2 !== 0) return false;
  const digits = byteString(bytes, starts[0], ends[0]);
  if (!/^(0|-?[1-9]\d{0,14})$/.test(digits)) return false;
  const first = Number(digits);
  for (let i = 0; i < starts.length; i += 2) {
    if (byteString(bytes, starts[i], ends[i]) !== String(first + i / 2)) return false;
    if (hasNewline(bytes, ends[i], starts[i + 1])) return false;
    if (i + 2 < starts.length && !hasNewline(bytes, ends[i + 1], starts[i + 2])) return false;
  }
  return true;
}

function hasNewline(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text[at] === 10) return true;
  return false;
}
