import { ABSOLUTE, type BeforeNoise, type NoiseGuesses, noiseGuesses, RELATIVE } from './prior.js';
import { tailAt } from './shapes.js';

/** The share of the guess that rows are right to the last digit, before any is known. */
const EXACT_SHARE = 0.18;

/** A guess with a smaller share is dropped. */
const LEAST_SHARE = 2 ** -14;

const LEAST_SHARE_WOKEN = 2 ** -7;

/** The share that the guesses of the prior get when all take part again: after a surprise, and from time to time. */
const SURPRISED_SHARE = 0.125;
const WOKEN_SHARE = 0.0625;

/** They do so after as many rows, or a sixteenth of all so far: noise changes, even if by little at a time. */
const LEAST_ROWS = 64;
const ROWS_SHARE = 16;

/** The guesses of the prior do so after a row to which those that are left give less than this share of what it has as an outlier. */
const SURPRISE = 1 / 16;

/** Where so many guesses are left, none is split. */
const MANY_GUESSES = 160;
const MOST_GUESSES = 1024;

/** Relative noise is never less than a quarter of a cell. */
const LEAST_CELLS = 4;

/**
 * A guess stands for scales within half an octave at first. It is split in two when rows can tell these apart: when the scale is known to half as much as
 * lies between guesses, after (2 / step)^2 rows. Level k has steps of 2^-k octaves.
 */
const LEVELS = 5;
const SPLIT_ROWS = Float64Array.from({ length: LEVELS }, (_, level) => 4 ** (level + 1));
/** 2 to a quarter of a step of each level: how far the halves of a guess are from it. */
const HALF_STEPS = Float64Array.from({ length: LEVELS }, (_, level) => {
  let factor = 2;
  for (let roots = level + 2; roots > 0; roots--) factor = Math.sqrt(factor);
  return factor;
});

/** What the noise may be, each guess with its weight. The weights add up to 1. */
export class NoiseMixture {
  /** The weight of the guess that there is none. */
  exact = EXACT_SHARE;
  #prior: NoiseGuesses | undefined;
  #cell = 1;
  #rows = 0;
  /** How many rows there are when all guesses take part again. */
  #wakes = LEAST_ROWS;
  #count = 0;
  readonly #tables = new Int32Array(MOST_GUESSES);
  readonly #modes = new Uint8Array(MOST_GUESSES);
  readonly #levels = new Uint8Array(MOST_GUESSES);
  /** The row at which each guess is split. */
  readonly #due = new Float64Array(MOST_GUESSES);
  readonly #weights = new Float64Array(MOST_GUESSES);
  /** One through the scale: in units of the mode, and at the row. */
  readonly #inverses = new Float64Array(MOST_GUESSES);
  readonly #rates = new Float64Array(MOST_GUESSES);

  /** Whether a row was seen since the last restart. */
  get hasBegun(): boolean {
    return this.#prior !== undefined;
  }

  /** How many guesses take part. */
  get count(): number {
    return this.#count;
  }

  /** Forgets all rows. */
  restart(): void {
    this.#prior = undefined;
    this.exact = EXACT_SHARE;
    this.#count = 0;
    this.#rows = 0;
    this.#wakes = LEAST_ROWS;
  }

  /** Takes the guesses that are likely before the first row. */
  begin(before: BeforeNoise, cell: number): void {
    this.#prior = noiseGuesses(before);
    this.#cell = cell;
    this.#add(1 - EXACT_SHARE);
  }

  /**
   * Goes to a row.
   * @param cell the width of the cell that its prediction is in
   * @param magnitude how far the prediction is from 0
   * @param error its standard error, where such are told
   */
  measure(cell: number, magnitude: number, error: number): void {
    const absolute = 1 / this.#cell;
    const relative = 1 / magnitude;
    const told = 1 / error;
    const most = LEAST_CELLS / cell;
    for (let at = 0; at < this.#count; at++) {
      const mode = this.#modes[at];
      const inverse = this.#inverses[at];
      this.#rates[at] =
        mode === ABSOLUTE
          ? inverse * absolute
          : Math.min(inverse * (mode === RELATIVE ? relative : told), most);
    }
  }

  /**
   * The share of noise that is further off, to one side, than a distance above 0.
   * @param tails takes what it is for each guess
   */
  tail(distance: number, tails: Float64Array): number {
    const weights = this.#weights;
    const rates = this.#rates;
    const tables = this.#tables;
    let sum = 0;
    for (let at = 0; at < this.#count; at++) {
      const tail = tailAt(tables[at], distance * rates[at]);
      tails[at] = tail;
      sum += weights[at] * tail;
    }
    return sum;
  }

