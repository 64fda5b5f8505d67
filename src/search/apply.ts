import { DecisionCost } from '../codelength/decision-cost.js';
import type { RealHead, RealRowCoder } from '../codelength/head.js';
import { headOf } from '../codelength/heads.js';
import { literalModel } from '../codelength/literal-codes.js';
import { shapeOf } from '../codelength/model-score.js';
import { type Column, exactRows, valueAt } from '../data/column.js';
import { BEFORE, type Dataset, type GivenColumn, rowsOf } from '../data/dataset.js';
import type { FurtherRows } from '../data/further-rows.js';
import { kindOf } from '../data/kinds.js';
import { strideDataset } from '../data/sections.js';
import { readsOrder } from '../language/children.js';
import { evaluateColumn, rootWorld } from '../language/columns.js';
import { compileRow, type World, worldOf } from '../language/evaluate.js';
import { type Expression, isSingle, type Model, type SingleModel } from '../language/expression.js';
import { type Part, partDataset, partsOf } from '../language/parts.js';
import { evaluateRealColumn } from '../language/real/columns.js';
import { compileRealRow } from '../language/real/evaluate.js';
import { realColumns, realWorldOver } from '../language/real/world.js';
import { Meter, withinWork } from '../language/work.js';
import { gridPlace } from '../numbers/decimal-grid.js';

/** Steps granted to an application on top of some for each row. */
const WORK = 2 ** 22;
const WORK_PER_ROW = 256;

/** The share of rows that lie below what a row is expected to be at least, and above what it is at most. */
const TAIL = 0.1;

/** Further rows that a model is applied to. */
export interface RowsAhead extends Pick<FurtherRows, 'count' | 'given'>, Partial<Pick<FurtherRows, 'known'>> {
  /** Their numbers in a table, from 1, where they stand among the rows of the data. */
  readonly rows?: readonly number[];
  /** Whether the rows follow those of the dataset; if not, programs that read n or the rows before say nothing of them. Yes unless told. */
  readonly follows?: boolean;
  /** Whether to say between what bounds rows lie; not unless told. */
  readonly withBounds?: boolean;
}

/** What a model says of a row. All are undefined where it has no value. */
export interface AppliedRow {
  /** What its head says is likeliest. */
  readonly value: bigint | undefined;
  /**
   * Bounds between which the row lies, the value included, if it differs from what is computed as eight in ten rows of the data do; undefined
   * for symbols, and where they are not asked for.
   */
  readonly low: bigint | undefined;
  readonly high: bigint | undefined;
}

const UNKNOWN: AppliedRow = { value: undefined, low: undefined, high: undefined };

/**
 * What a model says of rows that follow a dataset, each from what is given there and from the rows before it. The last piece of a piecewise
 * model goes on. Rows that take too much work are undefined.
 */
export function applyModel(model: Model, dataset: Dataset, ahead: RowsAhead): AppliedRow[] {
  const rows = rowsOf(dataset);
  const { count } = ahead;
  const last = partsOf(model, rows).filter(({ end }) => end === rows);
  // Data that leaves no row to the last piece says nothing about what follows it.
  const isLost = ahead.follows === false && (!isSingle(model) || model.expressions.some(readsOrder));
  if (last.length === 0 || isLost) return new Array<AppliedRow>(count).fill(UNKNOWN);
  const places = Array.from({ length: count }, (_, at) => (rows + at - last[0].first) % last.length);
  const sections = last.map((part, section) => {
    const own = places.flatMap((place, at) => (place === section ? [at] : []));
    return { applied: applyPart(part, dataset, ahead, own), next: 0 };
  });
  return places.map((place) => sections[place].applied[sections[place].next++]);
}

