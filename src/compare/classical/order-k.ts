import type { Choices } from '../choices.js';
import { type ByteModel, sequentialCompressor } from '../sequential.js';

/** Slots of the table of contexts; contexts that meet in a slot share its counts. */
const SLOTS = 2 ** 22;

/**
 * Adaptive arithmetic coding of order k: each bit of a byte under the k bytes before it and the bits of the byte so far
 * (binary decomposition as in Rissanen & Langdon, "Universal modeling and coding", IEEE Trans. IT 27, 1981).
 */
class OrderK implements ByteModel {
  /** The probability of a one, in 2^-16. */
  private readonly ones = new Uint16Array(SLOTS).fill(2 ** 15);
  private readonly seen = new Uint8Array(SLOTS);
  private context = 0;

  constructor(private readonly order: number) {}

  code(choices: Choices, byte: number): number {
    let prefix = 1;
    for (let place = 7; place >= 0; place--) {
      const slot = this.slot(prefix);
      const bit = choices.bit((byte >>> place) & 1, this.ones[slot]);
      this.learn(slot, bit);
      prefix = 2 * prefix + bit;
    }
    const coded = prefix - 256;
    this.context = this.order === 0 ? 0 : (this.context * 256 + coded) % 256 ** this.order;
    return coded;
  }

  private slot(prefix: number): number {
    const hash = Math.imul(this.context + 1, 0x9e3779b1) ^ Math.imul(prefix, 0x85ebca6b);
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }

  /** Moves the probability by 1/(t + 1.5) of the way for the t-th bit, the Krichevsky-Trofimov estimate, and no slower than 1/64. */
  private learn(slot: number, bit: number): void {
    const seen = this.seen[slot];
    const before = this.ones[slot];
    const moved = before + (bit === 1 ? 65535 - before : -before) / (Math.min(seen, 62) + 1.5);
    this.ones[slot] = Math.min(65535 - 16, Math.max(16, Math.round(moved)));
    if (seen < 255) this.seen[slot] = seen + 1;
  }
}

export function orderK(order: 0 | 1 | 2 | 3) {
  return sequentialCompressor(`order-${order}`, 'classical', () => new OrderK(order));
}
