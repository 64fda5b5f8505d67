import { FACTOR_LIMIT, SIEVE_LIMIT } from './factors.js';
import { wordsOf } from './limits.js';

/**
 * The steps that one application of a primitive takes, on defined arguments: see {@link Meter} for what a step is. Additions and
 * the like are linear in the words of what they read and write; the rest are charged for what their methods were measured to take
 * at worst. Limits of files count steps, so that these numbers never change.
 */
export type Steps = (values: readonly bigint[], result: bigint | undefined) => number;

/** One for every 16 words beyond the first ones of what is read and written. */
export const linearSteps: Steps = (values, result) => {
  let words = result === undefined ? 0 : wordsOf(result) - 1;
  for (const value of values) words += wordsOf(value) - 1;
  return 1 + (words >> 4);
};

export const productSteps: Steps = ([x, y]) => 1 + ((wordsOf(x) * wordsOf(y)) >> 8);

export const divisionSteps: Steps = ([x, y]) => {
  const words = wordsOf(x);
  return 1 + (words >> 3) + ((words * wordsOf(y)) >> 9);
};

/** Methods that take the square of the first argument's length, such as roots. */
export const quadraticSteps: Steps = ([x]) => 1 + ((wordsOf(x) ** 2) >> 4);

/** Splitting an integer into digits: a long one in base 2 has 64 of them a word. */
export const digitSteps: Steps = ([x]) => (x < 65536n ? 2 : 16 + 64 * wordsOf(x));

/** Beyond the table of least factors, factoring is trial division by up to 82,025 primes. */
export const factoringSteps: Steps = ([x], result) => {
  if (x < 1n || x >= BigInt(FACTOR_LIMIT)) return 1;
  return (x < BigInt(SIEVE_LIMIT) ? 2 : 2500) + (result === undefined ? 64 : wordsOf(result));
};

export function fixedSteps(steps: number): Steps {
  return () => steps;
}

const SHORT: ReadonlySet<Steps> = new Set([linearSteps, productSteps, divisionSteps, quadraticSteps]);

/** Whether a primitive takes a single step on integers that doubles hold, whatever they are. */
export function isOneStep(steps: Steps): boolean {
  return SHORT.has(steps);
}
