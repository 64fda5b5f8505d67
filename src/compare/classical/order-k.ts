import type { Choices } from '../choices.js';
import { type ByteModel, sequentialCompressor } from '../sequential.js';
import { AdaptiveBits } from './adaptive-bits.js';
import { ContextTable } from './context-table.js';

/** A block holds what is known of four bits of a byte: a probability for each of the 15 prefixes that they can have. */
const BLOCK = 16;

/** When there are this many blocks (about 150 MB) all is forgotten. */
const MOST_BLOCKS = 2 ** 21;

/** Bits that a probability is the average of, at most. */
const MEMORY = 250;

/**
 * Adaptive arithmetic coding of order k: each bit of a byte under the k bytes before it and the bits of the byte so far
 * (binary decomposition as in Rissanen & Langdon, "Universal modeling and coding", IEEE Trans. IT 27, 1981).
 */
class OrderK implements ByteModel {
  private contexts = new ContextTable();
  private bits = new AdaptiveBits(BLOCK, MEMORY);
  /** The last k bytes as one number. */
  private context = 0;
  private readonly contextCount: number;

  constructor(order: number) {
    this.contextCount = 256 ** order;
  }

  code(choices: Choices, byte: number): number {
    const high = this.codeNibble(choices, 0, byte >>> 4);
    const low = this.codeNibble(choices, 1 + high, byte & 15);
    const coded = 16 * high + low;
    this.context = (256 * this.context + coded) % this.contextCount;
    return coded;
  }

  /** @param part - 0 for the high half of a byte, 1 + high half for the low one */
  private codeNibble(choices: Choices, part: number, nibble: number): number {
    const block = this.block(17 * this.context + part);
    let prefix = 1;
    for (let place = 3; place >= 0; place--) {
      prefix = 2 * prefix + this.bits.code(choices, block + prefix, (nibble >>> place) & 1);
    }
    return prefix - 16;
  }

  private block(key: number): number {
    if (this.contexts.size === MOST_BLOCKS) {
      this.contexts = new ContextTable();
      this.bits = new AdaptiveBits(BLOCK, MEMORY);
    }
    const number = this.contexts.number(key);
    this.bits.grow((number + 1) * BLOCK);
    return number * BLOCK;
  }
}

export function orderK(order: 0 | 1 | 2 | 3) {
  return sequentialCompressor(`order-${order}`, 'classical', () => new OrderK(order));
}
