/** Slots at the start; always a power of two. */
const FEWEST_SLOTS = 64;

/** Numbers contexts in the order in which they are first seen: a hash table with open addressing that grows with the data. */
export class ContextTable {
  /** How many contexts were numbered. */
  size = 0;
  private keys = new Float64Array(FEWEST_SLOTS).fill(-1);
  private numbers = new Int32Array(FEWEST_SLOTS);

  /**
   * The number of a context, a new one if it was not seen.
   * @param key - an integer from 0 to 2^53 - 1
   */
  number(key: number): number {
    const slot = this.slot(key);
    if (this.keys[slot] === key) return this.numbers[slot];
    const number = this.size++;
    this.keys[slot] = key;
    this.numbers[slot] = number;
    if (2 * this.size > this.keys.length) this.grow();
    return number;
  }

  /** The number of a context, or -1 if it was not seen. */
  find(key: number): number {
    const slot = this.slot(key);
    return this.keys[slot] === key ? this.numbers[slot] : -1;
  }

  /** The slot that holds the key, or the one where it belongs. */
  private slot(key: number): number {
    const { keys } = this;
    const last = keys.length - 1;
    const high = Math.floor(key / 2 ** 32);
    let hash = Math.imul(key - high * 2 ** 32, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & last;
    while (keys[slot] !== key && keys[slot] !== -1) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const { keys, numbers } = this;
    this.keys = new Float64Array(2 * keys.length).fill(-1);
    this.numbers = new Int32Array(2 * keys.length);
    keys.forEach((key, i) => {
      if (key === -1) return;
      const slot = this.slot(key);
      this.keys[slot] = key;
      this.numbers[slot] = numbers[i];
    });
  }
}
