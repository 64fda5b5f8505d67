import type { Dataset } from '../../data/dataset.js';
import { isSingle } from '../../language/expression.js';
import { pieceDataset } from '../../language/parts.js';
import { cumulativeBits } from './row-costs.js';
import type { Stretch } from './segmentation.js';

/** Places that are tried for a boundary before the distance between them is made smaller. */
const PLACES = 16;

/**
 * Moves the boundaries of a segmentation on a grid to where the models on both sides cost least together, one after the other, in
 * ever smaller steps. Yields undefined where the caller may pause.
 *
 * @param step rows between the boundaries of the grid
 */
export function* refined(
  stretches: readonly Stretch[],
  dataset: Dataset,
  step: number,
): Generator<undefined, readonly Stretch[], unknown> {
  const result = [...stretches];
  for (let index = 1; index < result.length; index++) {
    for (let distance = Math.ceil((2 * step) / PLACES); ; distance = Math.ceil((2 * distance) / PLACES)) {
      const [left, right] = [result[index - 1], result[index]];
      const moved = bestBoundary(left, right, dataset, distance, step);
      result[index - 1] = { ...left, rows: moved - left.start };
      result[index] = { ...right, start: moved, rows: right.start + right.rows - moved };
      yield undefined;
      if (distance === 1) break;
    }
  }
  return result;
}

function bestBoundary(
  left: Stretch,
  right: Stretch,
  dataset: Dataset,
  distance: number,
  step: number,
): number {
  const before = left.option.model(left.rows);
  const after = right.option.model(right.rows);
  if (!isSingle(before) || !isSingle(after)) return right.start;
  const reach = (PLACES / 2) * distance;
  const end = Math.min(right.start + right.rows, right.start + reach + step);
  const told = cumulativeBits(before, pieceDataset(dataset, left.start, end));
  let best = right.start;
  let least = Number.POSITIVE_INFINITY;
  for (let place = right.start - reach; place <= right.start + reach; place += distance) {
    if (place <= left.start || place >= end) continue;
    const untold = cumulativeBits(after, pieceDataset(dataset, place, end));
    const bits = told[place - left.start] + untold[end - place];
    if (bits < least || (bits === least && place === right.start)) {
      best = place;
      least = bits;
    }
  }
  return best;
}
