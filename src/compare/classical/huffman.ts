import { FileFormatError } from '../../errors.js';
import { packageVersion } from '../../version.js';
import type { Compressor } from '../compressor.js';
import { seal, unseal } from '../frame.js';
import { BitReader, BitWriter } from './bit-stream.js';
import { codeLengths, isComplete, PrefixCode } from './prefix-code.js';

const LONGEST = 15;

/**
 * Bytes in a canonical Huffman code that is written before them (Huffman, "A method for the construction of
 * minimum-redundancy codes", Proc. IRE 40, 1952).
 */
export const huffman: Compressor = {
  name: 'huffman',
  family: 'classical',
  version: packageVersion(),
  compress(bytes) {
    const counts = new Float64Array(256);
    for (const byte of bytes) counts[byte]++;
    const bits = new BitWriter();
    if (bytes.length > 0) {
      const lengths = codeLengths(counts, LONGEST);
      writeLengths(bits, lengths);
      const code = new PrefixCode(lengths);
      for (const byte of bytes) code.write(bits, byte);
    }
    return seal(huffman.name, bytes, bits.finish());
  },
  decompress(sealed) {
    return unseal(huffman.name, sealed, (coded, length) => {
      const bits = new BitReader(coded);
      if (length > bits.left)
        throw new FileFormatError('huffman: the file is too short for what it claims to hold');
      const bytes = new Uint8Array(length);
      if (length > 0) {
        const code = new PrefixCode(readLengths(bits));
        for (let at = 0; at < length; at++) {
          const byte = code.read(bits);
          if (byte === undefined)
            throw new FileFormatError('huffman: a word of no symbol; the file is damaged');
          bytes[at] = byte;
        }
      }
      bits.finish();
      return bytes;
    });
  },
};

/**
 * Which symbols come, as a bit for each 16 of them and a bit for each in the sixteens that have any; then the lengths in turn:
 * the first in four bits, each as its difference from the one before, in ones and a zero (see {@link steps}).
 */
function writeLengths(bits: BitWriter, lengths: Uint8Array): void {
  for (let from = 0; from < 256; from += 16) bits.write(hasAny(lengths, from) ? 1 : 0, 1);
  for (let from = 0; from < 256; from += 16) {
    if (!hasAny(lengths, from)) continue;
    for (let symbol = from; symbol < from + 16; symbol++) bits.write(lengths[symbol] > 0 ? 1 : 0, 1);
  }
  let before = 0;
  for (const length of lengths) {
    if (length === 0) continue;
    if (before === 0) bits.write(length, 4);
    else {
      for (let left = steps(length - before); left > 0; left--) bits.write(1, 1);
      bits.write(0, 1);
    }
    before = length;
  }
}

/** @throws FileFormatError for lengths that are not those of a complete code */
function readLengths(bits: BitReader): Uint8Array {
  const sixteens = Array.from({ length: 16 }, () => bits.bit());
  const present = sixteens.flatMap((any) => Array.from({ length: 16 }, () => (any === 1 ? bits.bit() : 0)));
  const lengths = new Uint8Array(256);
  let before = 0;
  for (let symbol = 0; symbol < 256; symbol++) {
    if (present[symbol] === 0) continue;
    if (before === 0) before = bits.read(4);
    else {
      let count = 0;
      while (bits.bit() === 1) count++;
      before += difference(count);
    }
    if (before < 1 || before > LONGEST)
      throw new FileFormatError('huffman: a word of impossible length; the file is damaged');
    lengths[symbol] = before;
  }
  const alone = lengths.reduce((sum, length) => sum + length, 0) === 1;
  if (!alone && !isComplete(lengths))
    throw new FileFormatError('huffman: the code is not complete; the file is damaged');
  return lengths;
}

function hasAny(lengths: Uint8Array, from: number): boolean {
  return lengths.subarray(from, from + 16).some((length) => length > 0);
}

/** Numbers differences so that small ones come first: 0, 1, -1, 2, -2 and so on. */
function steps(difference: number): number {
  return difference > 0 ? 2 * difference - 1 : -2 * difference;
}

function difference(steps: number): number {
  return steps % 2 === 1 ? (steps + 1) / 2 : -steps / 2;
}
