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
  return (
    text.length <= LONGEST &&
    (NO_VALUES.has(text.toLowerCase()) || QUESTIONS.has(text) || DOTS.includes(text))
  );
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
  const starts: number[] = [];
  const ends: number[] = [];
  const places: number[] = [];
  const absent: number[] = [];
  const dots: number[] = [];
  for (let cell = 0; cell < cells.starts.length; cell++) {
    const [start, end] = [cells.starts[cell], cells.ends[cell]];
    const shown = end - start > LONGEST ? undefined : byteString(text, start, end);
    if (shown !== undefined && isMissing(shown) && !isSign(text, shown, end)) {
      absent.push(cell);
      if (DOTS.includes(shown)) dots.push(cell);
      continue;
    }
    starts.push(start);
    ends.push(end);
    places.push(cell);
  }
  const last = places.length - 1;
  if (last >= 0 && last === cells.starts.length - 1)
    ends[last] -= trailingDots(text, starts[last], ends[last]);
  const isWithin = (cell: number) => cell < (places[last] ?? -1);
  const missing = absent.filter(isWithin);
  return {
    spans: { starts, ends },
    places: absent.length === 0 ? undefined : places,
    missing,
    sought: Math.max(0, absent.length - missing.length - dots.length),
    dots: dots.find(isWithin) ?? -1,
  };
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
