import { type Column, exactRows } from './column.js';

/** Values that a column of draws from one distribution might be told by. */
export interface UsualValues {
  /** The median, or nothing if it has no meaning. */
  readonly middle: readonly bigint[];
  /** The value that stands in most rows, if it does in at least half of them but not in all: then there is chance in it. */
  readonly commonest: readonly bigint[];
}

/** The usual values of numbers; all rows must be defined. */
export function usualValues(target: Column): UsualValues {
  const sorted = sortedRows(target);
  const middle = sorted.slice(sorted.length >> 1, (sorted.length >> 1) + 1);
  return { middle, commonest: commonestOf(sorted) };
}

/** The usual values of symbols, whose order means nothing. */
export function usualSymbols(target: Column): UsualValues {
  return { middle: [], commonest: commonestOf(sortedRows(target)) };
}

function sortedRows(target: Column): readonly bigint[] {
  if (target.wide === undefined) return Array.from(target.values.toSorted(), (value) => BigInt(value));
  const rows = exactRows(target).filter((value) => value !== undefined);
  return rows.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
}

/** A value of half of all rows or more is the median of them. */
function commonestOf(sorted: readonly bigint[]): readonly bigint[] {
  const median = sorted[sorted.length >> 1];
  const times = sorted.reduce((count, value) => (value === median ? count + 1 : count), 0);
  return times < sorted.length && 2 * times >= sorted.length ? [median] : [];
}
