import type { Family } from '../family.js';
import type { Shortened } from './constants/shorten.js';
import type { FitProblem } from './fit-problem.js';

/**
 * One way of fitting formulas. Its generator proposes programs, with about what they take; undefined is a place to pause at.
 */
export interface FitFamily extends Family {
  /** Steps in a row, before the next family is asked. */
  readonly steps: number;
  /** @param ceiling bits beyond which no program is of use, as long as the search knows what it knows when this is asked */
  readonly find: (problem: FitProblem, ceiling: () => number) => Generator<Shortened | undefined, void, void>;
}
