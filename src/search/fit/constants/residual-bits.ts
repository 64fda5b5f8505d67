import type { Measurements } from './refit.js';

/** Standard deviation of what is within one cell, in cells, squared. */
const CELL_VARIANCE = 1 / 12;

/** What is off by more than half a cell by this share is not the nearest place. */
const NEAREST = 0.5 + 1e-9;

/** Bits of the first rows, from which the scale of the others is learnt. */
const LEARNING_BITS = 2;

/** Errors so many times as large as the median are told by themselves. */
const OUTLIER = 6.5;

const DEGREES = 3;
/** The density of Student's t distribution with three degrees of freedom at 0. */
const STUDENT_PEAK = 2 / (Math.PI * Math.sqrt(3));
const STUDENT_ROUNDS = 8;

/**
 * About how many bits the rows take, given values that are computed for them: the least of what errors of several shapes take, all of them of one scale in
 * the units of the data or relative to the values. A quick stand-in for the code of the head, to tell which constants are worth their digits.
 */
export function residualBits(values: Float64Array, measurements: Measurements): number {
  const { target, cells } = measurements;
  let missing = 0;
  let misses = 0;
  let missedBits = 0;
  const known: number[] = [];
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(target[row])) continue;
    const error = Math.abs(values[row] - target[row]) / cells[row];
    if (Number.isNaN(error)) missing++;
    else {
      known.push(row);
      if (error <= NEAREST) continue;
      misses++;
      missedBits += distanceBits(error);
    }
  }
  const rows = known.length;
  if (rows === 0) return Number.POSITIVE_INFINITY;
  const missingBits =
    missing > 0 ? missing * literalBits(target, cells) + choiceBits(rows + missing, missing) : 0;
  let least = missedBits + choiceBits(rows, misses);
  const errors = Float64Array.from(known, (row) => Math.abs(values[row] - target[row]) / cells[row]);
  const limit = OUTLIER * Math.max(1, Float64Array.from(errors).sort()[rows >> 1]);
  const far = errors.filter((error) => error > limit);
  if (far.length > 0) {
    const near = known.filter((_, at) => errors[at] <= limit);
    const farBits = far.reduce((bits, error) => bits + distanceBits(error), choiceBits(rows, far.length));
    least = Math.min(least, farBits + spreadBits(near, values, measurements));
  }
  return Math.min(least, spreadBits(known, values, measurements)) + missingBits + LEARNING_BITS;
}

/** The rows under errors of one scale, in the units of the data or relative to the values. */
function spreadBits(
  rows: readonly number[],
  values: Float64Array,
  { target, cells, weights }: Measurements,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (const isRelative of [false, true]) {
    const scales = rows.map(
      (row) =>
        Math.sqrt(weights?.[row] ?? 1) / (isRelative ? Math.max(Math.abs(values[row]), cells[row]) : 1),
    );
    const errors = Float64Array.from(rows, (row, at) => Math.abs(values[row] - target[row]) * scales[at]);
    const widths = Float64Array.from(rows, (row, at) => cells[row] * scales[at]);
    least = Math.min(least, densityBits(errors, widths));
  }
  return least;
}

/** A row that is off by so many cells, told by itself. */
function distanceBits(cells: number): number {
  const octave = Math.log2(1 + cells);
  return octave + 2 * Math.log2(1 + octave) + 1;
}

/** Which of so many rows are the few that are special, and how many these are. */
function choiceBits(rows: number, special: number): number {
  if (special === 0) return 1;
  const share = special / rows;
  const rest = share < 1 ? -(1 - share) * Math.log2(1 - share) : 0;
  return rows * (rest - share * Math.log2(share)) + Math.log2(rows + 1) / 2 + 1;
}

/** What a row takes alone: its place among those that the target spreads over. */
function literalBits(target: Float64Array, cells: Float64Array): number {
  let [low, high, least] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [row, value] of target.entries()) {
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    least = Math.min(least, cells[row]);
  }
  return Math.log2(1 + (high - low) / least) + 3;
}

/** The least of normal, Laplace's and Student's distributions of the best scale, over cells of so many widths. */
function densityBits(errors: Float64Array, widths: Float64Array): number {
  const rows = errors.length;
  let squares = 0;
  let sum = 0;
  let floor = 0;
  for (let row = 0; row < rows; row++) {
    squares += errors[row] ** 2;
    sum += errors[row];
    floor += widths[row] ** 2 * CELL_VARIANCE;
  }
  const least = floor / rows;
  const variance = Math.max(squares / rows, least);
  const mean = Math.max(sum / rows, Math.sqrt(least));
  const student = studentVariance(errors, least);
  const [normalPeak, laplacePeak] = [Math.log2(2 * Math.PI * variance) / 2, Math.log2(2 * mean)];
  const studentPeak = Math.log2(student) / 2 - Math.log2(STUDENT_PEAK);
  let [normal, laplace, far] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    // A cell has a probability of 1 at most.
    const width = Math.log2(widths[row]);
    const square = errors[row] ** 2;
    normal += Math.max(0, normalPeak + (Math.LOG2E * square) / (2 * variance) - width);
    laplace += Math.max(0, laplacePeak + (Math.LOG2E * errors[row]) / mean - width);
    const tail = ((DEGREES + 1) / 2) * Math.log2(1 + square / (DEGREES * student));
    far += Math.max(0, studentPeak + tail - width);
  }
  return Math.min(normal, laplace, far) + Math.log2(rows) / 2;
}

/** The most probable squared scale of Student's distribution. */
function studentVariance(errors: Float64Array, least: number): number {
  let variance = Math.max(least, Float64Array.from(errors).sort()[errors.length >> 1] ** 2);
  for (let round = 0; round < STUDENT_ROUNDS; round++) {
    let sum = 0;
    for (const error of errors)
      sum += ((DEGREES + 1) * error * error) / (DEGREES + (error * error) / variance);
    variance = Math.max(least, sum / errors.length);
  }
  return variance;
}
