import { NormalEquations } from './normal-equations.js';
import type { Tape } from './tape.js';

/** Where a descent is: constants, and how far off the values are with them. */
export interface Point {
  readonly constants: Float64Array;
  /** The weighted sum of squares over rows with a value. */
  readonly loss: number;
  /** Rows that have a value, of those that the target has. */
  readonly definedRows: number;
}

/** What is fitted: the target, a value a row, NaN where missing, and the weights of rows, all 1 if absent. */
export interface Goal {
  readonly target: Float64Array;
  readonly weights: Float64Array | undefined;
}

const MOST_STEPS = 60;
const FIRST_DAMPING = 1e-9;
const LEAST_DAMPING = 1e-12;
const MOST_DAMPING = 1e6;

/** A step that takes less than this share from the loss is the last. */
const LEAST_GAIN = 1e-9;

/** Least squares by Levenberg's and Marquardt's method, on exact derivatives. */
export function descend(tape: Tape, start: Float64Array, goal: Goal, mostSteps = MOST_STEPS): Point {
  let point = pointAt(tape, start, goal);
  let damping = FIRST_DAMPING;
  let small = 0;
  for (let step = 0; step < mostSteps && small < 2; step++) {
    const equations = equationsAt(tape, point.constants, goal);
    let next: Point | undefined;
    while (damping <= MOST_DAMPING) {
      const change = equations.solve(damping);
      next =
        change &&
        pointAt(
          tape,
          point.constants.map((value, at) => value + change[at]),
          goal,
        );
      if (next !== undefined && isBetter(next, point)) break;
      next = undefined;
      damping = Math.max(damping, FIRST_DAMPING) * 10;
    }
    if (next === undefined) return point;
    small = next.loss > point.loss * (1 - LEAST_GAIN) ? small + 1 : 0;
    point = next;
    damping = Math.max(LEAST_DAMPING, damping / 10);
  }
  return point;
}

/** The constants, and how far off the values are. */
export function pointAt(tape: Tape, constants: Float64Array, { target, weights }: Goal): Point {
  const values = tape.values(constants);
  let loss = 0;
  let definedRows = 0;
  for (let row = 0; row < values.length; row++) {
    const residual = target[row] - values[row];
    if (Number.isNaN(residual)) continue;
    loss += (weights === undefined ? 1 : weights[row]) * residual * residual;
    definedRows++;
  }
  return { constants, loss, definedRows };
}

/** Least squares for small changes of the constants at a point. */
export function equationsAt(tape: Tape, constants: Float64Array, { target, weights }: Goal): NormalEquations {
  const residuals = tape.values(constants).map((value, row) => target[row] - value);
  return new NormalEquations(tape.derivatives(), residuals, weights);
}

export function isBetter(one: Point, other: Point): boolean {
  if (!Number.isFinite(one.loss)) return false;
  if (one.definedRows !== other.definedRows) return one.definedRows > other.definedRows;
  return one.loss < other.loss;
}

/** The constants with those that the values are affine in solved for, the others as they are. */
export function solveAffine(
  tape: Tape,
  start: Float64Array,
  isAffine: readonly boolean[],
  { target, weights }: Goal,
): Float64Array {
  const places = [...start.keys()].filter((place) => isAffine[place]);
  if (places.length === 0) return start;
  const residuals = tape.values(start).map((value, row) => target[row] - value);
  const derivatives = tape.derivatives();
  const columns = places.map((place) => derivatives[place]);
  const change = new NormalEquations(columns, residuals, weights).solve();
  if (change === undefined) return start;
  const solved = Float64Array.from(start);
  for (const [at, place] of places.entries()) solved[place] += change[at];
  return solved;
}
