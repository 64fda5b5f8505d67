import { MOST_TOTAL, RangeDecoder, RangeEncoder } from '../codelength/range-coder.js';

/**
 * A run of choices with probabilities, priced, written or read. A model that describes bytes in choices is priced, encoded
 * and decoded by the same code, so that a decoder cannot help doing what the encoder did.
 */
export interface Choices {
  /**
   * Codes a bit that is one with probability `ones / 2^16`. A reader ignores `bit`.
   * @param ones - 1 to 2^16 - 1
   * @returns the bit that was coded
   */
  bit(bit: number, ones: number): number;

  /**
   * Codes one of some symbols. A reader ignores `symbol`.
   * @param frequencies - a positive integer or 0 for each symbol; the one coded is not 0
   * @param total - their sum, at most 2^16
   * @returns the symbol that was coded
   */
  choose(symbol: number, frequencies: ArrayLike<number>, total: number): number;
}

export class ChoiceWriter implements Choices {
  private readonly encoder = new RangeEncoder();

  bit(bit: number, ones: number): number {
    if (bit === 0) this.encoder.encode(0, MOST_TOTAL - ones, MOST_TOTAL);
    else this.encoder.encode(MOST_TOTAL - ones, MOST_TOTAL, MOST_TOTAL);
    return bit;
  }

  choose(symbol: number, frequencies: ArrayLike<number>, total: number): number {
    let from = 0;
    for (let i = 0; i < symbol; i++) from += frequencies[i];
    this.encoder.encode(from, from + frequencies[symbol], total);
    return symbol;
  }

  finish(): Uint8Array {
    return this.encoder.finish();
  }
}

/** Reads any bytes as choices until they end; then throws a FileFormatError. */
export class ChoiceReader implements Choices {
  private readonly decoder: RangeDecoder;

  constructor(code: Uint8Array) {
    this.decoder = new RangeDecoder(code);
  }

  bit(_bit: number, ones: number): number {
    return this.decoder.decide(MOST_TOTAL - ones, MOST_TOTAL);
  }

  choose(_symbol: number, frequencies: ArrayLike<number>, total: number): number {
    const slot = this.decoder.slot(total);
    let symbol = 0;
    let from = 0;
    while (slot >= from + frequencies[symbol]) from += frequencies[symbol++];
    this.decoder.take(from, from + frequencies[symbol], total);
    return symbol;
  }

  /** Refuses bytes behind the last choice. */
  finish(): void {
    this.decoder.finish();
  }
}

/** Adds up what choices cost. */
export class ChoicePrice implements Choices {
  /** Sum of -log2 of the probabilities so far. */
  bits = 0;

  bit(bit: number, ones: number): number {
    this.bits -= Math.log2((bit === 0 ? MOST_TOTAL - ones : ones) / MOST_TOTAL);
    return bit;
  }

  choose(symbol: number, frequencies: ArrayLike<number>, total: number): number {
    this.bits -= Math.log2(frequencies[symbol] / total);
    return symbol;
  }
}
