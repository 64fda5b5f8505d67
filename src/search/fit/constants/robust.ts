import { descend, type Goal, type Point } from './descent.js';
import type { Tape } from './tape.js';

/** Degrees of freedom of the errors that weights assume, Student's t: rows far off count for little. */
const DEGREES = 3;

const MOST_ROUNDS = 12;

/** Rounds end when no weight changes by more. */
const SETTLED = 1e-3;

/** The median of absolute normal errors of standard deviation 1. */
const MEDIAN_OF_NORMAL = 0.6745;

/**
 * Least squares that outliers do not spoil: rows are weighted by how far off they are, again and again, which finds the most probable constants
 * for errors of Student's t distribution (Lange, Little & Taylor, "Robust statistical modeling using the t distribution", 1989). The scale is
 * that of the median error.
 *
 * @param cells how far the values of rows can be from what was measured, by which errors are never told apart
 * @returns the point and the weights of rows that it is the least-squares solution of
 */
export function robustly(
  tape: Tape,
  start: Float64Array,
  goal: Goal,
  cells: Float64Array,
): { readonly point: Point; readonly weights: Float64Array } {
  let { constants } = descend(tape, start, goal);
  let weights: Float64Array = new Float64Array(goal.target.length).fill(1);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // The first rounds are for the least absolute errors, which the worst rows spoil less.
    const next = weightsAt(tape.values(constants), goal, cells, round < MOST_ROUNDS / 3);
    const change = next.reduce((most, weight, row) => Math.max(most, Math.abs(weight - weights[row])), 0);
    weights = next;
    if (change < SETTLED) break;
    constants = descend(tape, constants, { target: goal.target, weights: combined(goal, weights) }).constants;
  }
  const own = combined(goal, weights);
  return { point: descend(tape, constants, { target: goal.target, weights: own }), weights: own };
}

function combined({ weights }: Goal, robust: Float64Array): Float64Array {
  return weights === undefined ? robust : robust.map((weight, row) => weight * weights[row]);
}

function weightsAt(
  values: Float64Array,
  { target, weights }: Goal,
  cells: Float64Array,
  isFirst: boolean,
): Float64Array {
  const errors = values.map((value, row) => Math.sqrt(weights?.[row] ?? 1) * Math.abs(target[row] - value));
  const known = errors.filter(Number.isFinite).sort();
  const median = known.length > 0 ? known[known.length >> 1] : 0;
  return errors.map((error, row) => {
    const least = cells[row] / 2;
    const scale = Math.max(median / MEDIAN_OF_NORMAL, least);
    if (!Number.isFinite(error)) return 0;
    if (isFirst) return scale / Math.max(error, scale / 8, least);
    return (DEGREES + 1) / (DEGREES + (error / scale) ** 2);
  });
}
