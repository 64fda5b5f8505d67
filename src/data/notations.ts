import { scaledAt } from '../numbers/decimal-grid.js';
import { formatScaled } from './digits.js';
import type { Cells, NotatedCells, NotationForm } from './notation-form.js';
import { CALENDAR_NAMES } from './notations/calendar.js';
import { DATES } from './notations/date.js';
import { EXPONENT_NUMBERS } from './notations/exponent.js';
import { FIGURES } from './notations/figures.js';
import { LETTER_PLACES } from './notations/letters.js';
import { FRACTION_PAIRS } from './notations/pairs.js';
import { FRACTION_PARTS } from './notations/parts.js';
import { RADIX_NUMBERS } from './notations/radix.js';
import { ROMAN_NUMERALS } from './notations/roman.js';
import { TIMES } from './notations/time.js';
import { WORD_LIST } from './notations/words.js';
import type { Notation, NotationName, Writing } from './surface.js';

/** All notations besides plain digits, in the order in which they are tried. */
export const NOTATIONS: readonly NotationForm[] = [
  FIGURES,
  EXPONENT_NUMBERS,
  RADIX_NUMBERS,
  DATES,
  FRACTION_PARTS,
  FRACTION_PAIRS,
  TIMES,
  CALENDAR_NAMES,
  ROMAN_NUMERALS,
  LETTER_PLACES,
  WORD_LIST,
];

const BY_NAME = new Map(NOTATIONS.map((form) => [form.name, form]));

/** The record of a notation. */
export function notationOf({ name }: { readonly name: NotationName }): NotationForm {
  return BY_NAME.get(name)!;
}

/** The longest cell in such a notation, in bytes. */
const LONGEST_CELL = 1000;

/** Cells in the first notation that all of them are in; undefined where there is none. */
export function readNotation(cells: Cells): NotatedCells | undefined {
  if (cells.texts.some(({ length }) => length > LONGEST_CELL)) return undefined;
  for (const form of NOTATIONS) {
    const read = form.read(cells);
    if (read !== undefined) return read;
  }
  return undefined;
}

/** What people call a notation. */
export function notationTitle(writing: Writing): string {
  return notationOf(writing).title(writing);
}

/** A value as a byte string; undefined for one that a notation cannot write. */
export function writeValue(value: number | bigint, notation: Notation): string | undefined {
  const { writing } = notation;
  const scaled = scaledAt(value, notation);
  if (scaled === undefined) return undefined;
  if (writing === undefined) return formatScaled(scaled, notation);
  return notationOf(writing).write(BigInt(scaled), notation);
}

/** A value as people read it; what a notation cannot write is shown in a way that no value is. */
export function showValue(value: bigint, notation: Notation): string {
  const written = writeValue(value, notation);
  return written === undefined ? `#${value}` : Buffer.from(written, 'latin1').toString();
}
