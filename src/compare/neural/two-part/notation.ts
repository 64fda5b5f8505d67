import { MOST_TOTAL } from '../../../codelength/range-coder.js';
import { FileFormatError } from '../../../errors.js';
import type { Choices } from '../../choices.js';
import { codeAlphabet } from '../alphabet.js';

/** Longer files are not taken apart into bits. */
const MOST_BYTES_IN_BITS = 2 ** 22;

/** How bytes become the symbols that a network predicts: bits, the highest of a byte first, or the bytes that occur. */
export type Notation =
  | { readonly unit: 'bit'; readonly symbols: 2 }
  | { readonly unit: 'byte'; readonly symbols: number; readonly alphabet: Uint8Array };

export const BITS: Notation = { unit: 'bit', symbols: 2 };

/** The bytes that occur, in order. */
export function bytesOf(bytes: Uint8Array): Notation {
  const alphabet = Uint8Array.from(new Set(bytes)).sort();
  return { unit: 'byte', symbols: alphabet.length, alphabet };
}

export function mayBeBits(length: number): boolean {
  return length <= MOST_BYTES_IN_BITS;
}

export function symbolCount(notation: Notation, length: number): number {
  return notation.unit === 'bit' ? 8 * length : length;
}

export function symbolsOf(notation: Notation, bytes: Uint8Array): Uint8Array {
  if (notation.unit === 'byte') {
    const places = new Uint8Array(256);
    for (const [place, byte] of notation.alphabet.entries()) places[byte] = place;
    return bytes.map((byte) => places[byte]);
  }
  const bits = new Uint8Array(8 * bytes.length);
  for (let i = 0; i < bits.length; i++) bits[i] = (bytes[i >>> 3] >>> (7 - (i & 7))) & 1;
  return bits;
}

export function bytesFrom(notation: Notation, symbols: Uint8Array): Uint8Array {
  if (notation.unit === 'byte') return symbols.map((symbol) => notation.alphabet[symbol]);
  const bytes = new Uint8Array(symbols.length / 8);
  for (let i = 0; i < symbols.length; i++) bytes[i >>> 3] |= symbols[i] << (7 - (i & 7));
  return bytes;
}

/**
 * Codes a notation: the unit, and for bytes the alphabet.
 * @param length - of the file in bytes, from 1
 * @throws FileFormatError for an alphabet of nothing, or a file that is too long for its unit
 */
export function codeNotation(choices: Choices, notation: Notation, length: number): Notation {
  if (choices.bit(notation.unit === 'bit' ? 1 : 0, MOST_TOTAL / 2) === 1) {
    if (!mayBeBits(length)) throw new FileFormatError('the file is too long to be coded in bits');
    return BITS;
  }
  const alphabet = codeAlphabet(choices, notation.unit === 'byte' ? notation.alphabet : new Uint8Array());
  if (alphabet.length === 0) throw new FileFormatError('the file has bytes, but none that occur');
  return { unit: 'byte', symbols: alphabet.length, alphabet };
}
