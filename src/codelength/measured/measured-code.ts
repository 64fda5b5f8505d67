import type { DecimalGrid } from '../../numbers/decimal-grid.js';
import { codeRaw, type Decisions, POWERS, unitsOf } from '../decisions.js';
import type { ValueModel } from '../value-model.js';
import { CommonStep } from './common-step.js';
import { NoiseMixture, tailsOfGuesses } from './noise-mixture.js';
import { FAR_OCTAVE, NOT_OFF, Outliers } from './outliers.js';
import { octaveOf } from './prior.js';
import { placesAboveMultiple, type Ruler, rulerOf } from './ruler.js';

/** Of a distance in places so many binary digits after the leading one are told by the noise; the others are alike. */
const SHAPED_DIGITS = 3;

/** The octave of the distance that is asked for first, and the rows over which it is learned. */
const FIRST_OCTAVE = 4;
const OCTAVE_ROWS = 16;

/**
 * Codes rows as measurements of real predictions: each as the place on a decimal grid, by how far it is from the place that is nearest to
 * the prediction. A Bayesian mixture over what the noise may be: none at all, or of any shape and scale of the prior. Any row may
 * be an outlier instead ({@link Outliers}). The mixture learns from each row, so that neither shape nor scale is told.
 *
 * Where the places of an even grid have a common divisor so far ({@link CommonStep}), a decision says whether the next one is a multiple of it too; if so, only
 * multiples count as places, and the noise has their wider cells.
 *
 * Probabilities are made of + - * / and the square root on doubles alone: every machine has the same ones.
 */
export class MeasuredCoder {
  readonly #ruler: Ruler;
  readonly #noise = new NoiseMixture();
  readonly #outliers = new Outliers();
  readonly #step = new CommonStep();
  /** The octave that distances mostly have, and the number of rows that say so. */
  #usualOctave = FIRST_OCTAVE;
  #offRows = 0;
  /** The row to come, the mean of the standard errors so far, and how many they are. */
  #row = 0;
  #meanError = 0;
  #toldRows = 0;
  /** The tails of each guess beyond both ends of the range that a row is in, and beyond what divides it. */
  #near = tailsOfGuesses();
  #far = tailsOfGuesses();
  #middle = tailsOfGuesses();

  /**
   * @param literals the model of rows without a prediction, and of those that are 2^53 places off
   * @param errors the standard errors of the rows in turn, in the units of the data and above 0, where such are told; a row without one, NaN
   * or behind them all, is taken for as uncertain as the others so far
   */
  constructor(
    readonly decisions: Decisions,
    readonly grid: DecimalGrid,
    readonly literals: ValueModel,
    readonly errors?: Float64Array,
  ) {
    this.#ruler = rulerOf(grid);
  }

  /** Forgets all rows. */
  restart(): void {
    this.#noise.restart();
    this.#outliers.restart();
    this.#step.restart();
    this.#usualOctave = FIRST_OCTAVE;
    this.#offRows = 0;
    this.#row = 0;
    this.#meanError = 0;
    this.#toldRows = 0;
  }

  /**
   * Codes a row's place on the grid. With a reader `value` is ignored; returns the place.
   * @param prediction finite; undefined or NaN for none
   */
  codeReal(prediction: number | undefined, value: bigint): bigint {
    const place = this.#codePlace(prediction, value);
    if (this.grid.significant === undefined) this.#step.learn(place);
    return place;
  }

  #codePlace(prediction: number | undefined, value: bigint): bigint {
    const error = this.#errorOf(this.#row++);
    if (prediction === undefined || Number.isNaN(prediction)) return this.literals.code(value);
    let place = this.#moveTo(prediction, error, 1);
    const { width } = this.#step;
    let step = 1n;
    let isOff = false;
    if (width > 1) {
      const divisor = BigInt(width);
      const share = unitsOf(this.#multiplesShare(place));
      if (this.decisions.biased(value % divisor === 0n ? 1 : 0, share) === 1) {
        step = divisor;
        place = this.#moveTo(prediction, error, width);
      } else isOff = place % divisor === 0n;
    }
    if (error !== undefined) this.#meanError += (error - this.#meanError) / ++this.#toldRows;
    const steps = this.#codeSteps(Number((value - place) / step), isOff);
    return Number.isFinite(steps) ? place + BigInt(steps) * step : this.literals.code(value);
  }

