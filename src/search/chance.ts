import type { Column } from '../data/column.js';

/**
 * Bits that a model must save against the null model to be more than chance. Programs and data under them are coded without
 * gaps or overlaps, so if the rows are drawn from the distribution of the null model, then the probability that any program at all
 * saves k bits is at most 2^-k, however many a search looks at (the no-hypercompression inequality: Grünwald, "The Minimum
 * Description Length Principle", 2007, section 3.3). 7 bits are less than one time in a hundred.
 */
export const CHANCE_BITS = 7;

/** Fewer rows than these are no more than themselves: nothing that they share with a program is a law. */
export const LEAST_ROWS = 3;

/** Whether what a search found in so many rows is more than chance offers. */
export function isFinding(totalBits: number, nullBits: number, rows: number): boolean {
  return rows >= LEAST_ROWS && totalBits <= nullBits - CHANCE_BITS;
}

/**
 * What rows take when nothing is found in them. That is what the null model takes, but where all rows are alike: a distribution that leaves a
 * choice gives each row after the first a probability of one half at best, so these take a bit each on top of what says the first.
 *
 * @param leastBits the least total bits of a program, the null model among them
 */
export function drawnBits(nullBits: number, leastBits: number, { values, wide }: Column): number {
  const areAlike = wide === undefined && values.every((value) => value === values[0]);
  return areAlike ? leastBits + values.length - 1 : nullBits;
}
