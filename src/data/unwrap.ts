import { columnOf, exactRows } from './column.js';
import type { Dataset } from './dataset.js';
import { notationOf } from './notations.js';

/**
 * Values of a notation that begins again behind its last, weekdays or times of day, as if it went on: each row lies behind the one before it, or
 * before it where most steps are shorter that way. They are written as they were. Undefined for other data, and where nothing begins again.
 */
export function unwrapped(dataset: Dataset): Dataset | undefined {
  const writing = dataset.notation?.writing;
  const period = writing && notationOf(writing).period?.(writing);
  const rows = exactRows(dataset.target);
  if (period === undefined || !rows.every((value) => value !== undefined)) return undefined;
  const steps = rows.slice(1).map((value, row) => (((value - rows[row]) % period) + period) % period);
  const backwards = 2 * steps.filter((step) => 2n * step > period).length > steps.length;
  const taken = steps.map((step) => (backwards && step > 0n ? step - period : step));
  if (taken.every((step, row) => step === rows[row + 1] - rows[row])) return undefined;
  const target = [rows[0]];
  for (const step of taken) target.push(target[target.length - 1] + step);
  return { ...dataset, target: columnOf(target) };
}
