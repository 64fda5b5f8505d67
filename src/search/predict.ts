import { headOf } from '../codelength/heads.js';
import { rowBits } from '../codelength/model-score.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { formatValue, kindOf } from '../data/kinds.js';
import { continueDataset, continueGiven } from '../data/sections.js';
import { evaluateColumn, rootWorld } from '../language/columns.js';
import { compileRow, worldOf } from '../language/evaluate.js';
import type { Model, SingleModel } from '../language/expression.js';
import { partDataset, partsOf } from '../language/parts.js';
import { Meter, withinWork } from '../language/work.js';

/** Steps granted to a prediction on top of some for each row. */
const PREDICTION_WORK = 2 ** 22;
const WORK_PER_ROW = 256;

/**
 * The most likely next values under a model, each from the data and the values predicted before it; undefined from the
 * first row on where the model has none: what its head says is likeliest. The last piece of a piecewise model goes on.
 */
export function predictValues(model: Model, dataset: Dataset, count: number): (bigint | undefined)[] {
  const rows = rowsOf(dataset);
  const parts = partsOf(model, rows);
  const last = parts.filter(({ end }) => end === rows);
  // Data that leaves no row to the last piece says nothing about what follows it.
  if (last.length === 0) return new Array<undefined>(count).fill(undefined);
  const sections = last.map((part) => {
    const values = predictSingle(part.model, partDataset(dataset, part), Math.ceil(count / last.length));
    return { first: part.first, values, next: 0 };
  });
  const predicted: (bigint | undefined)[] = [];
  for (let row = rows; row < rows + count; row++) {
    const section = sections[(row - sections[0].first) % sections.length];
    predicted.push(section.values[section.next++]);
  }
  const end = predicted.indexOf(undefined);
  return end < 0 ? predicted : predicted.fill(undefined, end);
}

function predictSingle(model: SingleModel, dataset: Dataset, count: number): (bigint | undefined)[] {
  const rows = rowsOf(dataset);
  const expression = model.expressions[0];
  const program = compileRow(expression);
  const kind = kindOf(dataset);
  const table = worldOf(dataset.target, continueGiven(dataset.given, count));
  const added: (bigint | undefined)[] = [];
  const world = {
    ...table,
    past: (index: number) => (index < rows ? table.past(index) : added[index - rows]),
  };
  const meter = new Meter(PREDICTION_WORK + WORK_PER_ROW * (rows + count));
  withinWork(() => {
    const computed = () => evaluateColumn(expression, rootWorld(dataset.target, dataset.given));
    const forecast = headOf(model).forecaster(dataset.target, computed);
    for (let row = rows; row < rows + count; row++) {
      const next = forecast(program(row, world, meter));
      if (next === undefined || !kind.mayFollow(next, dataset)) break;
      added.push(next);
    }
  });
  while (added.length < count) added.push(undefined);
  return added;
}

/** {@link predictValues} in the notation of the dataset, null for a row without a prediction. */
export function predictNext(model: Model, dataset: Dataset, count: number): (string | null)[] {
  return predictValues(model, dataset, count).map((value) =>
    value === undefined ? null : formatValue(dataset, value),
  );
}

/**
 * The probability that a model gives to further rows after a dataset, as -log2: the growth of the bits of its rows. Infinite
 * if it excludes them, or is too much work on so many rows.
 */
export function surpriseOf(model: Model, dataset: Dataset, next: readonly bigint[]): number {
  const continued = withinWork(() => rowBits(model, continueDataset(dataset, next)));
  return continued === undefined ? Number.POSITIVE_INFINITY : continued - rowBits(model, dataset);
}
