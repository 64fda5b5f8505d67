import { rowsOf } from './dataset.js';
import { kindOf } from './kinds.js';
import type { Description } from './rebuild.js';
import { gapWriter } from './render.js';

/**
 * Where the rows of a file stand in it: row i takes the bytes from offset i up to offset i + 1, its value and the gap
 * behind it. What stands before the first value and behind the last belongs to no row. Eight bits share a byte: offsets are
 * eighths then.
 */
export function rowOffsets({ dataset, surface }: Pick<Description, 'dataset' | 'surface'>): Float64Array {
  const rows = rowsOf(dataset);
  const offsets = new Float64Array(rows + 1);
  if (surface.form === 'bits') return offsets.map((_, row) => row / 8);
  if (surface.form === 'symbols') return offsets.map((_, row) => row);
  if (surface.form === 'records')
    return offsets.map((_, row) => surface.prefix.length + surface.layout.width * row);
  const { prefix, gaps, notation } = surface;
  const gapBefore = gapWriter(gaps);
  const kind = kindOf(dataset);
  offsets[0] = prefix.length;
  for (let row = 0; row < rows; row++) {
    const value = kind.write(dataset.target, row, dataset, notation).length;
    const gap = row + 1 < rows ? gapBefore(row + 1).length : 0;
    offsets[row + 1] = offsets[row] + value + gap;
  }
  return offsets;
}
