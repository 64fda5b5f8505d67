import { FileFormatError } from '../../errors.js';
import type { Column } from '../column.js';
import type { Kind, Units } from '../kind.js';
import { usualSymbols } from '../usual-values.js';

/** Symbols of an alphabet of up to 256 bytes, held as their indices in it. */
export const SYMBOL: Kind = {
  name: 'symbol',
  isPlain: false,
  hasDifferences: false,
  hasAlphabet: true,
  spelling: 'bytes',
  hasDecimals: false,
  literals: 'symbol',
  usualValues: usualSymbols,
  grammarName: ({ alphabet }) => (alphabet.length === 2 ? 'bits' : 'symbol'),
  admits: (value, { alphabet }) => value >= 0n && value < BigInt(alphabet.length),
  mayFollow: (value, { alphabet }) => byteAt(alphabet, value) !== undefined,
  format: formatSymbol,
  write: (target, row, { alphabet }) => String.fromCharCode(byteOf(alphabet, target.values[row])),
  writtenBits,
  writtenAs: 'equal bits a symbol',
};

/** The byte of a symbol. Throws {@link FileFormatError} for an index that no symbol has. */
export function byteOf(alphabet: readonly number[], symbol: number): number {
  const byte = alphabet[symbol];
  if (byte === undefined) throw new FileFormatError(`symbol ${symbol} is not in the alphabet`);
  return byte;
}

/** The byte at an index; behind an alphabet of three neighbours or more, such as a to k, that of the next ones. */
function byteAt(alphabet: readonly number[], index: bigint): number | undefined {
  if (index < 0n) return undefined;
  if (index < BigInt(alphabet.length)) return alphabet[Number(index)];
  const areNeighbours = alphabet.length > 2 && alphabet.every((byte, place) => byte === alphabet[0] + place);
  const byte = areNeighbours ? BigInt(alphabet[0]) + index : 256n;
  return byte < 256n ? Number(byte) : undefined;
}

function formatSymbol(value: bigint, { alphabet }: Units): string {
  const byte = byteAt(alphabet, value);
  if (byte === undefined) return `#${value}`;
  return byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `0x${byte.toString(16).padStart(2, '0')}`;
}

/** The whole bits that tell a symbol from the others, for every row. */
function writtenBits({ values }: Column, { alphabet }: Units): number {
  return values.length * Math.max(1, Math.ceil(Math.log2(alphabet.length)));
}
