import { type Column, valueAt } from '../data/column.js';
import { columnFrom, place } from './cells.js';
import type { ColumnWorld } from './columns.js';
import { gridWorld } from './grid.js';
import { MAX_RANGE, triesOf } from './limits.js';

/** Values that are tried at once in each row. */
const STRIDE = 64;

/** `nth` on columns: all rows that still look for their value try their next few, again and again. */
export function selectColumn(
  [lower, index]: readonly Column[],
  world: ColumnWorld,
  variable: string,
  evaluateBody: (grid: ColumnWorld) => Column,
): Column {
  const values = new Float64Array(world.rows).fill(Number.NaN);
  const wide = new Map<number, bigint>();
  const before = new Int32Array(world.rows);
  let looking = Array.from({ length: world.rows }, (_, row) => row).filter(
    (row) => index.values[row] >= 0 && index.values[row] < MAX_RANGE && !Number.isNaN(lower.values[row]),
  );
  for (let tried = 0; looking.length > 0; tried += STRIDE) {
    const cells = Int32Array.from(
      { length: STRIDE * looking.length },
      (_, cell) => looking[Math.floor(cell / STRIDE)],
    );
    const holds = evaluateBody(gridWorld(world, cells, variable, candidates(lower, cells, tried))).values;
    looking = looking.filter((row, at) => {
      for (let step = 0; step < STRIDE; step++) {
        if (tried + step >= triesOf(index.values[row])) return false;
        const outcome = holds[at * STRIDE + step];
        if (Number.isNaN(outcome)) return false;
        if (outcome !== 1) continue;
        if (before[row]++ < index.values[row]) continue;
        place(values, wide, row, candidate(lower, row, tried + step));
        return false;
      }
      return true;
    });
  }
  return columnFrom(values, wide);
}

/** The variable in each cell: STRIDE values in a row of the outer world, from its lower bound plus `tried` up. */
function candidates(lower: Column, cells: Int32Array, tried: number): Column {
  const values = new Float64Array(cells.length);
  const wide = new Map<number, bigint>();
  cells.forEach((row, cell) => {
    place(values, wide, cell, candidate(lower, row, tried + (cell % STRIDE)));
  });
  return columnFrom(values, wide);
}

function candidate(lower: Column, row: number, step: number): bigint | undefined {
  const from = valueAt(lower, row);
  // Values of the variable may exceed the bound on integers like those of `sum`, whose terms are then undefined.
  return from === undefined ? undefined : from + BigInt(step);
}

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
