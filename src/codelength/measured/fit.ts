import { type Column, valueAt } from '../../data/column.js';
import { type DecimalGrid, gridValue } from '../../numbers/decimal-grid.js';

/** How well predictions fit measurements, in the units of the data. */
export interface Fit {
  /** Rows that have a prediction. */
  readonly rows: number;
  /** The root of the mean squared difference. */
  readonly rootMeanSquare: number;
  /** R²: the share of the variance of these rows that the predictions explain, below 0 where their mean would do better; undefined where they are all equal. */
  readonly explained: number | undefined;
  /** The largest differences, from the largest one on. */
  readonly largest: readonly Residual[];
}

export interface Residual {
  /** From 0. */
  readonly row: number;
  /** What was measured less what is predicted. */
  readonly difference: number;
}

/** So many of the largest differences are told. */
const LARGEST = 5;

/**
 * Says how well predictions fit the places of a target on a grid.
 * @param predictions one a row, NaN for none
 * @returns undefined where no row has a prediction
 */
export function fitOf(predictions: Float64Array, target: Column, grid: DecimalGrid): Fit | undefined {
  const measured: number[] = [];
  const residuals: Residual[] = [];
  for (const [row, prediction] of predictions.entries()) {
    const place = valueAt(target, row);
    if (place === undefined || Number.isNaN(prediction)) continue;
    const value = gridValue(place, grid);
    measured.push(value);
    residuals.push({ row, difference: value - prediction });
  }
  const rows = residuals.length;
  if (rows === 0) return undefined;
  const mean = measured.reduce((sum, value) => sum + value / rows, 0);
  const missed = rootSquares(residuals.map(({ difference }) => difference));
  const spread = rootSquares(measured.map((value) => value - mean));
  const largest = residuals
    .filter(({ difference }) => difference !== 0)
    .sort((one, other) => Math.abs(other.difference) - Math.abs(one.difference) || one.row - other.row)
    .slice(0, LARGEST);
  return {
    rows,
    rootMeanSquare: missed / Math.sqrt(rows),
    explained: spread > 0 ? 1 - (missed / spread) * (missed / spread) : undefined,
    largest,
  };
}

/** The root of a sum of squares, of numbers whose squares may be too large or too small for doubles. */
function rootSquares(numbers: readonly number[]): number {
  const most = numbers.reduce((largest, number) => Math.max(largest, Math.abs(number)), 0);
  if (most === 0 || !Number.isFinite(most)) return most;
  return most * Math.sqrt(numbers.reduce((sum, number) => sum + (number / most) * (number / most), 0));
}
