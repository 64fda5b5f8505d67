import { literal, N } from '../../../language/construct.js';
import type { Expression } from '../../../language/expression.js';
import { trimmed } from '../../../numbers/integer-polynomial.js';
import { type Fraction, simplestFraction } from '../constant-interval.js';
import type { Quantity } from '../quantity.js';
import { roundedForms } from '../relation-forms.js';
import { roundingConstants } from '../rounding.js';
import type { SolverProblem } from '../solver-problem.js';
import { columnsAt } from './chapters.js';
import { fewOf } from './rounded.js';

/** A row as a point of a plane: the value of a quantity, and the target. */
export interface Point {
  readonly row: number;
  readonly x: bigint;
  readonly y: bigint;
}

/** A line y = (p x + q) div d with the simplest slope there is. */
export interface Line {
  readonly slope: Fraction;
  /** From the least to the greatest. */
  readonly constants: readonly [bigint, bigint];
}

/** How much nearer than any fraction of the data a closed interval comes to the ends of an open one. */
const CLOSENESS_BITS = 64n;

/** Points on a line that is rounded down, taken in one by one. */
export class RoundedLine {
  readonly points: Point[] = [];
  /** The slopes of all lines lie between these, exclusively. */
  #low: Fraction | undefined;
  #high: Fraction | undefined;

  /** Takes in a point, unless no line comes through it and all before. */
  take(point: Point): boolean {
    let [low, high] = [this.#low, this.#high];
    for (const { x, y } of this.points) {
      const isBehind = point.x >= x;
      const run = isBehind ? point.x - x : x - point.x;
      const rise = isBehind ? point.y - y : y - point.y;
      if (run === 0n) {
        if (rise !== 0n) return false;
        continue;
      }
      if (low === undefined || isLess(low, [rise - 1n, run])) low = [rise - 1n, run];
      if (high === undefined || isLess([rise + 1n, run], high)) high = [rise + 1n, run];
    }
    if (low !== undefined && high !== undefined && !isLess(low, high)) return false;
    this.#low = low;
    this.#high = high;
    this.points.push(point);
    return true;
  }

  /** The simplest line through all points. */
  line(target: readonly bigint[]): Line | undefined {
    const slope = simplestBetween(this.#low, this.#high);
    const numerators = new Map(this.points.map(({ row, x }) => [row, slope[0] * x]));
    const constants = roundingConstants(target, numerators, slope[1]);
    return constants && { slope, constants };
  }
}

function isLess([p, q]: Fraction, [r, s]: Fraction): boolean {
  return p * s < r * q;
}

function simplestBetween(low: Fraction | undefined, high: Fraction | undefined): Fraction {
  if (low === undefined || high === undefined || (low[0] < 0n && high[0] > 0n)) return [0n, 1n];
  if (low[0] < 0n) {
    const [p, q] = simplestBetween([-high[0], high[1]], [-low[0], low[1]]);
    return [-p, q];
  }
  return simplestFraction({
    low: ((low[0] * high[1]) << CLOSENESS_BITS) + 1n,
    high: (high[0] * low[1]) << CLOSENESS_BITS,
    scale: (low[1] * high[1]) << CLOSENESS_BITS,
  });
}

/** The rows as points in ascending order of a quantity; none if it has no value somewhere. */
export function pointsAlong({ values }: Quantity, target: readonly bigint[]): readonly Point[] {
  if (values.includes(undefined)) return [];
  const points = target.map((y, row) => ({ row, x: values[row]!, y }));
  return points.sort((one, other) => (one.x < other.x ? -1 : one.x > other.x ? 1 : 0));
}

/** Ways to write a line in an expression, the cheapest for each of a few constants. */
export function* lineForms(
  { forms, pricer }: SolverProblem,
  { slope: [p, d], constants }: Line,
  x: Expression,
): Generator<Expression> {
  for (const q of fewOf(constants)) {
    const summands =
      x === N
        ? [{ coefficient: trimmed([q, p]), expression: undefined }]
        : [
            { coefficient: trimmed([p]), expression: x },
            { coefficient: trimmed([q]), expression: undefined },
          ].filter(({ coefficient }) => coefficient.length > 0);
    const isZero = p === 0n && q === 0n;
    const form = isZero ? literal(0) : pricer.cheapest(roundedForms(summands, [d], forms));
    if (form !== undefined) yield form;
  }
}

/** Points below which a line says nothing. */
const LEAST_POINTS = 4;

/** a(n) = (p x + q) div d for n and each given column x. */
export function* roundedLines(problem: SolverProblem): Generator<Expression | undefined> {
  const { series } = problem;
  for (const x of [N, ...columnsAt(N, series)]) {
    const points = pointsAlong(series.quantity(x), series.target);
    const rounded = new RoundedLine();
    if (points.length < LEAST_POINTS || !points.every((point) => rounded.take(point))) continue;
    const line = rounded.line(series.target);
    if (line !== undefined) yield* lineForms(problem, line, x);
    yield undefined;
  }
}
