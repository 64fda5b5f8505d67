import { type DecimalGrid, decimalValue, gridPlace, gridValue } from '../../numbers/decimal-grid.js';

/** Measures how far the cells of a grid are from a prediction: below it and above, in a unit of its own. */
export interface Ruler {
  /**
   * Takes a finite prediction, from which is measured from now on, and returns the place that is nearest to it.
   * @param step only its multiples count as places; 1 where digits are significant, and less than 2^53
   */
  moveTo(prediction: number, step: number): bigint;
  /**
   * The distance from the prediction to the boundary of the places less than `steps` and of those at least `steps` from the nearest
   * one, above it (`side` 1) or below it (-1); `steps` is at least 1.
   */
  edge(steps: number, side: 1 | -1): number;
  /** The width of what the nearest place stands for. */
  readonly cell: number;
  /** The distance of the prediction from 0. */
  readonly magnitude: number;
  /** A distance in the units of the data, measured. */
  measured(distance: number): number;
}

export function rulerOf(grid: DecimalGrid): Ruler {
  return grid.significant === undefined ? new EvenRuler(grid) : new GrowingRuler(grid);
}

/** From here on doubles have no halves. */
const COARSE = 2 ** 51;

/** The places of the grid are equally far apart; that is the unit, whatever multiples count. */
class EvenRuler implements Ruler {
  cell = 1;
  magnitude = 0;
  readonly #places: number;
  /** How far the prediction lies above the nearest place that counts. */
  #above = 0;

  constructor(readonly grid: DecimalGrid) {
    this.#places = decimalValue(1, grid.decimals);
  }

  moveTo(prediction: number, step: number): bigint {
    const place = gridPlace(prediction, this.grid);
    const exact = this.measured(prediction);
    this.cell = step;
    this.magnitude = Math.abs(exact);
    this.#above = this.magnitude < COARSE ? Math.max(-0.5, Math.min(0.5, exact - Number(place))) : 0;
    return step === 1 ? place : this.#moveToMultiple(place, BigInt(step));
  }

  #moveToMultiple(place: bigint, step: bigint): bigint {
    const below = placesAboveMultiple(place, step);
    const above = Number(below) + this.#above;
    const isNext = 2 * above > this.cell;
    this.#above = isNext ? above - this.cell : above;
    return place - below + (isNext ? step : 0n);
  }

  edge(steps: number, side: 1 | -1): number {
    return (steps - 0.5) * this.cell - side * this.#above;
  }

  measured(distance: number): number {
    return clamped(distance * this.#places);
  }
}

/** How far a place is above the next multiple of a step that is not above it. */
export function placesAboveMultiple(place: bigint, step: bigint): bigint {
  const rest = place % step;
  return rest < 0n ? rest + step : rest;
}

/** No cell counts as narrower: what is divided by it stays finite. */
const LEAST_CELL = 1e-300;

/** Places lie further apart in each decade. The unit is that of the data. */
class GrowingRuler implements Ruler {
  cell = 1;
  magnitude = 0;
  #prediction = 0;
  #place = 0n;
  /** The place, where it is exact with all that is so far from it, else NaN. */
  #near = 0;

  constructor(readonly grid: DecimalGrid) {}

  moveTo(prediction: number): bigint {
    const place = gridPlace(prediction, this.grid);
    this.#prediction = prediction;
    this.magnitude = Math.abs(prediction);
    this.#place = place;
    this.#near = Math.abs(Number(place)) < COARSE ? Number(place) : Number.NaN;
    this.cell = Math.max(LEAST_CELL, this.edge(1, 1) + this.edge(1, -1));
    return place;
  }

  edge(steps: number, side: 1 | -1): number {
    const middle = this.#valueAt(side * steps) / 2 + this.#valueAt(side * (steps - 1)) / 2;
    return Math.max(0, clamped(side * (middle - this.#prediction)));
  }

  measured(distance: number): number {
    return distance;
  }

  #valueAt(steps: number): number {
    const near = this.#near + steps;
    return gridValue(Math.abs(near) <= 2 * COARSE ? near : this.#place + BigInt(steps), this.grid);
  }
}

/** The nearest finite double. */
function clamped(x: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, x));
}
