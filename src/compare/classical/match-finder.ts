/** Bytes that a match of LZ77 may go back, at most. */
export const WINDOW = 2 ** 22;

const HASHES = 2 ** 16;

/** How many earlier positions are tried. */
const MOST_TRIES = 96;

/** Finds earlier occurrences of what comes next by chains of positions with the same three bytes (as in Deutsch, RFC 1951, section 4). */
export class MatchFinder {
  /** Lengths found by {@link find}, ascending, and for each the least distance at which so much repeats. */
  readonly lengths: number[] = [];
  readonly distances: number[] = [];
  /** The last position of each hash, and the one before each position, less 1; 0 for none. */
  private readonly head = new Int32Array(HASHES);
  private readonly previous: Int32Array;
  private readonly lastOfPair = new Int32Array(2 ** 16);
  private position = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.previous = new Int32Array(Math.min(bytes.length, WINDOW));
  }

  /** Finds matches of 2 to `longest` bytes at the position, and goes to the next. */
  find(longest: number): void {
    const { bytes, position, lengths, distances, previous } = this;
    lengths.length = 0;
    distances.length = 0;
    const most = Math.min(longest, bytes.length - position);
    let best = 1;
    const consider = (candidate: number): void => {
      if (bytes[candidate + best] !== bytes[position + best]) return;
      let length = 0;
      while (length < most && bytes[candidate + length] === bytes[position + length]) length++;
      if (length <= best) return;
      best = length;
      lengths.push(length);
      distances.push(position - candidate);
    };
    const oldest = Math.max(0, position - previous.length);
    if (most >= 2) {
      const pair = this.lastOfPair[this.pair()] - 1;
      if (pair >= oldest) consider(pair);
    }
    if (most >= 3) {
      let candidate = this.head[this.hash()] - 1;
      for (let tries = 0; candidate >= oldest && best < most && tries < MOST_TRIES; tries++) {
        consider(candidate);
        candidate = previous[candidate % previous.length] - 1;
      }
    }
    this.skip(1);
  }

  /** Passes over some positions, which can be found from then on. */
  skip(count: number): void {
    const { bytes, previous } = this;
    for (let i = 0; i < count; i++, this.position++) {
      if (this.position + 2 < bytes.length) {
        const hash = this.hash();
        previous[this.position % previous.length] = this.head[hash];
        this.head[hash] = this.position + 1;
      }
      if (this.position + 1 < bytes.length) this.lastOfPair[this.pair()] = this.position + 1;
    }
  }

  private pair(): number {
    return this.bytes[this.position] * 256 + this.bytes[this.position + 1];
  }

  private hash(): number {
    const { bytes, position } = this;
    const three = (bytes[position] << 16) | (bytes[position + 1] << 8) | bytes[position + 2];
    return Math.imul(three, 0x9e3779b1) >>> 16;
  }
}
