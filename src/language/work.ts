import { InputError } from '../errors.js';

/** A program was stopped because it used up the work it was granted. Whoever typed it can type another one. */
export class WorkExceeded extends InputError {
  override readonly name: string = 'WorkExceeded';

  /** @param limit the steps that were granted */
  constructor(readonly limit: number) {
    super(`the program is too much work: it takes more than ${limit} steps`);
  }
}

/** What was read took more memory than it was granted. */
export class RoomExceeded extends InputError {
  override readonly name: string = 'RoomExceeded';

  /** @param limit the units of 8 bytes that were granted */
  constructor(readonly limit: number) {
    super(`it takes more than ${limit} units of memory`);
  }
}

/** What is granted, where that grows on the way. */
export interface Grants {
  /** Steps, so far: asked whenever those that were granted before are spent. */
  readonly steps: (spent: number) => number;
  /** Memory that is held until the end, in units of 8 bytes, so far. */
  readonly room: () => number;
}

/**
 * Counts the steps of a program over the rows of a dataset. A step is one node computed on integers of one
 * 64-bit word, or about 0.1 µs; longer integers cost more in proportion to the time they take. Steps depend on the
 * program and the data alone, so every machine stops the same program at the same place.
 */
export class Meter {
  #spent = 0;
  #limit: number;
  #held = 0;
  #room = 0;

  /**
   * @param limit steps that are granted from the beginning
   * @param grants what is granted on the way; without it steps stay as they are, and room is not counted
   */
  constructor(
    limit: number,
    readonly grants?: Grants,
  ) {
    this.#limit = limit;
  }

  /** Steps taken so far. */
  get spent(): number {
    return this.#spent;
  }

  /** Charges steps; throws {@link WorkExceeded} once the limit is passed. */
  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent <= this.#limit) return;
    if (this.grants !== undefined) this.#limit = this.grants.steps(this.#spent);
    if (this.#spent > this.#limit) throw new WorkExceeded(this.#limit);
  }

  /** Charges room; throws {@link RoomExceeded} once the limit is passed. */
  hold(units: number): void {
    if (this.grants === undefined) return;
    this.#held += units;
    if (this.#held <= this.#room) return;
    this.#room = this.grants.room();
    if (this.#held > this.#room) throw new RoomExceeded(this.#room);
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
