import { MAX_RANGE, triesOf } from './limits.js';

/** The most values that any row may try, from the indices of what the rows look for. */
export function mostTries(indices: Float64Array): number {
  let most = 0;
  for (const index of indices) if (index >= 0 && index < MAX_RANGE) most = Math.max(most, triesOf(index));
  return most;
}

/**
 * `nth` where all rows try the values lower, lower + 1 …, whose outcomes `body` holds from offset `at`: one for each try
 * that any row may make. Writes row r of `out` from the index in it.
 */
export function select(
  out: Float64Array,
  rows: number,
  lower: number,
  indices: Float64Array,
  body: Float64Array,
  at: number,
): void {
  const end = mostTries(indices);
  const hits: number[] = [];
  for (let cell = 0; cell < end; cell++) {
    const holds = body[at + cell];
    if (holds === 1) hits.push(cell);
    else if (holds !== 0) break;
  }
  for (let r = 0; r < rows; r++) {
    const index = indices[r];
    const cell = index >= 0 && index < hits.length ? hits[index] : Infinity;
    out[r] = cell < triesOf(index) ? lower + cell : Number.NaN;
  }
}
