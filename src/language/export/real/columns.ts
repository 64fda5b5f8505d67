import { ROW } from '../../names.js';
import type { Dialect } from '../dialect.js';

/** Names for the columns that are variables of a program: letters, digits and underscores, none of them twice or in use. */
export function variablesFor(
  columns: readonly string[],
  isFree: (name: string) => boolean,
): Map<string, string> {
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const column of columns) {
    const plain = column.replace(/\W+/g, '_');
    const base = /^[A-Za-z]/.test(plain) && isFree(plain) ? plain : `v_${plain}`;
    let name = base;
    for (let number = 2; used.has(name); number++) name = `${base}_${number}`;
    used.add(name);
    names.set(column, name);
  }
  return names;
}

/** A dialect in which given columns are variables. */
export function withColumns(dialect: Dialect, names: ReadonlyMap<string, string>): Dialect {
  return { ...dialect, row: ROW, given: (column) => names.get(column)! };
}
