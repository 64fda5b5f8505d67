import { type Column, valueAt } from '../../data/column.js';
import type { ColumnWorld } from '../../language/column-world.js';
import { MAX_RANGE } from '../../language/limits.js';
import { mostTries } from '../../language/selection.js';
import { EXACT_LIMIT } from '../../numbers/exact.js';

/** The cells in which the body of a binder is computed, and how they belong to the cells around it. */
export type Layout =
  /** Cell r of the outer grid folds the cells starts[r] to starts[r + 1] - 1. */
  | { readonly kind: 'rows'; readonly world: ColumnWorld; readonly starts: Int32Array }
  /** All cells of the outer grid select among the same ones, which stand for lower, lower + 1 … */
  | {
      readonly kind: 'shared';
      readonly world: ColumnWorld;
      readonly lower: number;
      readonly indices: Float64Array;
    };

/** One cell for each cell of the outer grid and value of the variable; undefined where a range is. */
export function layOutRows(
  [from, to]: readonly Column[],
  variable: string,
  world: ColumnWorld,
): Layout | undefined {
  const cells = world.rows;
  const starts = new Int32Array(cells + 1);
  for (let cell = 0; cell < cells; cell++) {
    const first = valueAt(from, cell);
    const last = valueAt(to, cell);
    if (first === undefined || last === undefined || last - first >= MAX_RANGE) return undefined;
    starts[cell + 1] = starts[cell] + Math.max(0, Number(last - first) + 1);
  }
  const total = starts[cells];
  const origin = new Int32Array(total);
  const bound = new Float64Array(total);
  for (let cell = 0; cell < cells; cell++) {
    origin.fill(cell, starts[cell], starts[cell + 1]);
    const first = Number(valueAt(from, cell));
    for (let at = starts[cell]; at < starts[cell + 1]; at++) bound[at] = first + at - starts[cell];
  }
  const n = Float64Array.from(origin, (cell) => world.n[cell]);
  const variables = new Map(
    [...world.variables].map(([name, { values }]) => [
      name,
      { values: Float64Array.from(origin, (cell) => values[cell]) },
    ]),
  );
  variables.set(variable, { values: bound });
  return { kind: 'rows', world: { ...world, rows: total, n, variables }, starts };
}

/**
 * One cell for each value that any cell of the outer grid may try; undefined unless all begin at the same one. Only bodies
 * that depend on the variable alone can be computed there.
 */
export function layOutShared(
  [lower, { values: indices }]: readonly Column[],
  variable: string,
  world: ColumnWorld,
): Layout | undefined {
  const [first] = lower.values;
  const rows = mostTries(indices);
  if (!lower.values.every((value) => value === first) || !(Math.abs(first) + rows < EXACT_LIMIT))
    return undefined;
  const values = Float64Array.from({ length: rows }, (_, cell) => first + cell);
  const variables = new Map([[variable, { values }]]);
  const inner = { ...world, rows, n: new Float64Array(rows), variables };
  return { kind: 'shared', world: inner, lower: first, indices };
}
