import { FileFormatError } from '../../errors.js';
import { packageVersion } from '../../version.js';
import { ByteBuffer } from '../byte-buffer.js';
import { ChoiceReader, type Choices, ChoiceWriter } from '../choices.js';
import type { Compressor } from '../compressor.js';
import { seal, unseal } from '../frame.js';
import { AdaptiveBits } from './adaptive-bits.js';
import { suffixArray } from './suffix-array.js';

/** Bytes that are sorted at a time. */
const BLOCK = 2 ** 24;

const HALF = 2 ** 15;

/**
 * The block-sorting transform (Burrows & Wheeler, "A block-sorting lossless data compression algorithm", SRC report 124, 1994): the bytes in
 * the order of what follows them, each told by how many others came since it came last, under what was told before.
 */
export const bwt: Compressor = {
  name: 'bwt',
  family: 'classical',
  version: packageVersion(),
  compress(bytes) {
    const writer = new ChoiceWriter();
    const ranks = new RankModel();
    for (let from = 0; from < bytes.length; from += BLOCK) {
      const { last, first } = transformed(bytes.subarray(from, from + BLOCK));
      codeNumber(writer, last.length, first);
      const recent = new RecentBytes();
      for (const byte of last) ranks.code(writer, recent.rankOf(byte));
    }
    return seal(bwt.name, bytes, writer.finish());
  },
  decompress(sealed) {
    return unseal(bwt.name, sealed, (code, length) => {
      const reader = new ChoiceReader(code);
      const ranks = new RankModel();
      const bytes = new ByteBuffer();
      while (bytes.length < length) {
        const size = Math.min(BLOCK, length - bytes.length);
        const first = codeNumber(reader, size, 0);
        const recent = new RecentBytes();
        const last = new ByteBuffer();
        while (last.length < size) last.push(recent.byteAt(ranks.code(reader, 0)));
        for (const byte of restored(last.toBytes(), first)) bytes.push(byte);
      }
      reader.finish();
      return bytes.toBytes();
    });
  },
};

/** The byte before each suffix in the order of the suffixes, the whole block being left out, and the rank of that among them from 1. */
function transformed(block: Uint8Array): { readonly last: Uint8Array; readonly first: number } {
  const last = new Uint8Array(block.length);
  // The empty suffix comes first.
  last[0] = block[block.length - 1];
  let filled = 1;
  let first = 0;
  for (const [rank, place] of suffixArray(block, 256).entries()) {
    if (place === 0) first = rank + 1;
    else last[filled++] = block[place - 1];
  }
  return { last, first };
}

/** The block of which these are the last bytes. @throws FileFormatError for a rank that no block has */
function restored(last: Uint8Array, first: number): Uint8Array {
  const { length } = last;
  if (first < 1 || first > length)
    throw new FileFormatError('bwt: a rank that cannot be; the file is damaged');
  const next = new Int32Array(256);
  for (const byte of last) next[byte]++;
  let sum = 1;
  for (let byte = 0; byte < 256; byte++) {
    sum += next[byte];
    next[byte] = sum - next[byte];
  }
  // From the rank of a suffix to that of the suffix which begins one byte earlier.
  const earlier = new Int32Array(length + 1);
  for (let rank = 0; rank <= length; rank++) {
    if (rank === first) continue;
    earlier[rank] = next[last[rank < first ? rank : rank - 1]]++;
  }
  const block = new Uint8Array(length);
  let rank = 0;
  for (let at = length - 1; at >= 0; at--) {
    if (rank === first) throw new FileFormatError('bwt: the bytes are of no block; the file is damaged');
    block[at] = last[rank < first ? rank : rank - 1];
    rank = earlier[rank];
  }
  return block;
}

/** Codes a number from 0 to a limit in bits of probability one half. */
function codeNumber(choices: Choices, limit: number, value: number): number {
  let coded = 0;
  for (let place = 31 - Math.clz32(limit); place >= 0; place--)
    coded = 2 * coded + choices.bit((value >>> place) & 1, HALF);
  return coded;
}

/** The byte values, the one that came last first. */
class RecentBytes {
  readonly #order = Uint8Array.from({ length: 256 }, (_, byte) => byte);

  /** How many others came since a byte came last, which then is the last one. */
  rankOf(byte: number): number {
    const rank = this.#order.indexOf(byte);
    this.byteAt(rank);
    return rank;
  }

  /** The byte of a rank, which then is the last one. */
  byteAt(rank: number): number {
    const byte = this.#order[rank];
    this.#order.copyWithin(1, 0, rank);
    this.#order[0] = byte;
    return byte;
  }
}

/** Ranks are told by the place of their highest bit and the bits below; 0 has a place of its own. */
const MOST_PLACES = 9;
/** Of the zeros in a row so far, up to so many are told apart. */
const MOST_ZEROS = 7;
const QUICK = 24;
const SLOW = 400;

/**
 * How ranks are coded: is it 0, is it 1, and so on by the places of the highest bit, each under what the last ranks were like, and the bits
 * below. Each probability is the mean of one that learns quickly under much and one that learns slowly under less.
 */
class RankModel {
  readonly #quick = new AdaptiveBits(MOST_PLACES * 4 * 4 * (MOST_ZEROS + 1), QUICK);
  readonly #slow = new AdaptiveBits(MOST_PLACES * MOST_PLACES * MOST_PLACES, SLOW);
  readonly #below = new AdaptiveBits(MOST_PLACES * 256, SLOW);
  #last = 0;
  #lastButOne = 0;
  #zeros = 0;

  code(choices: Choices, rank: number): number {
    const known = 32 - Math.clz32(rank);
    const recent = 4 * Math.min(3, this.#last) + Math.min(3, this.#lastButOne);
    const quickly = ((MOST_ZEROS + 1) * recent + this.#zeros) * MOST_PLACES;
    const slowly = (this.#last * MOST_PLACES + this.#lastButOne) * MOST_PLACES;
    let place = 0;
    while (
      place < MOST_PLACES - 1 &&
      this.#codeBit(choices, quickly + place, slowly + place, place < known ? 1 : 0) === 1
    )
      place++;
    this.#lastButOne = this.#last;
    this.#last = place;
    this.#zeros = place === 0 ? Math.min(MOST_ZEROS, this.#zeros + 1) : 0;
    if (place < 2) return place;
    const width = place - 1;
    return 2 ** width + this.#below.codeNumber(choices, 256 * place, width, rank & (2 ** width - 1));
  }

  #codeBit(choices: Choices, quickly: number, slowly: number, bit: number): number {
    const ones = (this.#quick.probability(quickly) + this.#slow.probability(slowly)) >>> 1;
    const coded = choices.bit(bit, ones);
    this.#quick.learn(quickly, coded);
    this.#slow.learn(slowly, coded);
    return coded;
  }
}
