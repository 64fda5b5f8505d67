import { ascending } from '../numbers/order.js';
import { type Column, exactRows } from './column.js';

/** Values that a column of draws from one distribution might be told by. */
export interface UsualValues {
  /** The median, or nothing if it has no meaning. */
  readonly middle: readonly bigint[];
  /**
   * Other values that rows may be told from, since they lie about several places or to one side: those that an eighth to seven eighths of all
   * lie below, and some at equal distances from below the least to above the greatest.
   */
  readonly others: readonly bigint[];
  /** The value that stands in most rows, if it does in at least half of them but not in all: then there is chance in it. */
  readonly commonest: readonly bigint[];
}

/** So few rows lie about one place, if about any. */
const FEW = 8;

/** The usual values of numbers; all rows must be defined. */
export function usualValues(target: Column): UsualValues {
  const sorted = sortedRows(target);
  const middle = sorted.slice(sorted.length >> 1, (sorted.length >> 1) + 1);
  return {
    middle,
    others: othersOf(sorted).filter((value) => value !== middle[0]),
    commonest: commonestOf(sorted),
  };
}

/** Distances are a sixteenth of the range, which is what they reach beyond it as well. */
const STEPS = 16;

function othersOf(sorted: readonly bigint[]): readonly bigint[] {
  if (sorted.length < FEW) return [];
  const eighths = [1, 2, 3, 5, 6, 7].map((k) => sorted[Math.floor((k * sorted.length) / 8)]);
  const [least, range] = [sorted[0], sorted[sorted.length - 1] - sorted[0]];
  const even = Array.from(
    { length: 3 * STEPS + 1 },
    (_, k) => least + (BigInt(k - STEPS) * range) / BigInt(STEPS),
  );
  return [...new Set([...eighths, ...even])];
}

/** The usual values of symbols, whose order means nothing. */
export function usualSymbols(target: Column): UsualValues {
  return { middle: [], others: [], commonest: commonestOf(sortedRows(target)) };
}

function sortedRows(target: Column): readonly bigint[] {
  if (target.wide === undefined) return Array.from(target.values.toSorted(), (value) => BigInt(value));
  const rows = exactRows(target).filter((value) => value !== undefined);
  return rows.sort(ascending);
}

/** A value of half of all rows or more is the median of them. */
function commonestOf(sorted: readonly bigint[]): readonly bigint[] {
  const median = sorted[sorted.length >> 1];
  const times = sorted.reduce((count, value) => (value === median ? count + 1 : count), 0);
  return times < sorted.length && 2 * times >= sorted.length ? [median] : [];
}
