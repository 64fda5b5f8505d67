import { InputError } from '../../errors.js';
import type { Format, Located, SymbolLayout } from '../format.js';
import { equalLines, NEWLINE, RETURN, skipRemarks, trimmedEnd } from '../lines.js';
import { isMissing } from '../missing.js';
import type { Source } from '../source.js';
import { byteString, mistakeAt, quoteToken, readable } from '../spans.js';

/**
 * Any text as symbols. A single line ends before its line end; lines of equal length without blanks (two or more, and
 * perhaps a shorter last one) are one sequence that was broken into lines; otherwise line ends are symbols too.
 */
export const TEXT: Format = {
  kinds: ['symbol'],
  columns: false,
  binary: false,
  partial: true,
  detect: () => 'possible',
  locate: (source) => {
    const { bytes, from } = source;
    const start = skipRemarks(bytes, from);
    const end = trimmedEnd(bytes, start);
    const all = { kind: 'run', start, end: bytes.length } as const;
    if (start === end) return symbols('bytes', all);
    const spans = equalLines(bytes, start, end, 2);
    refuseNumbers(source, start, end, spans !== undefined && hasLineEnd(bytes, start, end));
    if (!hasLineEnd(bytes, start, end)) return symbols('a line of symbols', { kind: 'run', start, end });
    if (spans !== undefined && !byteString(bytes, start, end).match(/[ \t]/)) {
      return symbols('lines of symbols', { kind: 'spread', spans });
    }
    return symbols('text, a symbol a byte', all);
  },
};

/** Digits with something else between them; in lines of equal length line ends do not count. */
const SEVERAL = /\p{Nd}\P{Nd}+\p{Nd}/u;
const SEVERAL_IN_A_LINE = /\p{Nd}[^\p{Nd}\r\n]+\p{Nd}/u;

/** Longer texts are not looked at for numbers with the wrong marks between them. */
const MOST_LOOKED_AT = 2 ** 16;

/**
 * Refuses what was meant as numbers and cannot be read, digits and no letter or words that all begin with digits, and what has no value.
 * @throws InputError unless symbols are asked for
 */
function refuseNumbers(
  { name, bytes, options }: Source,
  start: number,
  end: number,
  areEqualLines: boolean,
): void {
  if (options.kind !== undefined || end - start > MOST_LOOKED_AT) return;
  const text = readable(bytes, start, end);
  const several = areEqualLines ? SEVERAL_IN_A_LINE : SEVERAL;
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  if (words.every(isMissing))
    throw new InputError(`${name}: there is no value in it, only cells without one`);
  // Letters among digits are those of a notation, as in 1+2i, where every word begins with a digit, and more than one does.
  const areNumbers = words.length > 1 && words.every((word) => /^[-+(]?\.?\p{Nd}/u.test(word));
  if (!areNumbers && (/\p{L}/u.test(text) || !several.test(text))) return;
  const shown = quoteToken(bytes, start, end);
  throw mistakeAt(
    name,
    bytes,
    start,
    `${shown} is in no notation of numbers that is read; put commas, blanks or line ends between numbers, or give --kind symbol`,
  );
}

function symbols(format: string, layout: SymbolLayout): Located {
  return { kind: 'symbols', format, layout, alphabet: undefined };
}

function hasLineEnd(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text[at] === NEWLINE || text[at] === RETURN) return true;
  return false;
}
