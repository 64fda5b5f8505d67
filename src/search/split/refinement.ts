import type { Dataset } from '../../data/dataset.js';
import { isSingle } from '../../language/expression.js';
import { pieceDataset } from '../../language/parts.js';
import { cumulativeBits } from './row-costs.js';
import type { Stretch } from './segmentation.js';

/** Places that are tried for a boundary before the distance between them is made smaller. */
const PLACES = 16;

/**
 * Moves the boundaries of a segmentation on a grid to where the models on both sides cost least together, one after the other, in
 * ever smaller steps; drops short stretches that a neighbour codes for less. Yields undefined where the caller may pause.
 *
 * @param step rows between the boundaries of the grid
 * @param boundary bits of a boundary
 */
export function* refined(
  stretches: readonly Stretch[],
  dataset: Dataset,
  step: number,
  boundary: number,
): Generator<undefined, readonly Stretch[], void> {
  const result = [...stretches];
  for (let index = 1; index < result.length; index++) yield* refineBoundary(result, index, dataset, step);
  for (let index = 1; index < result.length - 1; index++) {
    if (result[index].rows > 2 * step) continue;
    const merged = withoutStretch(result, index, dataset, boundary);
    yield undefined;
    if (merged === undefined) continue;
    result.splice(index - 1, 3, ...merged);
    yield* refineBoundary(result, index, dataset, step);
    index--;
  }
  return result;
}

/** Moves the boundary in front of a stretch. */
function* refineBoundary(
  stretches: Stretch[],
  index: number,
  dataset: Dataset,
  step: number,
): Generator<undefined, void, void> {
  let distance = step;
  do {
    distance = Math.ceil((2 * distance) / PLACES);
    const [left, right] = [stretches[index - 1], stretches[index]];
    const start = bestBoundary(left, right, dataset, distance, step);
    stretches[index - 1] = { ...left, rows: start - left.start };
    stretches[index] = { ...right, start, rows: right.start + right.rows - start };
    yield undefined;
  } while (distance > 1);
}

function bestBoundary(
  left: Stretch,
  right: Stretch,
  dataset: Dataset,
  distance: number,
  step: number,
): number {
  const reach = (PLACES / 2) * distance;
  const end = Math.min(right.start + right.rows, right.start + reach + step);
  const told = bitsFrom(left, left.start, end, dataset);
  let best = right.start;
  let least = Number.POSITIVE_INFINITY;
  for (let place = right.start - reach; place <= right.start + reach; place += distance) {
    if (place <= left.start || place >= end) continue;
    const bits = told[place - left.start] + (bitsFrom(right, place, end, dataset).at(-1) ?? 0);
    if (bits < least || (bits === least && place === right.start)) {
      best = place;
      least = bits;
    }
  }
  return best;
}

/** The neighbours of a stretch with its rows given to one of them, if that costs less. */
function withoutStretch(
  stretches: readonly Stretch[],
  index: number,
  dataset: Dataset,
  boundary: number,
): readonly Stretch[] | undefined {
  const [left, middle, right] = stretches.slice(index - 1, index + 2);
  const end = right.start + right.rows;
  const told = bitsFrom(left, left.start, right.start, dataset);
  const bitsOf = (stretch: Stretch, start: number) => bitsFrom(stretch, start, end, dataset).at(-1) ?? 0;
  const between = bitsFrom(middle, middle.start, right.start, dataset).at(-1) ?? 0;
  const kept = told[left.rows] + between + middle.option.bits(0) + boundary + bitsOf(right, right.start);
  const toLeft = told[left.rows + middle.rows] + bitsOf(right, right.start);
  const toRight = told[left.rows] + bitsOf(right, middle.start);
  if (Math.min(toLeft, toRight) >= kept) return undefined;
  return toLeft <= toRight
    ? [{ ...left, rows: left.rows + middle.rows }, right]
    : [left, { ...right, start: middle.start, rows: right.rows + middle.rows }];
}

/** Bits of the rows from `start` on under the model of a stretch; on long data all are single. */
function bitsFrom({ option, rows }: Stretch, start: number, end: number, dataset: Dataset): Float64Array {
  const model = option.model(rows);
  if (!isSingle(model)) throw new Error('interleaved pieces are for short data, which needs no refinement');
  return cumulativeBits(model, pieceDataset(dataset, start, end));
}
