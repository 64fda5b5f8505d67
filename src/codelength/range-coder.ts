import { FileFormatError } from '../errors.js';

/**
 * A range coder (G. N. N. Martin, "Range encoding", 1979) on a 32-bit interval, normalised byte by byte as in M. Schindler's
 * rngcod. `low` and `range` are doubles holding integers: products of a range and a total stay below 2^49, and the
 * quotient by a total up to 2^16 is further from the next integer than a double's rounding, so that
 * `Math.floor(range * x / total)` is exact.
 */
const WHOLE = 2 ** 32;

/** The range is kept at or above this, so that every slot of a total of 2^16 has some of it. */
const LEAST_RANGE = 2 ** 24;

/** The largest total of frequencies that a decision may have. */
export const MOST_TOTAL = 2 ** 16;

/** Zero bytes that a decoder may read behind the end: four are its look-ahead, the rest trailing zeros left out. */
export const ZEROS_BEHIND = 6;

export class RangeEncoder {
  private low = 0;
  private range = WHOLE;
  private bytes = new Uint8Array(256);
  private length = 0;

  /** Narrows the interval to the slots from `from` up to `to` of `total`. */
  encode(from: number, to: number, total: number): void {
    const { range } = this;
    const start = Math.floor((range * from) / total);
    this.range = Math.floor((range * to) / total) - start;
    this.low += start;
    while (this.range < LEAST_RANGE) this.shift();
  }

  /** Ends the stream with as few bytes as decode to the same decisions. */
  finish(): Uint8Array {
    // The value in the interval with the most trailing zero bits, at a byte boundary.
    const top = this.low + this.range;
    let unit = WHOLE;
    while (Math.ceil(this.low / unit) * unit >= top) unit /= 256;
    this.low = Math.ceil(this.low / unit) * unit;
    let zeros = 4;
    for (; unit < WHOLE; unit *= 256) {
      this.shift();
      zeros--;
    }
    this.carry();
    while (zeros < ZEROS_BEHIND && this.length > 0 && this.bytes[this.length - 1] === 0) {
      this.length--;
      zeros++;
    }
    return this.bytes.slice(0, this.length);
  }

  /** Moves the top byte of `low` out. */
  private shift(): void {
    this.carry();
    if (this.length === this.bytes.length) {
      const grown = new Uint8Array(2 * this.length);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    const top = Math.floor(this.low / LEAST_RANGE);
    this.bytes[this.length++] = top;
    this.low = (this.low - top * LEAST_RANGE) * 256;
    this.range *= 256;
  }

  /** Adds a carry out of `low` to the bytes already written; the interval never leaves the first byte upwards. */
  private carry(): void {
    if (this.low < WHOLE) return;
    this.low -= WHOLE;
    let at = this.length - 1;
    while (this.bytes[at] === 255) this.bytes[at--] = 0;
    this.bytes[at]++;
  }
}

export class RangeDecoder {
  private range = WHOLE;
  /** The stream's value less the low end of the interval: at least 0 and below `range`, whatever the bytes. */
  private value = 0;
  private position = 0;

  constructor(private readonly bytes: Uint8Array) {
    for (let i = 0; i < 4; i++) this.value = this.value * 256 + this.nextByte();
  }

  /** Bytes of the stream that have been read. */
  get bytesRead(): number {
    return this.position;
  }

  /** The slot of `total` that the value is in; to be followed by `take`. */
  slot(total: number): number {
    return Math.floor(((this.value + 1) * total - 1) / this.range);
  }

  /** Narrows the interval to the slots from `from` up to `to` of `total`, one of which is the value's. */
  take(from: number, to: number, total: number): void {
    const { range } = this;
    const start = Math.floor((range * from) / total);
    this.range = Math.floor((range * to) / total) - start;
    this.value -= start;
    while (this.range < LEAST_RANGE) {
      this.range *= 256;
      this.value = this.value * 256 + this.nextByte();
    }
  }

  /** Decides whether the value is beyond the first `zeros` slots of `total`, and narrows the interval to its side. */
  decide(zeros: number, total: number): number {
    const split = Math.floor((this.range * zeros) / total);
    const bit = this.value >= split ? 1 : 0;
    if (bit === 1) {
      this.value -= split;
      this.range -= split;
    } else this.range = split;
    while (this.range < LEAST_RANGE) {
      this.range *= 256;
      this.value = this.value * 256 + this.nextByte();
    }
    return bit;
  }

  /** Refuses a stream that goes on after its last decision, but for zeros. */
  finish(): void {
    if (this.bytes.subarray(this.position).some((byte) => byte !== 0)) {
      throw new FileFormatError('the file goes on behind its last row; it is damaged');
    }
  }

  private nextByte(): number {
    const at = this.position++;
    if (at < this.bytes.length) return this.bytes[at];
    if (at < this.bytes.length + ZEROS_BEHIND) return 0;
    throw new FileFormatError('the file ends too early; it is cut off or damaged');
  }
}
