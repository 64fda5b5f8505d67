import type { Column } from '../data/column.js';
import { columnFrom } from './cells.js';
import type { ColumnWorld } from './column-world.js';

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
