import { FileFormatError } from '../../errors.js';
import { type Column, exactRows, valueAt } from '../column.js';
import type { Kind, Units } from '../kind.js';
import { showValue, writeValue } from '../notations.js';
import type { Notation } from '../surface.js';
import { usualValues } from '../usual-values.js';

/** What numbers have in common: all are held as integers of any size. */
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
  integerAt: valueAt,
  writtenBits: textBits,
  writtenAs: 'as text, a byte a character',
} as const satisfies Partial<Kind>;

function formatNumber(value: bigint, { decimals, significant, notation }: Units): string {
  return showValue(
    value,
    notation ?? { decimals, trimmed: false, width: 0, ...(significant && { significant }) },
  );
}

function writeNumber(target: Column, row: number, _units: unknown, notation: Notation): string {
  const value = target.values[row];
  const exact = Number.isFinite(value) ? value : valueAt(target, row);
  if (exact === undefined) throw new FileFormatError(`row ${row} has no value`);
  const written = writeValue(exact, notation);
  if (written === undefined) throw new FileFormatError(`row ${row} cannot be written as its notation says`);
  return written;
}

/** A line of text a value. */
function textBits(target: Column, units: Units): number {
  let characters = 0;
  for (const value of exactRows(target))
    if (value !== undefined) characters += formatNumber(value, units).length + 1;
  return 8 * characters;
}
