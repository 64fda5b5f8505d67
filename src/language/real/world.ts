import type { Column } from '../../data/column.js';
import { BEFORE, type GivenColumn, gridOf } from '../../data/dataset.js';
import { realOf, realValues } from '../../data/real-values.js';
import type { DecimalGrid } from '../../numbers/decimal-grid.js';
import type { ColumnWorld } from '../column-world.js';
import type { World } from '../evaluate.js';

/** The data that a real program may read while it computes one row, in the units in which it is written; NaN where undefined. */
export interface RealWorld {
  /** The target at an earlier row; called with 0 <= index < the row being computed only. */
  past(index: number): number;
  /** A given column at any row from 0 up; NaN outside the table. */
  given(column: string, index: number): number;
}

/** What a real program may read when it is computed for all rows at once, in the units in which it is written; NaN where undefined. */
export interface RealColumns {
  readonly rows: number;
  /** By row; it may be shorter than the rows, and is undefined from its end on. */
  readonly target: Float64Array;
  readonly given: ReadonlyMap<string, Float64Array>;
}

/** Columns in memory as a world. */
export function realWorldOf({ target, given }: Omit<RealColumns, 'rows'>): RealWorld {
  return {
    past: (index) => target[index] ?? Number.NaN,
    given: (name, index) => realColumn(given, name)[index] ?? Number.NaN,
  };
}

/**
 * A world of integers as one of the numbers that they are the places of.
 *
 * @param grid where the target's numbers lie, and those before a piece
 */
export function realWorldOver(world: World, grid: DecimalGrid, given: readonly GivenColumn[]): RealWorld {
  const grids = new Map(given.map((column) => [column.name, gridOf(column)]));
  return {
    past: (index) => realOf(world.past(index), grid),
    given: (name, index) => realOf(world.given(name, index), grids.get(name) ?? grid),
  };
}

/** A given column known to be there. */
export function realColumn(given: RealColumns['given'], name: string): Float64Array {
  const column = given.get(name);
  if (column === undefined) throw new Error(`no given column is called ${name}`);
  return column;
}

/**
 * The columns of a table as real programs read them.
 *
 * @param grid where the target's numbers lie
 */
export function realColumns(
  target: Column,
  grid: DecimalGrid,
  given: readonly GivenColumn[],
  rows: number = target.values.length,
): RealColumns {
  return {
    rows,
    target: realValues(target, grid),
    given: new Map(
      given.map((one) => [one.name, realValues(one.column, one.name === BEFORE ? grid : gridOf(one))]),
    ),
  };
}

const NOTHING: Column = { values: new Float64Array(0) };

/** What the rows in brackets may read: n alone. */
export function indexWorld(rows: number): ColumnWorld {
  const n = Float64Array.from({ length: rows }, (_, row) => row);
  return { rows, n, variables: new Map(), target: NOTHING, given: new Map() };
}
