import type { Expression } from '../../../language/expression.js';
import { affineConstants } from './affine.js';
import { descend, type Goal, isBetter, type Point, pointAt, solveAffine } from './descent.js';
import { freeConstant, mapDecimals } from './free-constants.js';
import { robustly } from './robust.js';
import { type LeafValues, Tape } from './tape.js';

/** What constants are fitted to. */
export interface Measurements {
  /** A value a row, in the units of the data; NaN where missing. */
  readonly target: Float64Array;
  /** The width of the cell of the grid around each value, in the same units: values are only known up to it. */
  readonly cells: Float64Array;
  /** 1 / sigma^2 of each row; all are 1 if absent. */
  readonly weights?: Float64Array | undefined;
  /** The values of given columns, terms before and n. */
  readonly leafValues: LeafValues;
}

export interface RefitOptions {
  /** Whether rows far off count for less. */
  readonly robust?: boolean;
  /** Which decimals may change, by place from left to right; all if absent. */
  readonly isFree?: (place: number) => boolean;
  /** Other values of the free constants to begin from as well. */
  readonly starts?: Iterable<readonly number[]>;
  /** The most steps of a descent. */
  readonly steps?: number;
}

/** An expression with the constants that fit best. */
export interface Fitted {
  /** The free constants stay decimals, integers as well. */
  readonly expression: Expression;
  readonly constants: Float64Array;
  readonly tape: Tape;
  /** A value a row, NaN where undefined. */
  readonly values: Float64Array;
  /** The weights of rows under which this is a least-squares solution; all 1 if absent. */
  readonly weights: Float64Array | undefined;
  /** The weighted sum of squares of what the values are off by. */
  readonly loss: number;
}

/** Steps that tell which of several starts is worth more. */
const TRIAL_STEPS = 6;

const everyPlace = () => true;

/**
 * The constants of an expression that leave the least weighted sum of squares: all its decimals, or those that are free. Those that the
 * values are affine in are solved for at once from every start.
 *
 * @returns undefined where the expression has no value on any row, from whatever start
 */
export function refit(
  expression: Expression,
  { target, cells, weights, leafValues }: Measurements,
  { robust = false, isFree = everyPlace, starts = [], steps }: RefitOptions = {},
): Fitted | undefined {
  const tape = new Tape(expression, target.length, leafValues, isFree);
  const goal: Goal = { target, weights };
  const first = pointAt(tape, tape.initial, goal);
  let best: Point | undefined = first.definedRows > 0 ? first : undefined;
  let own = weights;
  if (tape.initial.length > 0) {
    const isAffine = affineConstants(tape, tape.initial);
    const all = [tape.initial, ...[...starts].map((start) => Float64Array.from(start))];
    for (const start of all) {
      const solved = solveAffine(tape, start, isAffine, goal);
      const point = descend(tape, solved, goal, all.length > 1 ? TRIAL_STEPS : steps);
      if (point.definedRows > 0 && (best === undefined || isBetter(point, best))) best = point;
    }
    if (best !== undefined && all.length > 1) best = descend(tape, best.constants, goal, steps);
    if (best !== undefined && robust)
      ({ point: best, weights: own } = robustly(tape, best.constants, goal, cells));
  }
  if (best === undefined) return undefined;
  const { constants, loss } = best;
  let next = 0;
  return {
    expression: mapDecimals(expression, (node, place) =>
      isFree(place) ? freeConstant(constants[next++]) : node,
    ),
    constants,
    tape,
    values: Float64Array.from(tape.values(constants)),
    weights: own,
    loss,
  };
}
