import { FileFormatError } from '../../errors.js';
import { packageVersion } from '../../version.js';
import { ByteBuffer } from '../byte-buffer.js';
import { ChoiceReader, type Choices, ChoiceWriter } from '../choices.js';
import type { Compressor } from '../compressor.js';
import { seal, unseal } from '../frame.js';
import { AdaptiveBits } from './adaptive-bits.js';
import { ContextTable } from './context-table.js';

/** When there are this many phrases they are all forgotten. */
const MOST_PHRASES = 2 ** 20;

/**
 * LZ78 (Ziv & Lempel, "Compression of individual sequences via variable-rate coding", IEEE Trans. IT 24, 1978): the data is cut
 * into phrases, each the longest phrase before it that fits and one more byte. The number of that phrase is written as one of so
 * many that exist, the byte in an adaptive code of order 0.
 */
export const lz78: Compressor = {
  name: 'lz78',
  family: 'classical',
  version: packageVersion(),
  compress(bytes) {
    const writer = new ChoiceWriter();
    const coder = new PhraseCoder(writer);
    let dictionary = new ContextTable();
    let phrase = 0;
    bytes.forEach((byte, at) => {
      const longer = dictionary.find(256 * phrase + byte) + 1;
      if (longer > 0) {
        phrase = longer;
        if (at === bytes.length - 1) coder.phrase(phrase, dictionary.size + 1);
        return;
      }
      coder.phrase(phrase, dictionary.size + 1);
      coder.byte(byte);
      dictionary.number(256 * phrase + byte);
      if (dictionary.size + 1 === MOST_PHRASES) dictionary = new ContextTable();
      phrase = 0;
    });
    return seal(lz78.name, bytes, writer.finish());
  },
  decompress(sealed) {
    return unseal(lz78.name, sealed, (code, length) => {
      const reader = new ChoiceReader(code);
      const coder = new PhraseCoder(reader);
      const bytes = new ByteBuffer();
      /** Where each phrase but the empty one ends among the bytes, and how long it is. */
      let ends: number[] = [];
      let lengths: number[] = [];
      while (bytes.length < length) {
        const phrase = coder.phrase(0, ends.length + 1);
        const phraseLength = phrase === 0 ? 0 : lengths[phrase - 1];
        if (bytes.length + phraseLength > length) {
          throw new FileFormatError('lz78: a phrase goes on behind the end; the file is damaged');
        }
        if (phrase > 0) bytes.repeat(bytes.length - ends[phrase - 1] + phraseLength, phraseLength);
        if (bytes.length === length) break;
        bytes.push(coder.byte(0));
        ends.push(bytes.length);
        lengths.push(phraseLength + 1);
        if (ends.length + 1 === MOST_PHRASES) [ends, lengths] = [[], []];
      }
      reader.finish();
      return bytes.toBytes();
    });
  },
};

class PhraseCoder {
  private readonly bytes = new AdaptiveBits(256, 250);

  constructor(private readonly choices: Choices) {}

  /** Codes one of `count` phrases, all alike: in as many bits as count - 1 has, or one less for the first ones (a phased-in code). */
  phrase(phrase: number, count: number): number {
    const width = 32 - Math.clz32(count - 1);
    const short = 2 ** width - count;
    const word = phrase < short ? phrase : phrase + short;
    const wordWidth = phrase < short ? width - 1 : width;
    let read = 0;
    for (let place = 0; place < width; place++) {
      if (place === width - 1 && read < short) return read;
      read = 2 * read + this.choices.bit((word >>> (wordWidth - 1 - place)) & 1, 2 ** 15);
    }
    return read - short;
  }

  byte(byte: number): number {
    return this.bytes.codeNumber(this.choices, 0, 8, byte);
  }
}
