import { InputError } from '../../errors.js';
import { type Format, values } from '../format.js';
import { findNumbers } from '../number-list.js';
import { NUMERIC, type Source } from '../source.js';
import { byteString } from '../spans.js';

/** A line of the OEIS file `stripped`: `A000045 ,0,1,1,2,3,`. */
export const OEIS_STRIPPED: Format = {
  kinds: NUMERIC,
  columns: false,
  binary: false,
  partial: true,
  detect: (source) => (beginning(source, source.start) === null ? 'none' : 'certain'),
  locate: (source) => {
    const { name, bytes, start } = source;
    const [all, id] = beginning(source, start)!;
    const end = bytes.indexOf(10, start);
    if (end >= 0 && beginning(source, end + 1) !== null)
      throw new InputError(`${name}: it holds several OEIS sequences; give the line of one, ${id} say`);
    return values(`OEIS stripped line ${id}`, findNumbers(name, bytes, start + all.length - 1));
  },
};

/** The name of a sequence and the comma before its first term, at the start of a line. */
function beginning({ bytes }: Source, at: number): RegExpExecArray | null {
  return /^(A\d{6,9})[ \t]*,/.exec(byteString(bytes, at, Math.min(bytes.length, at + 24)));
}
