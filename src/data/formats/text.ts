import type { Format, Located, SymbolLayout } from '../format.js';
import { equalLines, NEWLINE, RETURN, skipRemarks, trimmedEnd } from '../lines.js';
import { byteString } from '../spans.js';

/**
 * Any text as symbols. A single line ends before its line end; lines of equal length without blanks (two or more, and
 * perhaps a shorter last one) are one sequence that was broken into lines; otherwise line ends are symbols too.
 */
export const TEXT: Format = {
  kinds: ['symbol'],
  columns: false,
  binary: false,
  detect: () => 'possible',
  locate: ({ bytes, from }) => {
    const start = skipRemarks(bytes, from);
    const end = trimmedEnd(bytes, start);
    const all = { kind: 'run', start, end: bytes.length } as const;
    if (start === end) return symbols('bytes', all);
    if (!hasLineEnd(bytes, start, end)) return symbols('a line of symbols', { kind: 'run', start, end });
    const spans = equalLines(bytes, start, end, 2);
    if (spans !== undefined && !byteString(bytes, start, end).match(/[ \t]/)) {
      return symbols('lines of symbols', { kind: 'spread', spans });
    }
    return symbols('text, a symbol a byte', all);
  },
};

function symbols(format: string, layout: SymbolLayout): Located {
  return { kind: 'symbols', format, layout, alphabet: undefined };
}

function hasLineEnd(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text[at] === NEWLINE || text[at] === RETURN) return true;
  return false;
}
