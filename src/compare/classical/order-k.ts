import type { Choices } from '../choices.js';
import { type ByteModel, sequentialCompressor } from '../sequential.js';
import { AdaptiveBits } from './adaptive-bits.js';
import { ContextTable } from './context-table.js';

/** A block holds what is known of four bits of a byte: a probability for each of the 15 prefixes that they can have. */
const BLOCK = 16;

/** When there are this many blocks (about 90 MB) all is forgotten. */
const MOST_BLOCKS = 2 ** 20;

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
    const high = this.bits.codeNumber(choices, this.block(17 * this.context), 4, byte >>> 4);
    const low = this.bits.codeNumber(choices, this.block(17 * this.context + 1 + high), 4, byte & 15);
    const coded = 16 * high + low;
    this.context = (256 * this.context + coded) % this.contextCount;
    return coded;
  }

  /** Where the block of a half byte begins. Its key is made of the context and 0 for the high half, 1 + high half for the low one. */
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
