/** Rows that a fingerprint looks at. */
const LOOKED_AT = 24;

/** Columns that were seen, told apart by some of their rows rounded to single precision, some seven digits. */
export class Prints {
  readonly #seen = new Set<number>();
  readonly #rounded: Float32Array;
  readonly #words: Uint32Array;
  readonly #step: number;

  constructor(rows: number) {
    const looks = Math.min(rows, LOOKED_AT);
    this.#rounded = new Float32Array(looks);
    this.#words = new Uint32Array(this.#rounded.buffer);
    this.#step = rows / looks;
  }

  /** @returns false if a column with the same values was added before */
  add(column: Float64Array): boolean {
    const rounded = this.#rounded;
    // Adding 0 makes 0 of -0.
    for (let look = 0; look < rounded.length; look++)
      rounded[look] = column[Math.floor(look * this.#step)] + 0;
    let one = 0x9e3779b9;
    let other = 0x85ebca6b;
    for (const word of this.#words) {
      one = Math.imul(one ^ word, 0xcc9e2d51);
      one ^= one >>> 15;
      other = Math.imul(other + word, 0x1b873593);
      other ^= other >>> 13;
    }
    const print = (one >>> 0) * 2 ** 21 + (other >>> 11);
    if (this.#seen.has(print)) return false;
    this.#seen.add(print);
    return true;
  }
}
