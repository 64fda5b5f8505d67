/** Counts of an adaptive model are halved when their sum reaches this. */
export const COUNT_LIMIT = 2 ** 14;

/**
 * A run of binary decisions, priced, written or read. Everything a `.kolmo` file holds passes through this one seam: a
 * model that describes itself in decisions is priced, encoded and decoded by the same code.
 *
 * Adaptive decisions are numbered nodes with Krichevsky-Trofimov counts ("The performance of universal encoding",
 * IEEE Trans. IT 27, 1981): after z zeros and o ones the next bit is one with probability (2o + 1) / (2(z + o) + 2).
 */
export abstract class Decisions {
  /** Zeros seen by node i at 2i, ones at 2i + 1. */
  protected counts = new Uint16Array(2 * 64);
  private reserved = 0;

  /** Sets aside `nodes` fresh adaptive models and returns the number of the first. */
  reserve(nodes: number): number {
    const first = this.reserved;
    this.reserved += nodes;
    this.holdNodes(this.reserved);
    return first;
  }

  /** Codes one decision under a node and adapts it. A reader ignores `bit`; all return the bit that was coded. */
  abstract adaptive(node: number, bit: number): number;

  /** Codes one decision that is 1 with a probability of `units` / {@link UNITS}, from 1 up. A reader ignores `bit`. */
  abstract biased(bit: number, units: number): number;

  /** Codes a number of 1 to 16 bits, each a fair coin; with a reader `value` is ignored. Returns what was coded. */
  abstract raw(value: number, bits: number): number;

  /** Makes room for at least this many nodes. */
  protected holdNodes(nodes: number): void {
    if (2 * nodes <= this.counts.length) return;
    const grown = new Uint16Array(4 * nodes);
    grown.set(this.counts);
    this.counts = grown;
  }

  /** Gives back all nodes from `first` on; their counts must be zero. */
  protected truncate(first: number): void {
    this.reserved = first;
  }

  /** The number of nodes set aside so far. */
  protected get size(): number {
    return this.reserved;
  }
}

/** 2^k for k from 0 to 53. */
export const POWERS = Float64Array.from({ length: 54 }, (_, exponent) => 2 ** exponent);

/** Codes a number below 2^53 of so many binary digits, each a fair coin. With a reader `value` is ignored. */
export function codeRaw(decisions: Decisions, value: number, digits: number): number {
  let coded = 0;
  for (let rest = digits; rest > 0; ) {
    const bits = rest % 16 || 16;
    rest -= bits;
    const chunk = Math.floor(value / POWERS[rest]) % POWERS[bits];
    coded = coded * POWERS[bits] + decisions.raw(chunk, bits);
  }
  return coded;
}

/** Probabilities that a model computes are told in units of 2^-16. */
export const UNITS = 2 ** 16;

/** A probability in units, such that neither outcome is impossible. */
export function unitsOf(probability: number): number {
  return Math.min(UNITS - 1, Math.max(1, Math.round(UNITS * probability)));
}

/** Counts one more `bit` in a pair of counts that starts at `at`. */
export function countBit(counts: Uint16Array, at: number, bit: number): void {
  counts[at + bit]++;
  if (counts[at] + counts[at + 1] >= COUNT_LIMIT) {
    counts[at] >>>= 1;
    counts[at + 1] >>>= 1;
  }
}
