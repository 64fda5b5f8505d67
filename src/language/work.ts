import { InputError } from '../errors.js';

/** A program was stopped because it used up the work it was granted. Whoever typed it can type another one. */
export class WorkExceeded extends InputError {
  override readonly name: string = 'WorkExceeded';

  /** @param limit the steps that were granted */
  constructor(readonly limit: number) {
    super(`the program is too much work: it takes more than ${limit} steps`);
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

const COLUMN_STEPS = 2 ** 23;
const STEPS_PER_ROW = 2 ** 8;

/**
 * Steps granted to a program that is computed in all rows at once, where nobody says otherwise: more than a decoder grants to a file of as
 * many bytes, so that no program is lost which could be written down.
 */
export function columnSteps(rows: number): number {
  return COLUMN_STEPS + STEPS_PER_ROW * rows;
}

/** What a task gives; undefined where it was more work than was granted. */
export function withinWork<Result>(task: () => Result): Result | undefined {
  try {
    return task();
  } catch (error) {
    if (error instanceof WorkExceeded) return undefined;
    throw error;
  }
}
