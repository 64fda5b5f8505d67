import { InputError } from '../errors.js';
import { EXACT_LIMIT_WIDE } from '../numbers/exact.js';
import type { Column } from './column.js';
import { byteString, mistakeAt, quote, quoteToken, type Spans } from './spans.js';

/** The longest numeral that is read, in digits. Beyond it the time to convert a value becomes noticeable. */
export const MOST_DIGITS = 1_000_000;

/** The most digits after a point. All values of a column are scaled alike, so one long fraction widens them all. */
export const MOST_DECIMALS = 100;

const PLUS = 43;
const MINUS = 45;
const POINT = 46;

/**
 * The number of digits after the point if the bytes are a numeral (a sign or none, digits, at most one point), or -1.
 * There are no exponents: `1e5` says less about its digits than `100000` does, and 1e400 is not worth its expansion.
 */
export function decimalsOf(text: Uint8Array, start: number, end: number): number {
  let at = start;
  if (text[at] === PLUS || text[at] === MINUS) at++;
  let digits = 0;
  let point = -1;
  for (; at < end; at++) {
    const byte = text[at];
    if (byte >= 48 && byte <= 57) digits++;
    else if (byte === POINT && point < 0) point = at;
    else return -1;
  }
  if (digits === 0) return -1;
  return point < 0 ? 0 : end - point - 1;
}

const NUMERAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

/** Whether a text is a numeral: the same question of a string. */
export function isNumeral(text: string): boolean {
  return NUMERAL.test(text);
}

/** Exact values of a column of numerals: each is the value times 10^decimals. */
export interface Numerals {
  readonly column: Column;
  /** The most digits after a point of any numeral. */
  readonly decimals: number;
  /** Whether every numeral has that many. */
  readonly uniform: boolean;
  /** The width to which zeros pad the digits before the point: 0 unless all numerals agree on one. */
  readonly width: number;
}

/** The first of the cells that is no numeral, or -1. */
export function firstNoNumeral(text: Uint8Array, { starts, ends }: Spans): number {
  for (let cell = 0; cell < starts.length; cell++) {
    if (decimalsOf(text, starts[cell], ends[cell]) < 0) return cell;
  }
  return -1;
}

/**
 * Reads the numerals at `spans` exactly.
 * @throws InputError when a numeral is too long
 */
export function readNumerals(source: string, text: Uint8Array, spans: Spans): Numerals {
  const rows = spans.starts.length;
  let decimals = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    const start = spans.starts[row];
    const end = spans.ends[row];
    const own = decimalsOf(text, start, end);
    if (end - start > MOST_DIGITS)
      throw mistakeAt(source, text, start, `a number of more than ${MOST_DIGITS} digits; use --kind bytes`);
    if (own > MOST_DECIMALS)
      throw mistakeAt(
        source,
        text,
        start,
        `more than ${MOST_DECIMALS} digits after the point; use --kind bytes`,
      );
    if (own > decimals) decimals = own;
    if (own < least) least = own;
  }
  const values = new Float64Array(rows);
  const wide = new Map<number, bigint>();
  for (let row = 0; row < rows; row++) {
    const start = spans.starts[row];
    const end = spans.ends[row];
    const value = scaledValue(text, start, end, decimals);
    if (typeof value === 'number') values[row] = value;
    else {
      values[row] = value > 0n ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      wide.set(row, value);
    }
  }
  return {
    column: wide.size > 0 ? { values, wide } : { values },
    decimals,
    uniform: rows === 0 || least === decimals,
    width: paddedWidth(text, spans),
  };
}

/** The numeral times 10^decimals: a number up to 2^53, a bigint beyond. */
function scaledValue(text: Uint8Array, start: number, end: number, decimals: number): number | bigint {
  const negative = text[start] === MINUS;
  let value = 0;
  let significant = 0;
  let after = -1;
  for (let at = start; at < end; at++) {
    const byte = text[at];
    if (byte === POINT) after = 0;
    else if (byte >= 48) {
      if (value > 0 || byte > 48) significant++;
      value = value * 10 + (byte - 48);
      if (after >= 0) after++;
    }
  }
  const shift = decimals - Math.max(after, 0);
  if (significant + shift <= 15 || value === 0) {
    const scaled = shift === 0 || value === 0 ? value : value * 10 ** shift;
    return negative && scaled !== 0 ? -scaled : scaled;
  }
  const digits = byteString(text, start, end).replace(/[+\-.]/g, '');
  const exact = BigInt(digits + '0'.repeat(shift)) * (negative ? -1n : 1n);
  return exact >= -EXACT_LIMIT_WIDE && exact <= EXACT_LIMIT_WIDE ? Number(exact) : exact;
}

