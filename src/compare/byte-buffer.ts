/** Bytes that are appended to. Takes memory for what was written, not for what a file claims to hold. */
export class ByteBuffer {
  length = 0;
  private bytes = new Uint8Array(256);

  push(byte: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  /** The byte `distance` before the end; 0 where there is none. */
  back(distance: number): number {
    return distance <= this.length ? this.bytes[this.length - distance] : 0;
  }

  /**
   * Appends `count` bytes that begin `distance` before the end; with more bytes than that they repeat.
   * @param distance - 1 to the length
   */
  repeat(distance: number, count: number): void {
    this.reserve(count);
    const { bytes } = this;
    for (let i = 0; i < count; i++, this.length++) bytes[this.length] = bytes[this.length - distance];
  }

  /** A copy of what was appended. */
  toBytes(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.bytes.length, this.length + count));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}
