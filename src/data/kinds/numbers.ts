import { FileFormatError } from '../../errors.js';
import { type Column, exactRows, valueAt } from '../column.js';
import type { Kind, Units } from '../kind.js';
import { formatScaled } from '../notation.js';
import type { Notation } from '../surface.js';
import { usualValues } from '../usual-values.js';

/** What integers and decimals have in common: both are held as integers of any size. */
export const NUMBERS = {
  hasDifferences: true,
  hasAlphabet: false,
  spelling: 'numerals',
  literals: 'integer',
  usualValues,
  admits: () => true,
  mayFollow: () => true,
  format: formatNumber,
  write: writeNumber,
  writtenBits: textBits,
  writtenAs: 'as text, a byte a character',
} as const satisfies Partial<Kind>;

function formatNumber(value: bigint, { decimals }: Units): string {
  return formatScaled(value, { decimals, trimmed: false, width: 0 });
}

function writeNumber(target: Column, row: number, _units: unknown, notation: Notation): string {
  const value = target.values[row];
  const exact = Number.isFinite(value) ? value : valueAt(target, row);
  if (exact === undefined) throw new FileFormatError(`row ${row} has no value`);
  return formatScaled(exact, notation);
}

/** A line of text a value. */
function textBits(target: Column, units: Units): number {
  let characters = 0;
  for (const value of exactRows(target))
    if (value !== undefined) characters += formatNumber(value, units).length + 1;
  return 8 * characters;
}
