/** A program was stopped because it used up the work it was granted. */
export class WorkExceeded extends Error {
  override readonly name: string = 'WorkExceeded';

  /** @param limit the steps that were granted */
  constructor(readonly limit: number) {
    super(`the program takes more than ${limit} steps`);
  }
}

/**
 * Counts the steps of a program over the rows of a dataset. A step is one node computed on integers of one
 * 64-bit word, or about 0.1 µs; longer integers cost more in proportion to the time they take. Steps depend on the
 * program and the data alone, so every machine stops the same program at the same place.
 */
export class Meter {
  #spent = 0;

  constructor(readonly limit: number) {}

  /** Steps taken so far. */
  get spent(): number {
    return this.#spent;
  }

  /** Charges steps; throws {@link WorkExceeded} once the limit is passed. */
  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > this.limit) throw new WorkExceeded(this.limit);
  }
}

/** What a computation gives; undefined where its meter runs out, which leaves what it had done so far. */
export function withinWork<Value>(compute: () => Value): Value | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof WorkExceeded) return undefined;
    throw error;
  }
}
