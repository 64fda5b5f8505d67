/** The prices on the window of what was proposed: they tell the workers which columns are worth reporting. */
export class WindowPrices {
  readonly #points: { readonly programBits: number; readonly dataBits: number }[] = [];

  insert(programBits: number, dataBits: number): void {
    this.#points.push({ programBits, dataBits });
  }

  /**
   * The data bits that a program of a given price must stay under: no cheaper one has as few, or its total is the least.
   */
  bound(programBits: number): number {
    let least = Number.POSITIVE_INFINITY;
    let total = Number.POSITIVE_INFINITY;
    for (const point of this.#points) {
      if (point.programBits <= programBits) least = Math.min(least, point.dataBits);
      total = Math.min(total, point.programBits + point.dataBits);
    }
    return Math.max(least, total - programBits);
  }
}
