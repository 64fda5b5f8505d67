import type { Option } from './options.js';

/** One stretch of a segmentation. */
export interface Stretch {
  readonly start: number;
  readonly rows: number;
  readonly option: Option;
}

/**
 * The cheapest division of the rows into stretches, each coded by one of the options from its first row, by dynamic programming over
 * the last boundary (R. Bellman, "On the approximation of curves by line segments using dynamic programming", Communications of the
 * ACM 4, 1961).
 *
 * @param options for each start that is a multiple of `step`, the options from there
 * @param boundary bits of a boundary
 */
export function cheapestSegmentation(
  options: readonly (readonly Option[])[],
  rows: number,
  step: number,
  boundary: number,
): readonly Stretch[] {
  const best = new Float64Array(rows + 1).fill(Number.POSITIVE_INFINITY);
  const last = new Array<Stretch | undefined>(rows + 1);
  best[0] = 0;
  for (let start = 0; start < rows; start += step) {
    const before = best[start] + (start > 0 ? boundary : 0);
    for (const option of options[start / step]) {
      for (let count = step; count < option.rows + step; count += step) {
        // The end of the data is a boundary, too.
        const taken = Math.min(count, rows - start);
        if (taken > option.rows) break;
        const bits = before + option.bits(taken);
        if (bits >= best[start + taken]) continue;
        best[start + taken] = bits;
        last[start + taken] = { start, rows: taken, option };
      }
    }
  }
  const stretches: Stretch[] = [];
  for (let at = last[rows]; at !== undefined; at = last[at.start]) stretches.unshift(at);
  return stretches;
}
