import { type Column, valueAt } from '../data/column.js';
import type { GivenColumn } from '../data/dataset.js';
import { EXACT_LIMIT } from '../numbers/exact.js';
import { binder } from './binders.js';
import { columnFrom, narrow, place } from './cells.js';
import type { ColumnWorld } from './column-world.js';
import type { Expression } from './expression.js';
import { gridWorld } from './grid.js';
import { bounded } from './limits.js';
import type { Primitive } from './primitive.js';
import { primitive } from './primitives.js';
import { refuseReal } from './real/decimal.js';
import { isOneStep } from './steps.js';
import { columnSteps, Meter } from './work.js';

/** The world of a table's rows 0 … rows - 1. The target may be shorter: its past is then undefined from its end on. */
export function rootWorld(
  target: Column,
  given: readonly GivenColumn[],
  rows: number = target.values.length,
): ColumnWorld {
  const n = new Float64Array(rows);
  for (let row = 0; row < rows; row++) n[row] = row;
  return {
    rows,
    n,
    variables: new Map(),
    target,
    given: new Map(given.map(({ name, column }) => [name, column])),
  };
}

/**
 * The values of a checked expression in all cells, equal to what row evaluation gives. The result may share its arrays
 * with the world: neither is to be written to.
 *
 * @param meter charged one step a cell and node, more for what is computed exactly or by a long way, and what binders copy; by
 * itself one with the steps that are granted to so many rows
 * @throws WorkExceeded at the limit of the meter
 */
export function evaluateColumn(
  expression: Expression,
  world: ColumnWorld,
  meter = new Meter(columnSteps(world.rows)),
): Column {
  meter.spend(world.rows);
  switch (expression.kind) {
    case 'literal':
      return literalColumn(expression.value, world.rows);
    case 'decimal':
      return refuseReal(expression);
    case 'variable': {
      const bound = world.variables.get(expression.name);
      if (bound !== undefined) return bound;
      if (expression.name !== 'n') throw new Error(`the variable ${expression.name} is not bound`);
      return { values: world.n };
    }
    case 'past': {
      const { rows, n, target } = world;
      const index = evaluateColumn(expression.index, world, meter);
      const values = new Float64Array(rows);
      gatherPast(values, rows, index.values, 0, n, target.values);
      return withWide(values, index.values, target);
    }
    case 'given': {
      const column = world.given.get(expression.column);
      if (column === undefined) throw new Error(`no given column is called ${expression.column}`);
      const index = evaluateColumn(expression.index, world, meter);
      const values = new Float64Array(world.rows);
      gatherGiven(values, world.rows, index.values, 0, column.values);
      return withWide(values, index.values, column);
    }
    case 'apply': {
      const values = expression.arguments.map((argument) => evaluateColumn(argument, world, meter));
      const entry = primitive(expression.primitive);
      return applyPrimitive(entry, values, world.rows, meter);
    }
    case 'bind': {
      const values = expression.arguments.map((argument) => evaluateColumn(argument, world, meter));
      const { binder: name, variable, body } = expression;
      return binder(name).column({
        cells: world.rows,
        values,
        meter,
        body: (cellOf, column) => {
          // It takes memory more than time.
          meter.spend(cellOf.length * (world.variables.size + 1));
          return evaluateColumn(body, gridWorld(world, cellOf, variable, column), meter);
        },
      });
    }
  }
}

/**
 * The target's past in each cell: NaN unless 0 <= index < n. Copies ±Infinity where the target's row is wide.
 * `index` starts at offset `at`; `out` and `n` at 0.
 */
export function gatherPast(
  out: Float64Array,
  cells: number,
  index: Float64Array,
  at: number,
  n: Float64Array,
  target: Float64Array,
): void {
  for (let cell = 0; cell < cells; cell++) {
    const row = index[at + cell];
    out[cell] = row >= 0 && row < n[cell] && row < target.length ? target[row] : Number.NaN;
  }
}

/** A given column in each cell: NaN outside the table. Copies ±Infinity where the column's row is wide. */
export function gatherGiven(
  out: Float64Array,
  cells: number,
  index: Float64Array,
  at: number,
  column: Float64Array,
): void {
  for (let cell = 0; cell < cells; cell++) {
    const row = index[at + cell];
    out[cell] = row >= 0 && row < column.length ? column[row] : Number.NaN;
  }
}

/** Cells that a primitive is applied to at once where each may take a millisecond. */
const CELLS_AT_ONCE = 2 ** 8;

/**
 * Applies a primitive to whole columns: in doubles where they decide, exactly elsewhere.
 *
 * @param meter if given, charged the steps of each cell that is computed exactly, and of all where some may take many
 */
export function applyPrimitive(
  entry: Primitive,
  columns: readonly Column[],
  cells: number,
  meter?: Meter,
): Column {
  const [a, b = a, c = a] = columns;
  const [x, y, z] = [narrow(a), narrow(b), narrow(c)];
  const values = new Float64Array(cells);
  const wide = new Map<number, bigint>();
  const isCharged = meter !== undefined && !isOneStep(entry.steps);
  const stride = isCharged ? CELLS_AT_ONCE : cells;
  const exact: (bigint | undefined)[] = columns.map(() => undefined);
  for (let from = 0; from < cells; from += stride) {
    const end = Math.min(from + stride, cells);
    entry.column(values.subarray(from, end), end - from, x, from, y, from, z, from);
    for (let cell = from; cell < end; cell++) {
      const decided =
        !(Math.abs(values[cell]) >= EXACT_LIMIT) &&
        Math.abs(a.values[cell]) !== Infinity &&
        Math.abs(b.values[cell]) !== Infinity &&
        Math.abs(c.values[cell]) !== Infinity;
      if (decided && !isCharged) continue;
      for (let argument = 0; argument < columns.length; argument++)
        exact[argument] = valueAt(columns[argument], cell);
      const result = decided ? doubleOf(values[cell]) : entry.row(exact);
      meter?.spend(exactSteps(entry, exact, result));
      if (!decided) place(values, wide, cell, result);
    }
  }
  return columnFrom(values, wide);
}

function doubleOf(value: number): bigint | undefined {
  return Number.isNaN(value) ? undefined : BigInt(value);
}

function exactSteps(
  { steps }: Primitive,
  values: readonly (bigint | undefined)[],
  result: bigint | undefined,
): number {
  const defined = values.filter((value) => value !== undefined);
  return defined.length === values.length ? steps(defined, result) : 1;
}

function literalColumn(value: bigint, cells: number): Column {
  const wide = new Map<number, bigint>();
  const values = new Float64Array(cells);
  const first = new Float64Array(1);
  place(first, wide, 0, bounded(value));
  values.fill(first[0]);
  if (wide.size > 0) for (let cell = 0; cell < cells; cell++) wide.set(cell, value);
  return cells > 0 ? columnFrom(values, wide) : { values };
}

/** Completes a gathered column with the exact values of its wide cells. */
function withWide(values: Float64Array, index: Float64Array, source: Column): Column {
  if (source.wide === undefined) return { values };
  const wide = new Map<number, bigint>();
  for (let cell = 0; cell < values.length; cell++) {
    if (Math.abs(values[cell]) !== Infinity) continue;
    const exact = valueAt(source, index[cell]);
    place(values, wide, cell, exact === undefined ? undefined : bounded(exact));
  }
  return columnFrom(values, wide);
}