/** Zeros in front are a notation up to this width; longer runs of them are left to the gaps. */
const MOST_WIDTH = 100;

/** The width to which zeros pad the digits before the point: 0 unless all numerals agree on one. */
function paddedWidth(text: Uint8Array, spans: Spans): number {
  let shortest = Number.POSITIVE_INFINITY;
  let padded = 0;
  for (let row = 0; row < spans.starts.length; row++) {
    let at = spans.starts[row];
    if (text[at] === 43 || text[at] === 45) at++;
    const first = at;
    while (at < spans.ends[row] && text[at] !== 46) at++;
    const width = at - first;
    if (width < shortest) shortest = width;
    if (width > 1 && text[first] === 48) {
      if (padded !== 0 && padded !== width) return 0;
      padded = width;
    }
  }
  return padded <= MOST_WIDTH && shortest >= padded ? padded : 0;
}

const EXPONENT = /^[+-]?(\d+(\.\d*)?|\.\d+)[eE][+-]?\d+$/;
/** Digits with marks between them, as in `1,234.5`, `1.234,5` and `2,5`. */
const FIGURES = /^[+-]?(?:\d+[.,]\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+)$/;
const RADIX = /^[+-]?0[xob]/i;
const INFINITE = /^[+-]?inf(inity)?$/i;
const UNIT =
  /^([+-]?(?:\d+(?:[.,]\d+)?|\.\d+)) ?((?:\xc2[\xb0\xb5]|[A-Za-z%])[A-Za-z/^\d\xc2\xb2\xb3-]{0,11})$/;

/** Whether a cell is a number with something to it that is not read: a unit, a large exponent, marks unlike those of other cells. */
export function isMeantAsNumber(cell: string): boolean {
  const forms = [EXPONENT, INFINITE, UNIT, FIGURES];
  return cell.length <= LONGEST_LOOKED_AT && forms.some((form) => form.test(cell));
}

/**
 * What is wrong with a cell that is no number and in no other notation that its neighbours are in.
 *
 * @param way what to do where it was not meant as a number
 */
export function notANumber(text: Uint8Array, { starts, ends }: Spans, cell: number, way = AS_BYTES): string {
  const [start, end] = [starts[cell], ends[cell]];
  const token = byteString(text, start, Math.min(end, start + LONGEST_LOOKED_AT));
  const shown = quoteToken(text, start, end);
  if (EXPONENT.test(token)) return `${shown} is out of range; exponents from -100 to 308 are read`;
  if (INFINITE.test(token)) return `${shown} is not a number; leave the row out or give it a value`;
  if (RADIX.test(token)) return `${shown} is no hexadecimal, octal or binary number`;
  const [, figures, unit] = UNIT.exec(token) ?? [];
  if (unit !== undefined) {
    const sign = Buffer.from(unit, 'latin1').toString();
    return `${shown} has a unit, ${quote(sign)}; leave it out: ${figures}`;
  }
  if (/^[+-]?\d+,\d+$/.test(token)) return `${shown} is not a number; write decimals with a point`;
  const last = starts.length - 1;
  const isInFront =
    way === AS_BYTES &&
    cell === 0 &&
    /^[^\d+.-]/.test(token) &&
    decimalsOf(text, starts[last], ends[last]) >= 0;
  const hint = isInFront ? 'put # before lines in front of the data, or ' : '';
  return `${shown} is not a number; ${hint}${way}`;
}

const AS_BYTES = '--kind bytes reads the file as it is';

/** Longer cells than this, in characters, are not looked at for what they were meant as. */
const LONGEST_LOOKED_AT = 100;

/** Refuses decimals where integers were asked for. */
export function requireIntegers(source: string, text: Uint8Array, spans: Spans): void {
  for (let row = 0; row < spans.starts.length; row++) {
    const start = spans.starts[row];
    const end = spans.ends[row];
    if (byteString(text, start, end).includes('.')) {
      throw mistakeAt(
        source,
        text,
        start,
        `${quoteToken(text, start, end)} is not an integer; use --kind decimal`,
      );
    }
  }
}

/** Refuses data without a single row. */
export function requireRows(source: string, rows: number): void {
  if (rows === 0) throw new InputError(`${source}: there is no data in it; give at least one value`);
}