  /**
   * Bayes' rule after a row that is right to the last digit, or off to one side by a distance between two.
   * @param near the tails above and below, or those beyond the nearer distance
   * @param far those beyond the further one
   * @param outliers the chance that a row is an outlier
   * @param outlying the share of all rows that are outliers at this place
   * @returns the chance that this one was
   */
  learn(isRight: boolean, near: Float64Array, far: Float64Array, outliers: number, outlying: number): number {
    const weights = this.#weights;
    const usual = 1 - outliers;
    let noise = isRight ? this.exact : 0;
    this.exact *= isRight ? usual + outlying : outlying;
    let sum = this.exact;
    for (let at = 0; at < this.#count; at++) {
      const mass = Math.max(0, isRight ? 1 - near[at] - far[at] : near[at] - far[at]);
      noise += weights[at] * mass;
      const weight = weights[at] * (usual * mass + outlying);
      weights[at] = weight;
      sum += weight;
    }
    this.#rows++;
    this.exact /= sum;
    this.#drop(sum, LEAST_SHARE);
    if (this.#count <= MANY_GUESSES) this.#splitDue();
    if (noise < SURPRISE * (outlying / outliers)) this.#wake(SURPRISED_SHARE);
    else if (this.#rows >= this.#wakes) this.#wake(WOKEN_SHARE);
    return outlying / sum;
  }

  /** Divides the weights by a number, and drops small ones. */
  #drop(sum: number, least: number): void {
    const count = this.#count;
    const weights = this.#weights;
    let left = 0;
    for (let at = 0; at < count; at++) {
      const weight = weights[at] / sum;
      if (weight < least) continue;
      if (left < at) this.#copy(at, left);
      weights[left++] = weight;
    }
    this.#count = left;
  }

  #splitDue(): void {
    const count = this.#count;
    for (let at = 0; at < count; at++) if (this.#rows >= this.#due[at]) this.#split(at);
  }

  #split(at: number): void {
    const other = this.#count++;
    const level = this.#levels[at];
    this.#copy(at, other);
    const factor = HALF_STEPS[level];
    this.#inverses[at] *= factor;
    this.#inverses[other] /= factor;
    this.#weights[at] /= 2;
    this.#weights[other] = this.#weights[at];
    const born = this.#due[at] - SPLIT_ROWS[level];
    const due = level + 1 < LEVELS ? born + SPLIT_ROWS[level + 1] : Number.POSITIVE_INFINITY;
    for (const half of [at, other]) {
      this.#levels[half] = level + 1;
      this.#due[half] = due;
    }
  }

  #copy(from: number, to: number): void {
    this.#tables[to] = this.#tables[from];
    this.#modes[to] = this.#modes[from];
    this.#levels[to] = this.#levels[from];
    this.#due[to] = this.#due[from];
    this.#inverses[to] = this.#inverses[from];
  }

  /** All guesses of the prior take part again, with a share of all weight. Those that are left must be likely. */
  #wake(share: number): void {
    this.#wakes = this.#rows + Math.max(LEAST_ROWS, Math.floor(this.#rows / ROWS_SHARE));
    this.#drop(1, LEAST_SHARE_WOKEN);
    const weights = this.#weights;
    for (let at = 0; at < this.#count; at++) weights[at] *= 1 - share;
    this.exact = (1 - share) * this.exact + share * EXACT_SHARE;
    this.#add(share * (1 - EXACT_SHARE));
  }

  /** Adds the guesses of the prior with a share of all weight. */
  #add(share: number): void {
    const prior = this.#prior;
    if (prior === undefined) return;
    const first = this.#count;
    for (let guess = 0; guess < prior.count; guess++) {
      const at = first + guess;
      this.#tables[at] = prior.tables[guess];
      this.#modes[at] = prior.modes[guess];
      this.#levels[at] = 0;
      this.#due[at] = this.#rows + SPLIT_ROWS[0];
      this.#inverses[at] = prior.inverses[guess];
      this.#weights[at] = share * prior.shares[guess];
    }
    this.#count = first + prior.count;
  }
}

/** Room for what {@link NoiseMixture.tail} tells of each guess. */
export function tailsOfGuesses(): Float64Array {
  return new Float64Array(MOST_GUESSES);
}
