import { valueAt } from '../../data/column.js';
import { type Dataset, rowsOf } from '../../data/dataset.js';
import { compileRow } from '../../language/evaluate.js';
import { Meter, withinWork } from '../../language/work.js';
import { predictValues } from '../../search/predict.js';
import { type Fit, fitSchema } from './fit.js';
import { instantiate, type Schema } from './schema.js';

/** Steps granted to a generated sequence, on top of some for each row. */
const WORK = 2 ** 22;
const WORK_PER_ROW = 256;

/**
 * The sequence that an instance of a schema makes by itself: rows without a value of their own are taken from `initial`, row for row.
 * Ends before `count` rows where neither has a value, or where it takes too long.
 */
export function generate(
  schema: Schema,
  values: readonly bigint[],
  initial: readonly bigint[],
  count: number,
): readonly bigint[] {
  const program = compileRow(instantiate(schema, values).expressions[0]);
  const rows: bigint[] = [];
  const world = { past: (index: number) => rows[index], given: () => undefined };
  const meter = new Meter(WORK + WORK_PER_ROW * count);
  withinWork(() => {
    while (rows.length < count) {
      const value = program(rows.length, world, meter) ?? initial[rows.length];
      if (value === undefined) break;
      rows.push(value);
    }
  });
  return rows;
}

/** What a schema says of a dataset that it fits. */
export interface Deduction extends Fit {
  /** The rows that come next; undefined from the first on that the rule has no value for. */
  readonly next: readonly (bigint | undefined)[];
}

/** Fits a schema to a dataset and predicts further rows; undefined where it does not fit. */
export function deduce(schema: Schema, dataset: Dataset, count: number): Deduction | undefined {
  const fit = fitSchema(schema, dataset);
  if (fit === undefined) return undefined;
  return { ...fit, next: predictValues(instantiate(schema, fit.values), dataset, count) };
}

/** A row of data that a rule is wrong about. */
export interface Mismatch {
  readonly row: number;
  /** What the rule says; undefined where it has no value, and only where rows behind the first ones lack one. */
  readonly expected: bigint | undefined;
  readonly found: bigint;
}

/**
 * The first row of a dataset that contradicts an instance of a schema as an exact rule, or undefined if all that it says is right.
 * Rows without a value contradict nothing before the first row with one.
 */
export function check(schema: Schema, values: readonly bigint[], dataset: Dataset): Mismatch | undefined {
  const program = compileRow(instantiate(schema, values).expressions[0]);
  const rows = rowsOf(dataset);
  const columns = new Map(dataset.given.map(({ name, column }) => [name, column]));
  const world = {
    past: (index: number) => valueAt(dataset.target, index),
    given: (name: string, index: number) => {
      const column = columns.get(name);
      return column && valueAt(column, index);
    },
  };
  const meter = new Meter(WORK + WORK_PER_ROW * rows);
  let begun = false;
  for (let row = 0; row < rows; row++) {
    const expected = withinWork(() => program(row, world, meter));
    const found = valueAt(dataset.target, row)!;
    if (expected === undefined ? begun : expected !== found) return { row, expected, found };
    begun ||= expected !== undefined;
  }
  return undefined;
}
