import { type Column, valueAt } from '../data/column.js';
import { EXACT_LIMIT } from '../numbers/exact.js';
import type { BoundColumn, BoundRow, RangeBinder } from './binder.js';
import { columnFrom, narrow, place } from './cells.js';
import { MAX_RANGE } from './limits.js';
import type { Meter } from './work.js';

/** Where range binders have no value, for people. */
export const RANGE_DOMAIN = `undefined where a term is, or over a range of more than ${MAX_RANGE}`;

/** The steps of a reduction that does one thing for each cell; see {@link RangeBinder.reduceSteps}. */
export const stepACell = (cells: number): number => cells;

type Range = Omit<RangeBinder, 'kind' | 'parameterTypes' | 'result' | 'row' | 'column'>;

/** A binder that folds its body over a range. */
export function rangeBinder(range: Range): RangeBinder {
  return {
    ...range,
    kind: 'range',
    parameterTypes: ['integer', 'integer'],
    result: 'integer',
    row: (bound) => foldRow(range, bound),
    column: (bound) => reduceColumn(range, bound),
  };
}

function foldRow({ begin }: Range, bound: BoundRow): bigint | undefined {
  bound.meter.spend(1);
  const lower = bound.argument(0);
  const upper = lower === undefined ? undefined : bound.argument(1);
  if (lower === undefined || upper === undefined || upper - lower >= MAX_RANGE) return undefined;
  const fold = begin();
  for (let value = lower; value <= upper && fold.value !== undefined; value++) {
    const term = bound.body(value);
    if (term === undefined) return undefined;
    bound.meter.spend(fold.take(term));
  }
  return fold.value;
}

/** A grid is cut into runs of rows that hold no more cells than this together (or a single row). */
const MAX_CELLS = 2 ** 20;

const UNDEFINED_RANGE = -1;

/** The body is computed on a grid of one cell for each row and value of the variable. */
function reduceColumn(
  range: Range,
  { cells: rows, values: [lower, upper], body: evaluate, meter }: BoundColumn,
): Column {
  const lengths = rangeLengths(lower, upper, rows);
  const values = new Float64Array(rows);
  const wide = new Map<number, bigint>();
  for (let from = 0; from < rows; ) {
    let cells = Math.max(lengths[from], 0);
    let to = from + 1;
    while (to < rows && cells + lengths[to] <= MAX_CELLS) cells += Math.max(lengths[to++], 0);
    const rowOfCell = new Int32Array(cells);
    const starts = new Int32Array(to - from + 1);
    for (let row = from; row < to; row++) {
      const start = starts[row - from];
      const end = start + Math.max(lengths[row], 0);
      rowOfCell.fill(row, start, end);
      starts[row - from + 1] = end;
    }
    const running = rangeValues(lower, rowOfCell, starts, from);
    const body = evaluate(rowOfCell, running);
    const reduced = values.subarray(from, to);
    for (let row = from; row < to; row++)
      meter.spend(range.reduceSteps(starts[row - from + 1] - starts[row - from]));
    range.reduce(reduced, to - from, starts, narrow(body), 0);
    const undecided = new Set<number>();
    for (const cell of body.wide?.keys() ?? []) undecided.add(rowOfCell[cell]);
    for (let row = from; row < to; row++) {
      if (lengths[row] === UNDEFINED_RANGE) values[row] = Number.NaN;
      else if (Math.abs(values[row]) === Infinity || undecided.has(row)) {
        place(values, wide, row, foldExactly(range, body, starts[row - from], starts[row - from + 1], meter));
      }
    }
    from = to;
  }
  return columnFrom(values, wide);
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

function foldExactly(
  { begin }: Range,
  body: Column,
  start: number,
  end: number,
  meter: Meter,
): bigint | undefined {
  const fold = begin();
  for (let cell = start; cell < end && fold.value !== undefined; cell++) {
    const term = valueAt(body, cell);
    if (term === undefined) return undefined;
    meter.spend(fold.take(term));
  }
  return fold.value;
}
