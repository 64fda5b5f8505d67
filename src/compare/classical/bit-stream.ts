import { FileFormatError } from '../../errors.js';
import { ByteBuffer } from '../byte-buffer.js';

/** Packs bits into bytes, the first into the highest place. */
export class BitWriter {
  private readonly bytes = new ByteBuffer();
  private pending = 0;
  private pendingBits = 0;

  /** Appends the lowest `count` bits of a value, at most 24, the highest of them first. */
  write(value: number, count: number): void {
    this.pending = (this.pending << count) | value;
    this.pendingBits += count;
    while (this.pendingBits >= 8) {
      this.pendingBits -= 8;
      this.bytes.push(this.pending >>> this.pendingBits);
      this.pending &= (1 << this.pendingBits) - 1;
    }
  }

  /** The bytes, the last filled up with zeros. */
  finish(): Uint8Array {
    if (this.pendingBits > 0) this.write(0, 8 - this.pendingBits);
    return this.bytes.toBytes();
  }
}

export class BitReader {
  /** Of the next bit. */
  private position = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** How many bits are left. */
  get left(): number {
    return 8 * this.bytes.length - this.position;
  }

  bit(): number {
    if (this.left === 0) throw new FileFormatError('the code ends too early; it is cut off or damaged');
    const byte = this.bytes[this.position >>> 3];
    return (byte >>> (7 - (this.position++ & 7))) & 1;
  }

  read(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value = 2 * value + this.bit();
    return value;
  }

  /** Refuses whole bytes behind the last bit. */
  finish(): void {
    if (this.left >= 8) throw new FileFormatError('the code goes on behind its last symbol; it is damaged');
  }
}
