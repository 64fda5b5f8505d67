import type { Steps } from './steps.js';

/** What a range binder has made of the terms so far. */
export interface Fold {
  /** Its value if no more terms come; undefined once it has none. */
  value: bigint | undefined;
  /** Takes one more term in and returns the steps that this took. */
  take(term: bigint): number;
}

/** A fold that needs to remember its value only. */
export class StepFold implements Fold {
  value: bigint | undefined;

  /** @param steps what it takes to fold a term in, from the value before and the term */
  constructor(
    neutral: bigint,
    readonly steps: Steps,
    readonly step: (folded: bigint, term: bigint) => bigint | undefined,
  ) {
    this.value = neutral;
  }

  take(term: bigint): number {
    const before = this.value;
    if (before === undefined) return 1;
    this.value = this.step(before, term);
    return this.steps([before, term], this.value);
  }
}
