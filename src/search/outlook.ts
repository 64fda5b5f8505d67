import { DecisionCost } from '../codelength/decision-cost.js';
import type { RealHead, RealRowCoder } from '../codelength/head.js';
import { headOf } from '../codelength/heads.js';
import { literalModel } from '../codelength/literal-codes.js';
import { shapeOf } from '../codelength/model-score.js';
import { type Column, exactRows, valueAt } from '../data/column.js';
import type { Dataset, GivenColumn } from '../data/dataset.js';
import { evaluateColumn, rootWorld } from '../language/columns.js';
import { compileRow, type World } from '../language/evaluate.js';
import type { Expression, SingleModel } from '../language/expression.js';
import { evaluateRealColumn } from '../language/real/columns.js';
import { compileRealRow } from '../language/real/evaluate.js';
import { realColumns, realWorldOver } from '../language/real/world.js';
import type { Meter } from '../language/work.js';
import { gridPlace } from '../numbers/decimal-grid.js';
import { ascending } from '../numbers/order.js';

/** What a model says of a row ahead. */
export interface Outlook {
  /** What its head says is likeliest; undefined where it has no value. */
  readonly value: bigint | undefined;
  /** What the row does not exceed with a probability above 0 and below 1, as far as the rows of the data tell; undefined if they tell nothing. */
  quantile(share: number): bigint | undefined;
}

/** Looks at a row ahead, by its number, given the rows before it. */
export type Lookout = (row: number) => Outlook;

const NOTHING: Outlook = { value: undefined, quantile: () => undefined };

/**
 * What a single model says of rows ahead of a dataset. Returns a function that takes what is known of these rows, and may be called for any number of such worlds.
 *
 * @param given the given columns with the rows ahead
 */
export function lookoutOf(
  model: SingleModel,
  data: Dataset,
  given: readonly GivenColumn[],
  meter: Meter,
): (world: World, meter: Meter) => Lookout {
  const { target } = data;
  const head = headOf(model);
  const [expression] = model.expressions;
  if (head.numbers === 'real') return realLookout(head, expression, data, given, meter);
  const program = compileRow(expression);
  const computed = () => evaluateColumn(expression, rootWorld(target, data.given), meter);
  const forecast = head.forecaster(target, computed);
  const quantile = head.mustBeRight ? () => 0n : once(() => quantilesOf(differencesOf(target, computed())));
  return (world, own) => (row) => {
    const prediction = program(row, world, own);
    const value = forecast(prediction);
    if (prediction === undefined) return { ...NOTHING, value };
    return {
      value,
      quantile: (share) => {
        const difference = quantile(share);
        return difference === undefined ? undefined : prediction + difference;
      },
    };
  };
}

function realLookout(
  head: RealHead,
  expression: Expression,
  data: Dataset,
  given: readonly GivenColumn[],
  meter: Meter,
): (world: World, meter: Meter) => Lookout {
  const { grid } = shapeOf(data);
  const program = compileRealRow(expression);
  let coder: RealRowCoder | undefined;
  return (world, own) => {
    const real = realWorldOver(world, grid, given);
    return (row) => {
      const prediction = program(row, real, own);
      if (prediction === undefined) return NOTHING;
      return {
        value: gridPlace(prediction, grid),
        quantile: (share) => {
          coder ??= adaptedCoder(head, expression, data, meter);
          return coder.quantile(prediction, share);
        },
      };
    };
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

/** A function that is only made when it is called first. */
function once(make: () => (share: number) => bigint | undefined): (share: number) => bigint | undefined {
  let made: ((share: number) => bigint | undefined) | undefined;
  return (share) => {
    made ??= make();
    return made(share);
  };
}

/** The differences between rows and what is computed for them, in ascending order. */
function differencesOf(target: Column, computed: Column): readonly bigint[] {
  const differences: bigint[] = [];
  for (const [row, value] of exactRows(target).entries()) {
    const prediction = valueAt(computed, row);
    if (value !== undefined && prediction !== undefined) differences.push(value - prediction);
  }
  return differences.sort(ascending);
}

/** Shares are rounded to this much before ranks are taken: 1 - 0.9 is a little less than 0.1 in doubles. */
const ROUNDING = 1e-9;

/** The row to come is one more of k, so that each of the k + 1 gaps between them is as likely. */
function quantilesOf(ascending: readonly bigint[]): (share: number) => bigint | undefined {
  const { length } = ascending;
  const rankOf = (tail: number) => Math.max(0, Math.floor(tail * (length + 1) + ROUNDING) - 1);
  return (share) => ascending[share <= 0.5 ? rankOf(share) : length - 1 - rankOf(1 - share)];
}
