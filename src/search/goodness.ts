import { headOf } from '../codelength/heads.js';
import { shapeOf } from '../codelength/model-score.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { kindOf } from '../data/kinds.js';
import { realValues } from '../data/real-values.js';
import { evaluateColumn, rootWorld } from '../language/columns.js';
import type { Model } from '../language/expression.js';
import { type Part, partDataset, partsOf } from '../language/parts.js';
import { evaluateRealColumn } from '../language/real/columns.js';
import { realColumns } from '../language/real/world.js';
import type { DecimalGrid } from '../numbers/decimal-grid.js';

/** How well a model fits data that it is not exact on, in the units of the data. */
export interface Goodness {
  /** Rows for which the model computes something. */
  readonly rows: number;
  /** The root of the mean square of the differences between data and model. */
  readonly rootMeanSquare: number;
  /** Half of the rows are off by no more, whatever the others do. */
  readonly medianAbsolute: number;
  /**
   * R², the share of the variance of these rows that the model explains: 1 for all of it, below 0 where their mean does better. Missing where
   * the rows do not differ.
   */
  readonly explained?: number;
  /** The rows that are furthest off, from the furthest on, no more than five. */
  readonly largest: readonly FittedRow[];
  /** Rows for a drawing: all if there are no more than 200, else as many at equal distances. */
  readonly sample: readonly FittedRow[];
}

/** A row, and what a program computes for it, in the units of the data. */
export interface FittedRow {
  /** Its n, from 0. */
  readonly row: number;
  readonly value: number;
  /** What the model computes for it. */
  readonly computed: number;
}

const MOST_LARGEST = 5;
const MOST_SAMPLED = 200;

/**
 * How well a model fits the data; undefined where no part of it leaves open how far off rows are, and for data whose values have no
 * differences.
 */
export function goodnessOf(model: Model, dataset: Dataset): Goodness | undefined {
  if (!kindOf(dataset).hasDifferences) return undefined;
  const parts = partsOf(model, rowsOf(dataset)).filter((part) => {
    const { codesResiduals, predictsValues } = headOf(part.model);
    return codesResiduals && predictsValues;
  });
  if (parts.length === 0) return undefined;
  const { grid } = shapeOf(dataset);
  const computed = computedOf(parts, dataset, grid);
  const places = finiteRows(computed);
  if (places.length === 0) return undefined;
  const data = realValues(dataset.target, grid);
  const values = places.map((row) => data[row]);
  const differences = places.map((row) => data[row] - computed[row]);
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  const missed = rootMeanSquare(differences);
  const spread = rootMeanSquare(values.map((value) => value - mean));
  const told = (at: number): FittedRow => {
    const row = places[at];
    return { row, value: data[row], computed: computed[row] };
  };
  return {
    rows: places.length,
    rootMeanSquare: missed,
    medianAbsolute: median(differences.map(Math.abs)),
    ...(spread > 0 && { explained: 1 - (missed / spread) * (missed / spread) }),
    largest: furthest(differences).map(told),
    sample: evenly(places.length).map(told),
  };
}

/** What the parts compute for their rows, in the units of the data, and NaN for the others. */
function computedOf(parts: readonly Part[], dataset: Dataset, grid: DecimalGrid): Float64Array {
  const all = new Float64Array(rowsOf(dataset)).fill(Number.NaN);
  for (const part of parts) {
    const { target, given } = partDataset(dataset, part);
    const [expression] = part.model.expressions;
    const own =
      headOf(part.model).numbers === 'real'
        ? evaluateRealColumn(expression, realColumns(target, grid, given))
        : realValues(evaluateColumn(expression, rootWorld(target, given)), grid);
    for (let at = 0; at < own.length; at++) all[part.first + part.step * at] = own[at];
  }
  return all;
}

/** The rows at which there is a finite number. */
function finiteRows(numbers: Float64Array): Float64Array {
  const rows = new Float64Array(numbers.length);
  let count = 0;
  for (let row = 0; row < numbers.length; row++) if (Number.isFinite(numbers[row])) rows[count++] = row;
  return rows.subarray(0, count);
}

/** Where the largest differences are, the largest first, and the first of those that are alike. */
function furthest(differences: Float64Array): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < differences.length; at++) {
    const size = Math.abs(differences[at]);
    if (
      size === 0 ||
      (found.length === MOST_LARGEST && size <= Math.abs(differences[found[MOST_LARGEST - 1]]))
    )
      continue;
    let rank = found.length;
    while (rank > 0 && Math.abs(differences[found[rank - 1]]) < size) rank--;
    found.splice(rank, 0, at);
    found.length = Math.min(found.length, MOST_LARGEST);
  }
  return found;
}

/** All of so many rows, or some at equal distances with both ends. */
function evenly(rows: number): readonly number[] {
  const count = Math.min(rows, MOST_SAMPLED);
  const step = count > 1 ? (rows - 1) / (count - 1) : 0;
  return Array.from({ length: count }, (_, at) => Math.round(at * step));
}

/** Of an odd number of values the one in the middle, of an even number the mean of both. */
function median(values: Float64Array): number {
  const ascending = values.slice().sort();
  const half = ascending.length / 2;
  return ascending[Math.ceil(half) - 1] / 2 + ascending[Math.floor(half)] / 2;
}

/** The squares may be too large or too small for doubles. */
function rootMeanSquare(numbers: Float64Array): number {
  const most = numbers.reduce((largest, number) => Math.max(largest, Math.abs(number)), 0);
  if (most === 0 || !Number.isFinite(most)) return most;
  const sum = numbers.reduce((squares, number) => squares + (number / most) * (number / most), 0);
  return most * Math.sqrt(sum / numbers.length);
}
