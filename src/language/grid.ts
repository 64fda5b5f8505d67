import { type Column, valueAt } from '../data/column.js';
import { EXACT_LIMIT } from '../numbers/exact.js';
import type { RangeBinder } from './binders.js';
import { columnFrom, narrow, place } from './cells.js';
import type { ColumnWorld } from './columns.js';
import { MAX_RANGE } from './limits.js';

/** A grid is cut into runs of rows that hold no more cells than this together (or a single row). */
const MAX_CELLS = 2 ** 20;

const UNDEFINED_RANGE = -1;

/** A range binder on columns: its body is computed on a grid of one cell for each row and value of the variable. */
export function reduceColumn(
  binder: RangeBinder,
  [lower, upper]: readonly Column[],
  world: ColumnWorld,
  variable: string,
  evaluateBody: (grid: ColumnWorld) => Column,
): Column {
  const lengths = rangeLengths(lower, upper, world.rows);
  const values = new Float64Array(world.rows);
  const wide = new Map<number, bigint>();
  for (let from = 0; from < world.rows; ) {
    let cells = Math.max(lengths[from], 0);
    let to = from + 1;
    while (to < world.rows && cells + lengths[to] <= MAX_CELLS) cells += Math.max(lengths[to++], 0);
    const rowOfCell = new Int32Array(cells);
    const starts = new Int32Array(to - from + 1);
    for (let row = from; row < to; row++) {
      const start = starts[row - from];
      const end = start + Math.max(lengths[row], 0);
      rowOfCell.fill(row, start, end);
      starts[row - from + 1] = end;
    }
    const running = rangeValues(lower, rowOfCell, starts, from);
    const body = evaluateBody(gridWorld(world, rowOfCell, variable, running));
    const reduced = values.subarray(from, to);
    binder.reduce(reduced, to - from, starts, narrow(body), 0);
    const undecided = new Set<number>();
    for (const cell of body.wide?.keys() ?? []) undecided.add(rowOfCell[cell]);
    for (let row = from; row < to; row++) {
      if (lengths[row] === UNDEFINED_RANGE) values[row] = Number.NaN;
      else if (Math.abs(values[row]) === Infinity || undecided.has(row)) {
        place(values, wide, row, foldExactly(binder, body, starts[row - from], starts[row - from + 1]));
      }
    }
    from = to;
  }
  return columnFrom(values, wide);
}

/** `iterate` on columns: the body is computed for all rows that still have a step to go, again and again. */
export function iterateColumn(
  [times, start]: readonly Column[],
  world: ColumnWorld,
  variable: string,
  evaluateBody: (grid: ColumnWorld) => Column,
): Column {
  const values = new Float64Array(world.rows).fill(Number.NaN);
  const wide = new Map<number, bigint>();
  let rows = Int32Array.from({ length: world.rows }, (_, row) => row).filter(
    (row) => times.values[row] >= 0 && times.values[row] <= MAX_RANGE && !Number.isNaN(start.values[row]),
  );
  let current = gather(start, rows);
  for (let time = 0; ; time++) {
    const running: number[] = [];
    for (let cell = 0; cell < rows.length; cell++) {
      if (times.values[rows[cell]] === time) place(values, wide, rows[cell], valueAt(current, cell));
      else if (!Number.isNaN(current.values[cell])) running.push(cell);
    }
    if (running.length === 0) return columnFrom(values, wide);
    if (running.length < rows.length) {
      const cells = Int32Array.from(running);
      current = gather(current, cells);
      rows = cells.map((cell) => rows[cell]);
    }
    current = evaluateBody(gridWorld(world, rows, variable, current));
  }
}

/** How many values the variable runs through in each row; -1 where that is undefined. */
function rangeLengths(lower: Column, upper: Column, rows: number): Int32Array {
  const lengths = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    let length = upper.values[row] - lower.values[row] + 1;
    // Wide bounds, of which doubles cannot tell the distance, and doubles with distances that they round.
    if (!(Math.abs(length) < EXACT_LIMIT)) {
      const from = valueAt(lower, row);
      const to = valueAt(upper, row);
      length = from === undefined || to === undefined ? Number.NaN : Number(to - from + 1n);
    }
    lengths[row] = length <= MAX_RANGE ? Math.max(length, 0) : UNDEFINED_RANGE;
  }
  return lengths;
}

/** The variable's value in each cell: lower, lower + 1 … along every row. */
function rangeValues(lower: Column, rowOfCell: Int32Array, starts: Int32Array, from: number): Column {
  const values = new Float64Array(rowOfCell.length);
  const wide = new Map<number, bigint>();
  for (let cell = 0; cell < rowOfCell.length; cell++) {
    const row = rowOfCell[cell];
    const step = cell - starts[row - from];
    const value = lower.values[row] + step;
    if (Math.abs(value) < EXACT_LIMIT) values[cell] = value;
    else place(values, wide, cell, (valueAt(lower, row) ?? 0n) + BigInt(step));
  }
  return columnFrom(values, wide);
}

/** The world seen by a body: one cell for each entry of `rowOfCell`, which names the outer cell it came from. */
export function gridWorld(
  world: ColumnWorld,
  rowOfCell: Int32Array,
  variable: string,
  column: Column,
): ColumnWorld {
  const variables = new Map<string, Column>();
  for (const [name, outer] of world.variables) {
    if (name !== variable) variables.set(name, gather(outer, rowOfCell));
  }
  variables.set(variable, column);
  const n = new Float64Array(rowOfCell.length);
  for (let cell = 0; cell < rowOfCell.length; cell++) n[cell] = world.n[rowOfCell[cell]];
  return { rows: rowOfCell.length, n, variables, target: world.target, given: world.given };
}

/** A column with the cells named, in that order. */
export function gather(column: Column, cells: Int32Array): Column {
  const values = new Float64Array(cells.length);
  const wide = new Map<number, bigint>();
  for (let cell = 0; cell < cells.length; cell++) {
    values[cell] = column.values[cells[cell]];
    const exact = column.wide?.get(cells[cell]);
    if (exact !== undefined) wide.set(cell, exact);
  }
  return columnFrom(values, wide);
}

function foldExactly(binder: RangeBinder, body: Column, start: number, end: number): bigint | undefined {
  const fold = binder.begin();
  for (let cell = start; cell < end && fold.value !== undefined; cell++) {
    const term = valueAt(body, cell);
    if (term === undefined) return undefined;
    fold.take(term);
  }
  return fold.value;
}
