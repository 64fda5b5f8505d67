import { COUNT_LIMIT, countBit, Decisions, UNITS } from './decisions.js';

/** log2(2k + 1) and log2(2k + 2) for every count k that can occur: a decision costs EVEN[z + o] - ODD[count of its bit]. */
const ODD = Float64Array.from({ length: COUNT_LIMIT }, (_, count) => Math.log2(2 * count + 1));
const EVEN = Float64Array.from({ length: COUNT_LIMIT }, (_, count) => Math.log2(2 * count + 2));

/** Prices decisions without writing them. Made to be reused: `restart` costs only what the last run touched. */
export class DecisionCost extends Decisions {
  /** Bits so far: the sum of -log2 of the probabilities that a writer would use. */
  bits = 0;
  private touched = new Int32Array(64);
  private touchedCount = 0;
  private kept = 0;

  adaptive(node: number, bit: number): number {
    const counts = this.counts;
    const at = 2 * node;
    const total = counts[at] + counts[at + 1];
    this.bits += EVEN[total] - ODD[counts[at + bit]];
    if (total === 0) {
      this.touched[this.touchedCount++] = node;
      counts[at + bit] = 1;
    } else if (total < COUNT_LIMIT - 1) counts[at + bit]++;
    else countBit(counts, at, bit);
    return bit;
  }

  biased(bit: number, units: number): number {
    this.bits += 16 - Math.log2(bit === 1 ? units : UNITS - units);
    return bit;
  }

  raw(value: number, bits: number): number {
    this.bits += bits;
    return value;
  }

  /** Marks the nodes reserved so far as permanent: `restart` clears them but keeps them. */
  keep(): void {
    this.kept = this.size;
  }

  /** Back to zero bits and unadapted nodes; nodes reserved after `keep` are given back. */
  restart(): void {
    const { counts, touched } = this;
    for (let i = 0; i < this.touchedCount; i++) {
      const at = 2 * touched[i];
      counts[at] = 0;
      counts[at + 1] = 0;
    }
    this.touchedCount = 0;
    this.bits = 0;
    this.truncate(this.kept);
  }

  protected override holdNodes(nodes: number): void {
    super.holdNodes(nodes);
    if (nodes <= this.touched.length) return;
    const grown = new Int32Array(2 * nodes);
    grown.set(this.touched);
    this.touched = grown;
  }
}
