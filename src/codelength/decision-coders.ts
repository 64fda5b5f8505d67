import { FileFormatError } from '../errors.js';
import { countBit, Decisions, UNITS } from './decisions.js';
import { MOST_NODES } from './file-limits.js';
import { RangeDecoder, RangeEncoder } from './range-coder.js';

/**
 * Decisions with frequencies beside adaptive and raw ones, as a file needs them: written by a {@link DecisionWriter}
 * or read by a {@link DecisionReader}.
 */
export abstract class FileDecisions extends Decisions {
  /** Chooses slot `index` of the frequencies, whose sum is at most 2^16. A reader ignores `index`. */
  abstract choose(index: number, frequencies: readonly number[]): number;
}

/** Writes decisions as bytes, and counts the bits that they are worth. */
export class DecisionWriter extends FileDecisions {
  /** The sum of -log2 of the probabilities of all decisions so far. */
  bits = 0;
  private readonly encoder = new RangeEncoder();

  adaptive(node: number, bit: number): number {
    const { counts } = this;
    const at = 2 * node;
    const zeros = 2 * counts[at] + 1;
    const total = zeros + 2 * counts[at + 1] + 1;
    if (bit === 0) this.write(0, zeros, total);
    else this.write(zeros, total, total);
    countBit(counts, at, bit);
    return bit;
  }

  biased(bit: number, units: number): number {
    const zeros = UNITS - units;
    if (bit === 0) this.write(0, zeros, UNITS);
    else this.write(zeros, UNITS, UNITS);
    return bit;
  }

  raw(value: number, bits: number): number {
    this.write(value, value + 1, 2 ** bits);
    return value;
  }

  choose(index: number, frequencies: readonly number[]): number {
    const from = frequencies.slice(0, index).reduce((sum, frequency) => sum + frequency, 0);
    const total = frequencies.reduce((sum, frequency) => sum + frequency, 0);
    this.write(from, from + frequencies[index], total);
    return index;
  }

  /** The bytes of all decisions. */
  finish(): Uint8Array {
    return this.encoder.finish();
  }

  private write(from: number, to: number, total: number): void {
    this.encoder.encode(from, to, total);
    this.bits -= Math.log2((to - from) / total);
  }
}

/** Reads decisions back. Any bytes at all are a run of decisions, until they end. */
export class DecisionReader extends FileDecisions {
  private readonly decoder: RangeDecoder;

  constructor(bytes: Uint8Array) {
    super();
    this.decoder = new RangeDecoder(bytes);
  }

  adaptive(node: number): number {
    const { counts } = this;
    const at = 2 * node;
    const zeros = 2 * counts[at] + 1;
    const bit = this.decoder.decide(zeros, zeros + 2 * counts[at + 1] + 1);
    countBit(counts, at, bit);
    return bit;
  }

  biased(_bit: number, units: number): number {
    return this.decoder.decide(UNITS - units, UNITS);
  }

  raw(_value: number, bits: number): number {
    const total = 2 ** bits;
    const slot = this.decoder.slot(total);
    this.decoder.take(slot, slot + 1, total);
    return slot;
  }

  choose(_index: number, frequencies: readonly number[]): number {
    const total = frequencies.reduce((sum, frequency) => sum + frequency, 0);
    const slot = this.decoder.slot(total);
    let index = 0;
    let from = 0;
    while (slot >= from + frequencies[index]) from += frequencies[index++];
    this.decoder.take(from, from + frequencies[index], total);
    return index;
  }

  /** Bytes that the decisions so far have taken, with up to four that the next ones begin with. */
  get bytesRead(): number {
    return this.decoder.bytesRead;
  }

  protected override holdNodes(nodes: number): void {
    if (nodes > MOST_NODES) throw new FileFormatError('the file has too many models of decisions');
    super.holdNodes(nodes);
  }

  /** Refuses bytes behind the last decision. */
  finish(): void {
    this.decoder.finish();
  }
}
