/** Places from the nearest one are told by octaves up to this, in which they are 2^53 or more away. */
export const FAR_OCTAVE = 53;

/** The octave of a row that is not off. */
export const NOT_OFF = -1;

/** How many rows, of how many, are taken for outliers before any is known. */
const FIRST_OUTLIERS = 0.03;
const FIRST_ROWS = 10;

/** How much the shares of the octaves weigh before any outlier is known, in outliers. */
const FIRST_WEIGHT = 2;

/** Rows that are less likely to be outliers change nothing. */
const LEAST_CHANCE = 2 ** -16;

/**
 * Rows that no noise explains: how many of them there are, and in which octaves they are off, counted from the chance that each is
 * one. Learns the distances of all rows where nothing else fits.
 */
export class Outliers {
  /** The chance that the next row is one. */
  share = FIRST_OUTLIERS / FIRST_ROWS;
  /** What each octave has, the first being no distance at all, and what it has with all above it. */
  readonly octaves = new Float64Array(FAR_OCTAVE + 2);
  readonly from = new Float64Array(FAR_OCTAVE + 3);
  readonly #counts = new Float64Array(FAR_OCTAVE + 2);
  #outliers = 0;
  #rows = 0;

  constructor() {
    this.#spread();
  }

  restart(): void {
    this.share = FIRST_OUTLIERS / FIRST_ROWS;
    this.#outliers = 0;
    this.#rows = 0;
    this.#counts.fill(0);
    this.#spread();
  }

  /** Counts a row that is off by an octave, or {@link NOT_OFF} and an outlier with a chance. */
  learn(octave: number, chance: number): void {
    this.#rows++;
    if (chance >= LEAST_CHANCE) {
      this.#outliers += chance;
      this.#counts[octave + 1] += chance;
      this.#spread();
    }
    this.share = (this.#outliers + FIRST_OUTLIERS) / (this.#rows + FIRST_ROWS);
  }

  #spread(): void {
    const { octaves, from } = this;
    const whole = this.#outliers + FIRST_WEIGHT;
    const first = FIRST_WEIGHT / octaves.length;
    from[octaves.length] = 0;
    for (let at = octaves.length - 1; at >= 0; at--) {
      octaves[at] = (this.#counts[at] + first) / whole;
      from[at] = octaves[at] + from[at + 1];
    }
  }
}
