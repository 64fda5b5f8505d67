/**
 * Bits that say what the next edit of a grammar is: a function, the weights of a symbol, a symbol of its own for some holes, the
 * prices of numbers, or none, which ends the list. All five are equally likely.
 */
export const EDIT_BITS = Math.log2(5);

/** Bits that end the list of edits. */
export const END_BITS = EDIT_BITS;

/** Bits of telling some of a number of things when it is known how many: log2 of a binomial coefficient. */
export function subsetBits(all: number, chosen: number): number {
  let sum = 0;
  for (let index = 1; index <= chosen; index++) sum += Math.log2((all - chosen + index) / index);
  return sum;
}