/** What the model of a part says of its own rows ahead, which are some of all. */
function applyPart(part: Part, dataset: Dataset, ahead: RowsAhead, own: readonly number[]): AppliedRow[] {
  const data = partDataset(dataset, part);
  const { first, step } = part;
  const whole = { ...dataset, given: ahead.given };
  const { given } = strideDataset(whole, first, step, rowsOf(dataset) + ahead.count);
  const before = data.given.filter(({ name }) => name === BEFORE);
  const rows = rowsOf(data);
  const kind = kindOf(dataset);
  const added: (bigint | undefined)[] = [];
  const table = worldOf(data.target, [...given, ...before]);
  const world = {
    ...table,
    past: (index: number) => (index < rows ? table.past(index) : added[index - rows]),
  };
  const meter = new Meter(WORK + WORK_PER_ROW * (rows + own.length));
  const applied: AppliedRow[] = [];
  const isBounded = ahead.withBounds === true && kind.hasDifferences;
  withinWork(() => {
    const forecast = forecasterOf(part.model, data, given, world, isBounded, meter);
    for (const at of own) {
      const row = forecast(rows + applied.length);
      const isValue = row.value !== undefined && kind.mayFollow(row.value, dataset);
      added.push(ahead.known?.[at] ?? (isValue ? row.value : undefined));
      applied.push(isValue ? row : UNKNOWN);
    }
  });
  while (applied.length < own.length) applied.push(UNKNOWN);
  return applied;
}

/**
 * Says what comes in a row ahead, by its number. Rows are asked for in ascending order.
 *
 * @param given the given columns with the rows ahead
 * @param world the rows of the data and those ahead, as far as they are known or told
 */
function forecasterOf(
  model: SingleModel,
  data: Dataset,
  given: readonly GivenColumn[],
  world: World,
  isBounded: boolean,
  meter: Meter,
): (row: number) => AppliedRow {
  const { target } = data;
  const head = headOf(model);
  const [expression] = model.expressions;
  if (head.numbers === 'integer') {
    const program = compileRow(expression);
    const computed = () => evaluateColumn(expression, rootWorld(target, data.given), meter);
    const forecast = head.forecaster(target, computed);
    const band = !isBounded ? undefined : head.mustBeRight ? [0n, 0n] : bandOf(target, computed());
    return (row) => {
      const prediction = program(row, world, meter);
      const value = forecast(prediction);
      return value === undefined ? UNKNOWN : withBand(value, prediction, band);
    };
  }
  const { grid } = shapeOf(data);
  const program = compileRealRow(expression);
  const real = realWorldOver(world, grid, given);
  const coder = isBounded ? adaptedCoder(head, expression, data, meter) : undefined;
  return (row) => {
    const prediction = program(row, real, meter);
    if (prediction === undefined || Number.isNaN(prediction)) return UNKNOWN;
    const value = gridPlace(prediction, grid);
    const [low, high] = [TAIL, 1 - TAIL].map((share) => coder?.quantile(prediction, share));
    return { value, low, high };
  };
}

/** The coder of a head that has learned from all rows how far they are from what is computed. */
function adaptedCoder(head: RealHead, expression: Expression, data: Dataset, meter: Meter): RealRowCoder {
  const cost = new DecisionCost();
  const shape = shapeOf(data);
  const coder = head.coder(cost, shape, literalModel(cost, shape));
  const computed = evaluateRealColumn(expression, realColumns(data.target, shape.grid, data.given), meter);
  for (const [row, value] of exactRows(data.target).entries()) {
    if (value !== undefined) coder.codeReal(computed[row], value);
  }
  return coder;
}

function withBand(
  value: bigint,
  prediction: bigint | undefined,
  band: readonly bigint[] | undefined,
): AppliedRow {
  if (band === undefined || prediction === undefined) return { ...UNKNOWN, value };
  const [low, high] = band.map((difference) => prediction + difference);
  return { value, low: low < value ? low : value, high: high > value ? high : value };
}

/** The differences between rows and what is computed for them that leave a tail of them on either side. */
function bandOf(target: Column, computed: Column): readonly bigint[] | undefined {
  const differences: bigint[] = [];
  for (let row = 0; row < target.values.length; row++) {
    const value = valueAt(computed, row);
    if (value !== undefined) differences.push(valueAt(target, row)! - value);
  }
  if (differences.length === 0) return undefined;
  differences.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  // The row to come is one more of them, so that of k rows each of the k + 1 gaps between them is as likely.
  const rank = Math.max(0, Math.floor(TAIL * (differences.length + 1)) - 1);
  return [differences[rank], differences[differences.length - 1 - rank]];
}
