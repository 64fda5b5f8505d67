import type { Dataset } from '../data/dataset.js';
import { formatValue } from '../data/notation.js';
import { predictValues, surpriseOf } from './predict.js';
import type { Alternative, Prediction, ScoredModel } from './result.js';

/** The most models kept; the heaviest stay. */
const ROOM = 256;

/** Bits behind the best beyond which a model weighs less than 1/1000 of it. */
const MAX_DISTANCE = 10;

/** Ways of going on that are listed. */
const MAX_ALTERNATIVES = 8;

/**
 * The models that stay in question. Programs that tie on the data may differ on the rows to come, so all of them are
 * kept, each with the weight 2^-totalBits (Solomonoff 1964, restricted to what the search has seen).
 */
export class Hypotheses {
  readonly #models = new Map<string, ScoredModel>();
  #least = Number.POSITIVE_INFINITY;

  /** Whether a model of so many bits would still count. */
  admits(totalBits: number): boolean {
    return totalBits <= this.#least + MAX_DISTANCE;
  }

  has(program: string): boolean {
    return this.#models.has(program);
  }

  insert(model: ScoredModel): void {
    this.#models.set(model.program, model);
    this.#least = Math.min(this.#least, model.totalBits);
    if (this.#models.size > 2 * ROOM) this.#prune();
  }

  /**
   * What comes next: the prediction of `best`, with the probability of exactly these rows under all models together,
   * and the heaviest models that predict otherwise.
   *
   * @param count rows to predict
   */
  judge(
    best: ScoredModel,
    dataset: Dataset,
    count: number,
  ): { prediction: Prediction; alternatives: readonly Alternative[] } {
    this.#prune();
    const models = [...this.#models.values()];
    const weights = models.map(({ totalBits }) => 2 ** (this.#least - totalBits));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const chosen = predictValues(best.model, dataset, count);
    const future = chosen.filter((value) => value !== undefined);
    const text = (values: readonly (bigint | undefined)[]) =>
      values.map((value) => (value === undefined ? null : formatValue(dataset, value)));
    const bestText = JSON.stringify(text(chosen));
    const others = new Map<string, { model: ScoredModel; next: (string | null)[]; weight: number }>();
    let agreeing = 0;
    for (const [index, model] of models.entries()) {
      const next = text(predictValues(model.model, dataset, count));
      const key = JSON.stringify(next);
      const group = others.get(key);
      if (group === undefined) others.set(key, { model, next, weight: weights[index] });
      else {
        group.weight += weights[index];
        if (model.totalBits < group.model.totalBits) group.model = model;
      }
      const excluded = model.head === 'exact' && key !== bestText;
      if (!excluded) agreeing += weights[index] * 2 ** -surpriseOf(model.model, dataset, future);
    }
    const alternatives = [...others.values()]
      .sort((x, y) => Number(y.model === best) - Number(x.model === best) || y.weight - x.weight)
      .slice(0, MAX_ALTERNATIVES)
      .map(({ model, next, weight }) => ({ ...model, next, weight: weight / sum }));
    const confidence = future.length === count && count > 0 ? Math.min(1, agreeing / sum) : 0;
    return { prediction: { next: text(chosen), confidence }, alternatives };
  }

  #prune(): void {
    const kept = [...this.#models.values()]
      .filter(({ totalBits }) => this.admits(totalBits))
      .sort((x, y) => x.totalBits - y.totalBits)
      .slice(0, ROOM);
    this.#models.clear();
    for (const model of kept) this.#models.set(model.program, model);
  }
}