  /** The probability that the next row is a multiple of the common step, the nearest place to its prediction being `place`. */
  #multiplesShare(place: bigint): number {
    const { width } = this.#step;
    const ruler = this.#ruler;
    const noise = this.#noise;
    const { share } = this.#outliers;
    const tailFrom = (steps: number, side: 1 | -1): number =>
      noise.tail(Math.max(0, ruler.edge(steps, side)), this.#middle);
    // Of what is nearest to one multiple that alone is, and of all that is further off one place in each step.
    const below = Number(placesAboveMultiple(place, BigInt(width)));
    const multiple = 2 * below > width ? width - below : -below;
    const side = multiple > 0 ? 1 : -1;
    const distance = Math.abs(multiple);
    const beyond = tailFrom(distance + 1, side);
    const within = distance === 0 ? 1 - tailFrom(1, 1) - beyond : tailFrom(distance, side) - beyond;
    const further =
      tailFrom((width + 1) / 2 + distance, side) + tailFrom((width + 1) / 2 - distance, side === 1 ? -1 : 1);
    const chance = (1 - share) * (Math.max(0, within) + further / width) + share / width;
    return this.#step.share(Math.min(1, chance));
  }

  /**
   * The place that so large a share of what the next row may be does not exceed, above 0 and below 1. Nothing is learned. Where rows have a common step,
   * the next row is taken for a multiple if that is likelier than not.
   * @param prediction finite
   */
  quantile(prediction: number, share: number): bigint {
    const error = this.#errorOf(this.#row);
    let place = this.#moveTo(prediction, error, 1);
    let step = 1n;
    if (this.#step.width > 1 && this.#multiplesShare(place) > 0.5) {
      step = BigInt(this.#step.width);
      place = this.#moveTo(prediction, error, this.#step.width);
    }
    if (this.#shareFrom(1, -1, 0) >= share) return place - BigInt(this.#reach(-1, share)) * step;
    return place + BigInt(this.#reach(1, 1 - share)) * step;
  }

  /** The least number of places to a side beyond which no more than a share of all rows lie; at most 2^53. */
  #reach(side: 1 | -1, share: number): number {
    let octave = 0;
    while (octave < FAR_OCTAVE && this.#shareFrom(POWERS[octave], side, octave) > share) octave++;
    if (octave === 0) return 0;
    // The share of those from `reached` places on is too large, that from `beyond` on is not.
    let reached = POWERS[octave - 1];
    let beyond = POWERS[octave];
    while (beyond - reached > 1) {
      const middle = reached + Math.floor((beyond - reached) / 2);
      if (this.#shareFrom(middle, side, octave - 1) > share) reached = middle;
      else beyond = middle;
    }
    return reached;
  }

  #moveTo(prediction: number, error: number | undefined, step: number): bigint {
    const ruler = this.#ruler;
    const noise = this.#noise;
    const place = ruler.moveTo(prediction, step);
    const { cell, magnitude } = ruler;
    if (!noise.hasBegun) {
      const { significant } = this.grid;
      const isTold = this.errors !== undefined;
      noise.begin({ octave: octaveOf(magnitude / cell), significant, isTold }, cell);
    }
    noise.measure(cell, magnitude, ruler.measured(error ?? this.#meanError));
    return place;
  }

  /** The standard error of a row, undefined for none. */
  #errorOf(row: number): number | undefined {
    const error = this.errors?.[row];
    return error === undefined || Number.isNaN(error) ? undefined : error;
  }

  /**
   * Codes how many places a row is from the one nearest to the prediction; infinity stands for 2^53 and more.
   * @param isOff whether it is known that the row is another place
   */
  #codeSteps(steps: number, isOff: boolean): number {
    const ruler = this.#ruler;
    const noise = this.#noise;
    const { octaves, from, share } = this.#outliers;
    const above = noise.tail(ruler.edge(1, 1), this.#near);
    const below = noise.tail(ruler.edge(1, -1), this.#far);
    const right = (1 - share) * Math.max(0, 1 - above - below) + share * octaves[0];
    const half = (share / 2) * from[1];
    const up = (1 - share) * above + half;
    const down = (1 - share) * below + half;
    if (!isOff && this.#decide(steps !== 0, up + down, right) === 0) {
      this.#learn(true, NOT_OFF, share * octaves[0]);
      return 0;
    }
    if (this.#decide(steps > 0, up, down) === 1) return this.#codeDistance(Math.abs(steps), 1, up);
    this.#swapEnds();
    return -this.#codeDistance(Math.abs(steps), -1, down);
  }

  /**
   * Codes how many places a row is off to a side. The tails of the guesses beyond the first of these places are in `#near`.
   * @param whole the share of all rows that are
   */
  #codeDistance(distance: number, side: 1 | -1, whole: number): number {
    const { octaves, share } = this.#outliers;
    let low = 0;
    let high = FAR_OCTAVE + 1;
    let reached = whole;
    let beyond = 0;
    this.#far.fill(0, 0, this.#noise.count);
    // From the usual octave on in growing strides, then by halves.
    let ask = Math.min(FAR_OCTAVE, 1 + Math.round(this.#usualOctave));
    let stride = 1;
    let direction = 0;
    while (high - low > 1) {
      const tail = this.#shareFrom(POWERS[ask], side, ask);
      const isReached = this.#decide(distance >= POWERS[ask], tail - beyond, reached - tail) === 1;
      if (isReached) {
        low = ask;
        reached = tail;
        this.#takeNear();
      } else {
        high = ask;
        beyond = tail;
        this.#takeFar();
      }
      const turn = isReached ? 1 : -1;
      if (direction === 0) direction = turn;
      if (turn !== direction) stride = 0;
      const next = ask + direction * stride;
      ask = stride > 0 && next > low && next < high ? next : low + Math.floor((high - low) / 2);
      stride *= 2;
    }
    if (low < FAR_OCTAVE) return this.#codeDigits(distance, side, low, reached, beyond);
    this.#learn(false, low, (share / 2) * octaves[low + 1]);
    return Number.POSITIVE_INFINITY;
  }

  /** Codes the binary digits of a distance after the leading one. */
  #codeDigits(distance: number, side: 1 | -1, octave: number, reached: number, beyond: number): number {
    const { octaves, share } = this.#outliers;
    const top = POWERS[octave];
    let first = top;
    let width = top;
    let most = reached;
    let least = beyond;
    for (let digit = 0; digit < SHAPED_DIGITS && width > 1; digit++) {
      width /= 2;
      const middle = first + width;
      const tail = this.#shareFrom(middle, side, octave);
      if (this.#decide(distance >= middle, tail - least, most - tail) === 1) {
        first = middle;
        most = tail;
        this.#takeNear();
      } else {
        least = tail;
        this.#takeFar();
      }
    }
    const digits = octave - Math.min(octave, SHAPED_DIGITS);
    const coded = first + codeRaw(this.decisions, distance - first, digits);
    this.#learn(false, octave, (share / 2) * octaves[octave + 1] * (width / top));
    return coded;
  }

  /** The share of all rows that are off by a distance of an octave or more to a side; `#middle` takes the tails. */
  #shareFrom(distance: number, side: 1 | -1, octave: number): number {
    const { octaves, from, share } = this.#outliers;
    const top = POWERS[octave];
    const outer = from[octave + 2] + octaves[octave + 1] * ((2 * top - distance) / top);
    return (
      (1 - share) * this.#noise.tail(this.#ruler.edge(distance, side), this.#middle) + (share / 2) * outer
    );
  }

  #decide(bit: boolean, ones: number, zeros: number): number {
    const share = ones > 0 ? ones / (ones + Math.max(0, zeros)) : zeros > 0 ? 0 : 0.5;
    return this.decisions.biased(bit ? 1 : 0, unitsOf(share));
  }

  /** @param outlying the share of all rows that are outliers where this row was found */
  #learn(isRight: boolean, octave: number, outlying: number): void {
    const chance = this.#noise.learn(isRight, this.#near, this.#far, this.#outliers.share, outlying);
    this.#outliers.learn(octave, chance);
    if (isRight) return;
    this.#offRows = Math.min(OCTAVE_ROWS, this.#offRows + 1);
    this.#usualOctave += (octave - this.#usualOctave) / this.#offRows;
  }

  #takeNear(): void {
    const taken = this.#near;
    this.#near = this.#middle;
    this.#middle = taken;
  }

  #takeFar(): void {
    const taken = this.#far;
    this.#far = this.#middle;
    this.#middle = taken;
  }

  #swapEnds(): void {
    const taken = this.#near;
    this.#near = this.#far;
    this.#far = taken;
  }
}
