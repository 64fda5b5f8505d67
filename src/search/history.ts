/** One step of a search towards its answer: what was known, and when. */
export interface Improvement {
  /** Wall-clock seconds since the search began. */
  readonly seconds: number;
  /** Candidate programs considered so far, by all strategies together. */
  readonly evaluated: number;
  /** The least total bits so far. */
  readonly totalBits: number;
  /** What found the model of these bits: a strategy and, after a slash, its family. */
  readonly foundBy?: string;
}

/** The most improvements that are kept. */
const MOST = 256;

/** How the best total came down. Of more improvements than {@link MOST} those that gained least are left out. */
export class History {
  readonly #improvements: Improvement[] = [];

  get improvements(): readonly Improvement[] {
    return [...this.#improvements];
  }

  add(improvement: Improvement): void {
    this.#improvements.push(improvement);
    if (this.#improvements.length > MOST) this.#improvements.splice(this.#leastGain(), 1);
  }

  /** The index of the improvement that gained least; neither the first nor the last. */
  #leastGain(): number {
    const all = this.#improvements;
    let least = 1;
    const gain = (index: number) => all[index - 1].totalBits - all[index].totalBits;
    for (let index = 2; index < all.length - 1; index++) if (gain(index) < gain(least)) least = index;
    return least;
  }
}
