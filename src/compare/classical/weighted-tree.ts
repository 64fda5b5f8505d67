/** Nodes that there is room for at the start. */
const FEWEST_NODES = 1024;

/** Where a count reaches this, both counts of the node are halved. */
const MOST_COUNT = 255;

/**
 * What each count of the estimator begins with. Krichevsky & Trofimov have one half; less suits contexts that nearly always go on in
 * one way, which most are.
 */
export const FIRST_COUNT = 0.1;

/**
 * The ratio of a node's weights stays between this and its inverse, so that it can still turn round when the data changes. This
 * departs from the exact sum only where one side is hundreds of times as likely as the other.
 */
export const MOST_RATIO = 512;

/**
 * Nodes of a context tree and their weighted probabilities (Willems, Shtarkov & Tjalkens, "The context-tree weighting method: basic
 * properties", IEEE Trans. IT 41, 1995). The probability of all bits in a node is half its own estimate and half the product over
 * the longer contexts. Kept is only the ratio of the two, by which the next bit's probabilities are averaged (Willems & Tjalkens,
 * "Complexity reduction of the context-tree weighting algorithm", 1997). There is no logarithm in it: any machine computes the
 * same.
 */
export class WeightedTree {
  /** How many nodes there are. */
  size = 0;
  /** The nodes that the next bit is in, from the empty context to the longest; to be set before {@link probability}. */
  readonly path: Int32Array;
  private counts = new Uint8Array(2 * FEWEST_NODES);
  /** Of a node's own estimate of its bits to the product of those of longer contexts. */
  private ratios = new Float32Array(FEWEST_NODES).fill(1);
  /** Probabilities of a one at each node of the path: by its counts, and by all from it on. */
  private readonly estimates: Float64Array;
  private readonly weighted: Float64Array;

  /**
   * @param depth - the length of the longest contexts
   * @param mostRatio - see {@link MOST_RATIO}; Infinity for the exact sum over all trees
   */
  constructor(
    private readonly depth: number,
    private readonly mostRatio: number = MOST_RATIO,
  ) {
    this.path = new Int32Array(depth + 1);
    this.estimates = new Float64Array(depth + 1);
    this.weighted = new Float64Array(depth + 1);
  }

  /** The number of a new node. */
  add(): number {
    if (this.size === this.ratios.length) this.grow();
    return this.size++;
  }

  /** That the next bit is a one; between 0 and 1. */
  probability(): number {
    const { path, depth, counts, ratios, estimates, weighted } = this;
    for (let at = depth; at >= 0; at--) {
      const node = path[at];
      const ones = counts[2 * node + 1] + FIRST_COUNT;
      const estimate = ones / (ones + counts[2 * node] + FIRST_COUNT);
      estimates[at] = estimate;
      weighted[at] =
        at === depth ? estimate : (ratios[node] * estimate + weighted[at + 1]) / (ratios[node] + 1);
    }
    return weighted[0];
  }

  /** Learns from the bit that {@link probability} was asked about. */
  learn(bit: number): void {
    const { path, depth, mostRatio, counts, ratios, estimates, weighted } = this;
    for (let at = 0; at <= depth; at++) {
      const node = path[at];
      if (at < depth) {
        const own = bit === 1 ? estimates[at] : 1 - estimates[at];
        const longer = bit === 1 ? weighted[at + 1] : 1 - weighted[at + 1];
        ratios[node] = Math.min(mostRatio, Math.max(1 / mostRatio, (ratios[node] * own) / longer));
      }
      if (++counts[2 * node + bit] === MOST_COUNT) {
        counts[2 * node] >>>= 1;
        counts[2 * node + 1] >>>= 1;
      }
    }
  }

  private grow(): void {
    const { counts, ratios, size } = this;
    this.counts = new Uint8Array(4 * size);
    this.counts.set(counts);
    this.ratios = new Float32Array(2 * size).fill(1, size);
    this.ratios.set(ratios);
  }
}
