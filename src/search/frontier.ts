import type { ScoredModel } from './result.js';

/** The best models so far: for any program bits the least data bits (Pareto), ascending in program bits. */
export class Frontier {
  #models: ScoredModel[] = [];

  /** Takes a model in if none on the frontier is as short in both parts; true if it did. */
  insert(model: ScoredModel): boolean {
    if (this.dominates(model.programBits, model.dataBits)) return false;
    this.#models = [
      ...this.#models.filter(
        ({ programBits, dataBits }) => programBits < model.programBits || dataBits < model.dataBits,
      ),
      model,
    ].sort((x, y) => x.programBits - y.programBits);
    return true;
  }

  /** Whether some model is as short as this in both parts. */
  dominates(programBits: number, dataBits: number): boolean {
    return this.#models.some((model) => model.programBits <= programBits && model.dataBits <= dataBits);
  }

  get models(): readonly ScoredModel[] {
    return this.#models;
  }

  /** The model of least total bits, the one with the shorter program if several tie. */
  get best(): ScoredModel | undefined {
    return this.#models.reduce<ScoredModel | undefined>(
      (best, model) => (best === undefined || model.totalBits < best.totalBits ? model : best),
      undefined,
    );
  }
}

/** The frontier on the window, by prices alone: it tells the workers which columns are worth reporting. */
export class WindowFrontier {
  readonly #points: { readonly programBits: number; readonly dataBits: number }[] = [];

  insert(programBits: number, dataBits: number): void {
    this.#points.push({ programBits, dataBits });
  }

  /**
   * The data bits that a program of a given price must stay under to be on the frontier or to have the least total.
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
