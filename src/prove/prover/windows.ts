/** A prime whose residues have exact products as doubles, and the base of hashes modulo it. */
const PRIME = 67_108_859;
const BASE = 1_000_003;

/** The windows of one length in a sequence that grows: finds the one that is equal to the last, by a rolling hash (Karp & Rabin 1987). */
export class Windows {
  readonly #values: bigint[] = [];
  readonly #hashes: number[] = [];
  /** Places where windows of a hash end. */
  readonly #ends = new Map<number, number[]>();
  readonly #drop: number;
  #hash = 0;

  constructor(readonly length: number) {
    let drop = 1;
    for (let step = 0; step < length; step++) drop = (drop * BASE) % PRIME;
    this.#drop = drop;
  }

  /** Adds a value of the sequence. The place where the first window ended that is equal to the one that ends here. */
  add(value: bigint): number | undefined {
    const place = this.#values.length;
    this.#values.push(value);
    this.#hashes.push(Number(BigInt.asUintN(52, value)) % PRIME);
    const gone = place >= this.length ? this.#hashes[place - this.length] : 0;
    this.#hash = (this.#hash * BASE + this.#hashes[place] + PRIME - ((gone * this.#drop) % PRIME)) % PRIME;
    if (place < this.length - 1) return undefined;
    const ends = this.#ends.get(this.#hash);
    if (ends === undefined) {
      this.#ends.set(this.#hash, [place]);
      return undefined;
    }
    const equal = ends.find((end) => this.#isEqual(end, place));
    if (equal === undefined) ends.push(place);
    return equal;
  }

  #isEqual(end: number, other: number): boolean {
    for (let back = 0; back < this.length; back++) {
      if (this.#values[end - back] !== this.#values[other - back]) return false;
    }
    return true;
  }
}
