/** A value could not be computed within the bounds of an evaluator or of a method: neither a value nor undefined. */
export class BeyondReach extends Error {
  override readonly name: string = 'BeyondReach';
}

/** After so many units the clock is looked at again. */
const UNITS_A_LOOK = 2000;

/**
 * Counts work: one unit for each node that is evaluated, more for long integers. The count is the same on every machine; a
 * deadline besides ends what takes too long on a slow one.
 */
export class WorkLimit {
  spent = 0;
  #nextLook = 0;

  /** @param deadline as `performance.now()` tells the time */
  constructor(
    readonly limit: number,
    readonly deadline = Infinity,
  ) {}

  get isSpent(): boolean {
    return this.spent > this.limit || performance.now() > this.deadline;
  }

  /** Throws {@link BeyondReach} once the limit or the deadline is passed. */
  spend(units: number): void {
    this.spent += units;
    if (this.spent > this.limit) throw new BeyondReach('more work than is granted');
    if (this.spent < this.#nextLook || this.deadline === Infinity) return;
    this.#nextLook = this.spent + UNITS_A_LOOK;
    if (performance.now() > this.deadline) throw new BeyondReach('more time than is granted');
  }
}
