import type { Choices } from '../choices.js';

/** A probability is kept in 22 bits, above 10 bits that count what it was learned from. */
const COUNT_BITS = 10;
const COUNTED = 2 ** COUNT_BITS;
const ONE = 2 ** 22;
const UNSEEN = (ONE / 2) * COUNTED;

/** What a bit costs that has a probability of so many 2^-12, in 1/64 of a bit. */
const PRICES = Float64Array.from({ length: 4096 }, (_, i) => Math.round(-64 * Math.log2((i + 0.5) / 4096)));

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
    const coded = choices.bit(bit, sixteenBits(this.states[slot] >>> COUNT_BITS));
    this.learn(slot, coded);
    return coded;
  }

  /** The probability of a one in a slot, in 2^-16. */
  probability(slot: number): number {
    return sixteenBits(this.states[slot] >>> COUNT_BITS);
  }

  /** How many bits a slot has learned from, up to the memory. */
  count(slot: number): number {
    return this.states[slot] & (COUNTED - 1);
  }

  /** Learns from a bit that came. */
  learn(slot: number, bit: number): void {
    const state = this.states[slot];
    const ones = state >>> COUNT_BITS;
    const count = state & (COUNTED - 1);
    const moved = ones + Math.trunc((bit * (ONE - 1) - ones) / (count + 1.25));
    this.states[slot] = moved * COUNTED + (count < this.memory ? count + 1 : count);
  }

  /** Codes a number of some bits, the highest first, each under the bits above it: in slots `from + 1` to `from + 2^width - 1`. */
  codeNumber(choices: Choices, from: number, width: number, value: number): number {
    let prefix = 1;
    for (let place = width - 1; place >= 0; place--) {
      prefix = 2 * prefix + this.code(choices, from + prefix, (value >>> place) & 1);
    }
    return prefix - (1 << width);
  }

  /** What {@link code} would cost, in 1/64 of a bit. */
  price(slot: number, bit: number): number {
    const ones = this.states[slot] >>> 20;
    return PRICES[bit === 1 ? ones : 4095 - ones];
  }

  /** What {@link codeNumber} would cost, in 1/64 of a bit. */
  priceOfNumber(from: number, width: number, value: number): number {
    let price = 0;
    for (let place = 0; place < width; place++) {
      const prefix = (value + (1 << width)) >>> place;
      price += this.price(from + (prefix >>> 1), prefix & 1);
    }
    return price;
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
