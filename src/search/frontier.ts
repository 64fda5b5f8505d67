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
