import { InputError } from '../errors.js';
import { EXACT_LIMIT_WIDE } from '../numbers/exact.js';
import type { Column } from './column.js';
import { byteString, mistakeAt, quoteToken, type Spans } from './spans.js';

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

/** Exact values of a column of numerals: each is the value times 10^decimals. */
export interface Numerals {
  readonly column: Column;
  /** The most digits after a point of any numeral. */
  readonly decimals: number;
  /** Whether every numeral has that many. */
  readonly uniform: boolean;
}

/**
 * Reads the numerals at `spans` exactly.
 * @param blanks whether an empty span is an undefined row (given columns) rather than a mistake (targets)
 * @throws InputError at the first span that is no numeral, or when a numeral is too long
 */
export function readNumerals(source: string, text: Uint8Array, spans: Spans, blanks: boolean): Numerals {
  const rows = spans.starts.length;
  let decimals = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    const start = spans.starts[row];
    const end = spans.ends[row];
    if (start === end && blanks) continue;
    const own = decimalsOf(text, start, end);
    if (own < 0) throw mistakeAt(source, text, start, notANumber(text, start, end));
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
    if (start === end) {
      values[row] = Number.NaN;
      continue;
    }
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

const EXPONENT = /^[+-]?(\d+(\.\d*)?|\.\d+)[eE][+-]?\d+$/;
const NO_VALUE = /^[+-]?(nan|inf|infinity|na|n\/a|null|none)$/i;

/** Whether a word stands where other programs write a number, though it is none that is read here. */
export function meantAsNumber(word: string): boolean {
  return EXPONENT.test(word) || NO_VALUE.test(word);
}

function notANumber(text: Uint8Array, start: number, end: number): string {
  const token = byteString(text, start, end);
  if (token.trim() === '') return 'a value is missing here';
  const shown = quoteToken(text, start, end);
  if (EXPONENT.test(token)) {
    return `${shown} has an exponent; write its digits out`;
  }
  if (NO_VALUE.test(token)) {
    return `${shown} is not a number; leave the row out or give it a value`;
  }
  if (/^[+-]?\d+,\d+$/.test(token)) return `${shown} is not a number; write decimals with a point`;
  return `${shown} is not a number; --kind bytes reads the file as it is`;
}

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
