import { FileFormatError } from '../../errors.js';
import type { Column } from '../column.js';
import type { Kind, Units } from '../kind.js';
import { showValue, writeValue } from '../notations.js';
import type { Notation } from '../surface.js';
import { usualSymbols } from '../usual-values.js';

/** Symbols of an alphabet of up to 256 bytes, held as their indices in it. */
export const SYMBOL: Kind = {
  name: 'symbol',
  isPlain: false,
  hasDifferences: false,
  hasAlphabet: true,
  spelling: 'bytes',
  hasDecimals: false,
  hasSignificance: false,
  literals: 'symbol',
  usualValues: usualSymbols,
  grammarName: ({ alphabet }) => (alphabet.length === 2 ? 'bits' : 'symbol'),
  admits: (value, { alphabet }) => value >= 0n && value < BigInt(alphabet.length),
  mayFollow: (value, units) => byteAt(units, value) !== undefined,
  format: formatSymbol,
  write: writeSymbol,
  integerAt: (target, row, { alphabet }) => {
    const value = alphabet[target.values[row]];
    return value === undefined ? undefined : BigInt(value);
  },
  writtenBits,
  writtenAs: 'equal bits a symbol',
};

/** The byte of a symbol. Throws {@link FileFormatError} for an index that no symbol has. */
export function byteOf(alphabet: readonly number[], symbol: number): number {
  const byte = alphabet[symbol];
  if (byte === undefined) throw new FileFormatError(`symbol ${symbol} is not in the alphabet`);
  return byte;
}

function writeSymbol(
  target: Column,
  row: number,
  { alphabet }: Pick<Units, 'alphabet'>,
  notation: Notation,
): string {
  const byte = byteOf(alphabet, target.values[row]);
  const written = notation.writing === undefined ? String.fromCharCode(byte) : writeValue(byte, notation);
  if (written === undefined) throw new FileFormatError(`symbol ${byte} has no word`);
  return written;
}

/** The byte at an index; behind an alphabet of three neighbours or more, such as a to k, that of the next ones. */
function byteAt(
  { alphabet, notation }: Pick<Units, 'alphabet' | 'notation'>,
  index: bigint,
): number | undefined {
  if (index < 0n) return undefined;
  if (index < BigInt(alphabet.length)) return alphabet[Number(index)];
  if (notation !== undefined) return undefined;
  const areNeighbours = alphabet.length > 2 && alphabet.every((byte, place) => byte === alphabet[0] + place);
  const byte = areNeighbours ? BigInt(alphabet[0]) + index : 256n;
  return byte < 256n ? Number(byte) : undefined;
}

function formatSymbol(value: bigint, units: Units): string {
  const { notation } = units;
  const byte = byteAt(units, value);
  if (byte === undefined) return `#${value}`;
  if (notation !== undefined) return showValue(BigInt(byte), notation);
  return byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `0x${byte.toString(16).padStart(2, '0')}`;
}

/** The whole bits that tell a symbol from the others, for every row. */
function writtenBits({ values }: Column, { alphabet }: Units): number {
  return values.length * Math.max(1, Math.ceil(Math.log2(alphabet.length)));
}
