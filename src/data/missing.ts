import { byteString, type Spans } from './spans.js';

/** What stands for a value that is not known. Case does not matter. */
const NO_VALUES = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', 'missing', '-', '--', '.']);

/** What asks for a value. */
const QUESTIONS = new Set(['?', '??', '???', '_', '__', '___']);

/** What asks how a sequence goes on, as byte strings. */
const DOTS = ['...', '\xe2\x80\xa6'];

/** Those of them that a number may have in front. */
const SIGNS = new Set(['-', '--', '.']);

const BLANK = 32;
const ZERO = 48;
const NINE = 57;

const LONGEST = 7;

/** Whether a cell stands for a value that is not known or is to be found. */
export function isMissing(text: string): boolean {
  return text.length <= LONGEST && (NO_VALUES.has(text.toLowerCase()) || isQuestion(text));
}

/** Whether a cell asks for a value, or for all that follow. */
export function isQuestion(text: string): boolean {
  return QUESTIONS.has(text) || DOTS.includes(text);
}

/** The cells of a column with values, and what is said of the others. */
export interface PresentCells {
  readonly spans: Spans;
  /** The number of each cell among all; undefined where all have values. */
  readonly places: readonly number[] | undefined;
  /** Cells without a value before the last one that has one, by their numbers. */
  readonly missing: readonly number[];
  /** The cells without a value behind that: the rows to predict. Dots are none: they ask for as many as there may be. */
  readonly sought: number;
  /** The first dots before the last cell with a value; -1 if there are none. How many cells they stand for is not known. */
  readonly dots: number;
}

/** Leaves out the cells without a value. Dots may stand behind the last value without a blank: `8...`. */
export function presentCells(text: Uint8Array, cells: Spans): PresentCells {
  const absent: number[] = [];
  const dots: number[] = [];
  for (let cell = 0; cell < cells.starts.length; cell++) {
    const shown = missingText(text, cells.starts[cell], cells.ends[cell]);
    if (shown === undefined) continue;
    absent.push(cell);
    if (DOTS.includes(shown)) dots.push(cell);
  }
  if (absent.length === 0) {
    return { spans: withoutDots(text, cells), places: undefined, missing: [], sought: 0, dots: -1 };
  }
  const without = new Set(absent);
  const places = Array.from(cells.starts.keys()).filter((cell) => !without.has(cell));
  const spans = {
    starts: places.map((cell) => cells.starts[cell]),
    ends: places.map((cell) => cells.ends[cell]),
  };
  const isWithin = (cell: number) => cell < (places.at(-1) ?? -1);
  const missing = absent.filter(isWithin);
  return {
    spans: isWithin(absent[absent.length - 1]) ? withoutDots(text, spans) : spans,
    places,
    missing,
    sought: Math.max(0, absent.length - missing.length - dots.length),
    dots: dots.find(isWithin) ?? -1,
  };
}

/** The text of a cell without a value; undefined for one that has one. Most begin with a digit, which is all that is looked at. */
function missingText(text: Uint8Array, start: number, end: number): string | undefined {
  if (end - start > LONGEST || (end > start && text[start] >= ZERO && text[start] <= NINE)) return undefined;
  const shown = byteString(text, start, end);
  return isMissing(shown) && !isSign(text, shown, end) ? shown : undefined;
}

/** Cells without the dots that stand behind the last one. */
function withoutDots(text: Uint8Array, { starts, ends }: Spans): Spans {
  const last = starts.length - 1;
  const dots = last < 0 ? 0 : trailingDots(text, starts[last], ends[last]);
  return dots === 0 ? { starts, ends } : { starts, ends: ends.with(last, ends[last] - dots) };
}

/** Whether a dash or a point stands, but for a blank, in front of a digit: then it may belong to the number. */
function isSign(text: Uint8Array, shown: string, end: number): boolean {
  let next = end;
  while (text[next] === BLANK) next++;
  return SIGNS.has(shown) && next > end && text[next] >= ZERO && text[next] <= NINE;
}

/** The bytes of dots at the end of a cell that has a value before them. */
function trailingDots(text: Uint8Array, start: number, end: number): number {
  const shown = byteString(text, Math.max(start, end - LONGEST), end);
  const dots = DOTS.find((each) => shown.endsWith(each) && each.length < end - start);
  return dots?.length ?? 0;
}
