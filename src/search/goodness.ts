import { headOf } from '../codelength/heads.js';
import { shapeOf } from '../codelength/model-score.js';
import { valueAt } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { kindOf } from '../data/kinds.js';
import { evaluateColumn, rootWorld } from '../language/columns.js';
import type { Model } from '../language/expression.js';
import { type Part, partDataset, partsOf } from '../language/parts.js';
import { evaluateRealColumn } from '../language/real/columns.js';
import { realColumns } from '../language/real/world.js';
import { gridValue } from '../numbers/decimal-grid.js';

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
  const fitted = parts.flatMap((part) => fittedRows(part, dataset));
  if (fitted.length === 0) return undefined;
  fitted.sort((one, other) => one.row - other.row);
  const missed = rootMeanSquare(fitted.map(differenceOf));
  const mean = fitted.reduce((sum, { value }) => sum + value / fitted.length, 0);
  const spread = rootMeanSquare(fitted.map(({ value }) => value - mean));
  return {
    rows: fitted.length,
    rootMeanSquare: missed,
    medianAbsolute: median(fitted.map((row) => Math.abs(differenceOf(row)))),
    ...(spread > 0 && { explained: 1 - (missed / spread) * (missed / spread) }),
    largest: furthest(fitted),
    sample: evenly(fitted, MOST_SAMPLED),
  };
}

/** The rows of a part for which it computes something, numbered as in the whole. */
function fittedRows(part: Part, dataset: Dataset): FittedRow[] {
  const { target, given } = partDataset(dataset, part);
  const { grid } = shapeOf(dataset);
  const [expression] = part.model.expressions;
  const computed =
    headOf(part.model).numbers === 'real'
      ? evaluateRealColumn(expression, realColumns(target, grid, given))
      : evaluateColumn(expression, rootWorld(target, given));
  const computedAt = (row: number): number => {
    if (computed instanceof Float64Array) return computed[row];
    const place = valueAt(computed, row);
    return place === undefined ? Number.NaN : gridValue(place, grid);
  };
  const rows: FittedRow[] = [];
  for (let own = 0; own < target.values.length; own++) {
    const place = valueAt(target, own);
    const one = computedAt(own);
    if (place === undefined || !Number.isFinite(one)) continue;
    rows.push({ row: part.first + part.step * own, value: gridValue(place, grid), computed: one });
  }
  return rows;
}

function differenceOf({ value, computed }: FittedRow): number {
  return value - computed;
}

/** Of an odd number of values the one in the middle, of an even number the mean of both. */
function median(values: readonly number[]): number {
  const ascending = Float64Array.from(values).sort();
  const half = ascending.length / 2;
  return ascending[Math.ceil(half) - 1] / 2 + ascending[Math.floor(half)] / 2;
}

function furthest(rows: readonly FittedRow[]): FittedRow[] {
  return rows
    .filter((row) => differenceOf(row) !== 0)
    .sort((one, other) => Math.abs(differenceOf(other)) - Math.abs(differenceOf(one)) || one.row - other.row)
    .slice(0, MOST_LARGEST);
}

function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, at) => items[Math.round((at * (items.length - 1)) / (most - 1))]);
}

/** The squares may be too large or too small for doubles. */
function rootMeanSquare(numbers: readonly number[]): number {
  const most = numbers.reduce((largest, number) => Math.max(largest, Math.abs(number)), 0);
  if (most === 0 || !Number.isFinite(most)) return most;
  const sum = numbers.reduce((squares, number) => squares + (number / most) * (number / most), 0);
  return most * Math.sqrt(sum / numbers.length);
}
