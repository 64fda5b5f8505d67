import type { Measurements } from './constants/refit.js';
import type { Judge } from './constants/shorten.js';

/** What formulas are sought of, and what they are judged by. */
export interface FormulaProblem {
  readonly measurements: Measurements;
  readonly judge: Judge;
  /** Bits beyond which no program is of use, as long as the search knows what it knows when this is asked. */
  readonly ceiling: () => number;
}
