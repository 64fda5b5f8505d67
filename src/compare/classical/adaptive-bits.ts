import type { Choices } from '../choices.js';

/** A probability is kept in 22 bits, above 10 bits that count what it was learned from. */
const COUNT_BITS = 10;
const COUNTED = 2 ** COUNT_BITS;
const ONE = 2 ** 22;
const UNSEEN = (ONE / 2) * COUNTED;

/**
 * Probabilities of bits, each learned from the bits that were coded under it. The t-th bit moves its probability by
 * 1/(t + 1/4) of the way to what came, which is bolder than the estimate of Krichevsky & Trofimov (1981) at first, since
 * most contexts of most data nearly always go on in one way; steps end to shrink at some size, so as to follow change.
 */
export class AdaptiveBits {
  private states: Uint32Array;

  /**
   * @param slots - how many probabilities there are
   * @param memory - steps shrink for this many bits, at most 1023
   */
  constructor(
    slots: number,
    private readonly memory: number,
  ) {
    if (memory >= COUNTED) throw new RangeError(`no more than ${COUNTED - 1} bits are counted`);
    this.states = new Uint32Array(slots).fill(UNSEEN);
  }

  /** Codes a bit under the probability in a slot, and learns from it. */
  code(choices: Choices, slot: number, bit: number): number {
    const state = this.states[slot];
    const ones = state >>> COUNT_BITS;
    const coded = choices.bit(bit, sixteenBits(ones));
    const count = state & (COUNTED - 1);
    const moved = ones + Math.trunc((coded * (ONE - 1) - ones) / (count + 1.25));
    this.states[slot] = moved * COUNTED + (count < this.memory ? count + 1 : count);
    return coded;
  }

  /** The probability of a one in a slot, in 2^-16. */
  probability(slot: number): number {
    return sixteenBits(this.states[slot] >>> COUNT_BITS);
  }

  /** Makes place for at least this many probabilities; new ones are one half. */
  grow(slots: number): void {
    const { states } = this;
    if (slots <= states.length) return;
    this.states = new Uint32Array(Math.max(slots, 2 * states.length)).fill(UNSEEN, states.length);
    this.states.set(states);
  }
}

/** A probability of 22 bits in 16, never 0. */
function sixteenBits(ones: number): number {
  return Math.max(1, ones >>> 6);
}
