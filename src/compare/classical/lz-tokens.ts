import type { Choices } from '../choices.js';
import { AdaptiveBits } from './adaptive-bits.js';

/** Distances that were used last and can be named shortly. */
export const REPEATS = 4;

/** Lengths of a match: at an old distance at least 1, at a new one at least 2. */
export const LONGEST_MATCH = 272;

/** The kinds of tokens, by which the next is foreseen. */
export const LITERAL = 0;
export const MATCH = 1;
export const REPEAT = 2;
const KINDS = 3;

const MEMORY = 60;
/** Literals are told apart by the highest three bits of the byte before. */
const LITERAL_CONTEXTS = 8;
/** Distances are told apart by their length in bits and the bit below the highest: slots. */
const SLOTS = 64;
/** The bits below these two are learned for distances whose slot is below this, else only the lowest four. */
const LEARNED_SLOTS = 14;
const LOW_BITS = 4;
/** Slots of distances are learned for the lengths 2, 3, 4 and all beyond. */
const LENGTH_CLASSES = 4;
const HALF = 2 ** 15;
/** The price of a bit of probability one half. */
const BIT_PRICE = 64;

/**
 * How tokens of LZ77 are coded: the bits of each under adaptive probabilities, after the example of LZMA (Pavlov, "LZMA specification",
 * 2015): literals under the highest bits of the byte before, and distances that come again by their place among the last ones.
 */
export class TokenModel {
  private readonly isMatch = new AdaptiveBits(KINDS * KINDS, MEMORY);
  private readonly isRepeat = new AdaptiveBits(KINDS * KINDS, MEMORY);
  private readonly whichRepeat = new AdaptiveBits(REPEATS, MEMORY);
  private readonly literals = new AdaptiveBits(LITERAL_CONTEXTS * 256, 250);
  private readonly lengths = [new LengthModel(), new LengthModel()];
  private readonly slots = new AdaptiveBits(LENGTH_CLASSES * SLOTS, MEMORY);
  private readonly learned = new AdaptiveBits(LEARNED_SLOTS * 32, MEMORY);
  private readonly low = new AdaptiveBits(2 ** LOW_BITS, MEMORY);

  /** @param state - {@link stateAfter} the tokens so far */
  kind(choices: Choices, state: number, kind: number): number {
    if (this.isMatch.code(choices, state, kind === LITERAL ? 0 : 1) === 0) return LITERAL;
    return this.isRepeat.code(choices, state, kind === REPEAT ? 1 : 0) === 1 ? REPEAT : MATCH;
  }

  priceOfKind(state: number, kind: number): number {
    if (kind === LITERAL) return this.isMatch.price(state, 0);
    return this.isMatch.price(state, 1) + this.isRepeat.price(state, kind === REPEAT ? 1 : 0);
  }

  literal(choices: Choices, before: number, byte: number): number {
    return this.literals.codeNumber(choices, 256 * literalContext(before), 8, byte);
  }

  priceOfLiteral(before: number, byte: number): number {
    return this.literals.priceOfNumber(256 * literalContext(before), 8, byte);
  }

  /** Codes which of the last distances is meant. */
  repeat(choices: Choices, which: number): number {
    return this.whichRepeat.codeNumber(choices, 0, 2, which);
  }

  priceOfRepeat(which: number): number {
    return this.whichRepeat.priceOfNumber(0, 2, which);
  }

  length(choices: Choices, kind: number, length: number): number {
    return this.lengths[kind - 1].code(choices, length - leastLength(kind)) + leastLength(kind);
  }

  priceOfLength(kind: number, length: number): number {
    return this.lengths[kind - 1].price(length - leastLength(kind));
  }

  distance(choices: Choices, length: number, distance: number): number {
    const slot = this.slots.codeNumber(choices, SLOTS * lengthClass(length), 6, slotOf(distance - 1));
    if (slot < 4) return slot + 1;
    const width = (slot >>> 1) - 1;
    const base = (2 + (slot & 1)) * 2 ** width;
    const rest = distance - 1 - base;
    if (slot < LEARNED_SLOTS) return base + this.learned.codeNumber(choices, 32 * slot, width, rest) + 1;
    let high = 0;
    for (let place = width - 1; place >= LOW_BITS; place--)
      high = 2 * high + choices.bit((rest >>> place) & 1, HALF);
    return (
      base + high * 2 ** LOW_BITS + this.low.codeNumber(choices, 0, LOW_BITS, rest & (2 ** LOW_BITS - 1)) + 1
    );
  }

  priceOfSlot(length: number, distance: number): number {
    return this.slots.priceOfNumber(SLOTS * lengthClass(length), 6, slotOf(distance - 1));
  }

  /** The price of what a distance's slot leaves open. */
  priceWithinSlot(distance: number): number {
    const slot = slotOf(distance - 1);
    if (slot < 4) return 0;
    const width = (slot >>> 1) - 1;
    const rest = (distance - 1) & (2 ** width - 1);
    if (slot < LEARNED_SLOTS) return this.learned.priceOfNumber(32 * slot, width, rest);
    return BIT_PRICE * (width - LOW_BITS) + this.low.priceOfNumber(0, LOW_BITS, rest & (2 ** LOW_BITS - 1));
  }
}

/** Lengths from 0 to 271: the first eight and the next eight in three bits each, the others in eight. */
class LengthModel {
  private readonly isLonger = new AdaptiveBits(2, MEMORY);
  private readonly short = new AdaptiveBits(2 * 8, MEMORY);
  private readonly long = new AdaptiveBits(256, MEMORY);

  code(choices: Choices, length: number): number {
    for (let part = 0; part < 2; part++) {
      if (this.isLonger.code(choices, part, length < 8 * (part + 1) ? 0 : 1) === 0) {
        return 8 * part + this.short.codeNumber(choices, 8 * part, 3, length & 7);
      }
    }
    return 16 + this.long.codeNumber(choices, 0, 8, length - 16);
  }

  price(length: number): number {
    let price = 0;
    for (let part = 0; part < 2; part++) {
      const longer = length < 8 * (part + 1) ? 0 : 1;
      price += this.isLonger.price(part, longer);
      if (longer === 0) return price + this.short.priceOfNumber(8 * part, 3, length & 7);
    }
    return price + this.long.priceOfNumber(0, 8, length - 16);
  }
}

/** What the kinds of the last two tokens make of each other. */
export function stateAfter(state: number, kind: number): number {
  return (state % KINDS) * KINDS + kind;
}

export function leastLength(kind: number): number {
  return kind === MATCH ? 2 : 1;
}

export function lengthClass(length: number): number {
  return Math.min(length - 2, LENGTH_CLASSES - 1);
}

function literalContext(before: number): number {
  return before >>> 5;
}

/** 0 to 3 for themselves; beyond, twice the place of the highest bit, and the bit below it. */
function slotOf(distance: number): number {
  if (distance < 4) return distance;
  const highest = 31 - Math.clz32(distance);
  return 2 * highest + ((distance >>> (highest - 1)) & 1);
}
