import { valueAt } from '../../data/column.js';
import { type Dataset, rowsOf } from '../../data/dataset.js';
import { sliceDataset } from '../../data/sections.js';
import type { ColumnWorld } from '../../language/column-world.js';
import { evaluateColumn, rootWorld } from '../../language/columns.js';
import { past } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { MAX_BITS } from '../../language/limits.js';
import { Quantity } from './quantity.js';

/** Rows that equations are taken from: the first ones, and fewer where they are very large. */
const MOST_ROWS = 96;

/** Bits of all rows of a series together, beyond which it is cut short. */
const MOST_SERIES_BITS = 2 ** 17;

/**
 * There may be more unknowns than rows, since of all relations that hold the true one is by far the shortest, if values
 * are large: one more for so many bits of data, and a share of the rows at most.
 */
const BITS_PER_SURPLUS = 40;
const MOST_SURPLUS = 0.5;

/** Bits that a literal row takes beside those of its value, at most. */
const LITERAL_BITS = 8;

/** Given columns that relations are made of. */
const MOST_COLUMNS = 8;

/** The rows of a dataset that relations are sought on, as exact integers. */
export class Series {
  /** The rows that there is room for. */
  readonly dataset: Dataset;
  readonly target: readonly bigint[];
  /** About how many bits the values take, on average a row. */
  readonly bitsPerRow: number;
  /** a(n), which a program does not know. */
  readonly term: Quantity;
  /** The constant 1. */
  readonly one: Quantity;
  /** The names of the given columns that go with the target most, in order. */
  readonly columns: readonly string[];
  readonly #world: ColumnWorld;
  readonly #lags: Quantity[] = [];

  constructor(dataset: Dataset) {
    const target: bigint[] = [];
    let sum = 0;
    for (let row = 0; row < Math.min(MOST_ROWS, rowsOf(dataset)); row++) {
      const value = valueAt(dataset.target, row)!;
      const bits = 4 * value.toString(16).length;
      sum += bits;
      if (bits > MAX_BITS || sum > MOST_SERIES_BITS) break;
      target.push(value);
    }
    this.target = target;
    this.bitsPerRow = sum / Math.max(1, target.length);
    this.dataset = sliceDataset(dataset, 0, target.length);
    this.term = new Quantity(undefined, () => target);
    this.one = new Quantity(undefined, () => target.map(() => 1n));
    this.columns = mostTelling(this.dataset, MOST_COLUMNS);
    this.#world = rootWorld(this.dataset.target, this.dataset.given);
  }

  get length(): number {
    return this.target.length;
  }

  /** Bits that so many rows take one by one, at most: what is dearer explains nothing. */
  literalBits(rows: number): number {
    return (this.bitsPerRow + LITERAL_BITS) * rows;
  }

  /** The most unknowns that so many rows can decide. */
  unknownsFor(rows: number): number {
    return rows + Math.min(MOST_SURPLUS * rows, (rows * this.bitsPerRow) / BITS_PER_SURPLUS);
  }

  /** The rows from one on. */
  from(row: number): readonly number[] {
    return Array.from({ length: Math.max(0, this.length - row) }, (_, index) => row + index);
  }

  /** a(n - lag) as a quantity. */
  lag(lag: number): Quantity {
    this.#lags[lag] ??= new Quantity(past(lag), () => this.target.map((_, row) => this.target[row - lag]));
    return this.#lags[lag];
  }

  /** An expression of n, the past and the given columns as a quantity. */
  quantity(expression: Expression): Quantity {
    return new Quantity(expression, () => {
      const column = evaluateColumn(expression, this.#world);
      return this.target.map((_, row) => valueAt(column, row));
    });
  }
}

/** The names of so many given columns at most, those with the greatest correlation with the target if there are more, in order. */
function mostTelling({ target, given }: Dataset, most: number): readonly string[] {
  const names = given.map(({ name }) => name);
  if (names.length <= most) return names;
  const correlations = new Map(
    given.map(({ name, column }) => [name, correlation(column.values, target.values)]),
  );
  const best = [...names]
    .sort((one, other) => correlations.get(other)! - correlations.get(one)!)
    .slice(0, most);
  return names.filter((name) => best.includes(name));
}

/** The magnitude of Pearson's correlation over the rows in which both have a double, 0 where one does not change. */
function correlation(x: Float64Array, y: Float64Array): number {
  const rows = [...x.keys()].filter((row) => Number.isFinite(x[row]) && Number.isFinite(y[row]));
  const mean = (values: Float64Array) => rows.reduce((sum, row) => sum + values[row] / rows.length, 0);
  const [meanX, meanY] = [mean(x), mean(y)];
  let [both, ofX, ofY] = [0, 0, 0];
  for (const row of rows) {
    const [dx, dy] = [x[row] - meanX, y[row] - meanY];
    both += dx * dy;
    ofX += dx * dx;
    ofY += dy * dy;
  }
  return ofX > 0 && ofY > 0 ? Math.abs(both) / Math.sqrt(ofX * ofY) : 0;
}
