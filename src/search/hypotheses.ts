import { headOf } from '../codelength/heads.js';
import type { Dataset } from '../data/dataset.js';
import { formatTerms, kindOf, rowsPerTerm } from '../data/kinds.js';
import { isSingle } from '../language/expression.js';
import { predictValues, surpriseOf } from './predict.js';
import type { PredictingModel, ScoredModel } from './result.js';

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
   * What comes next: under the shortest model, and under all others that go on in another way. Confidence is the same for all: the
   * probability of exactly these rows under all models together.
   *
   * @param best the shortest model, or one of those
   * @param count terms to predict
   */
  judge(best: ScoredModel, dataset: Dataset, count: number): Outlook {
    this.#prune();
    const rest = [...this.#models.values()].filter(({ program }) => program !== best.program);
    const models = [best, ...rest].map((model) => ({
      model,
      weight: 2 ** (this.#least - model.totalBits),
      future: predictValues(model.model, dataset, count * rowsPerTerm(dataset)),
    }));
    const sum = models.reduce((total, { weight }) => total + weight, 0);
    const text = (values: readonly (bigint | undefined)[]) => formatTerms(dataset, values);
    const futures = new Map<string, { readonly members: Weighted[]; weight: number }>();
    for (const weighted of models) {
      const key = JSON.stringify(text(weighted.future));
      const group = futures.get(key) ?? { members: [], weight: 0 };
      futures.set(key, group);
      group.members.push(weighted);
      group.weight += weighted.weight;
    }
    // Models are in order of their bits: the first future is that of the best, and the first model of each is its shortest.
    const [ofBest, ...others] = [...futures.values()].map(({ members, weight }) => ({
      members,
      weight,
      shortest: members[0],
    }));
    const outlook = ({ members, shortest }: Pick<typeof ofBest, 'members' | 'shortest'>) => ({
      ...shortest.model,
      next: text(shortest.future),
      confidence: count > 0 ? Math.min(1, probabilityOf(shortest.future, members, models, dataset) / sum) : 0,
    });
    const first = outlook(ofBest);
    const heaviest = others.sort((one, other) => other.weight - one.weight).slice(0, MAX_ALTERNATIVES - 1);
    return {
      best: first,
      alternatives: [first, ...heaviest.map(outlook).sort((one, other) => other.confidence - one.confidence)],
    };
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

/** The models that see different futures, and what they predict. */
export interface Outlook {
  readonly best: PredictingModel;
  /** The shortest model of each future: the best, then the others with the most probable future first. */
  readonly alternatives: readonly PredictingModel[];
}

/** A model with its weight and what it predicts. */
interface Weighted {
  readonly model: ScoredModel;
  readonly weight: number;
  readonly future: readonly (bigint | undefined)[];
}

/** The weight of all models, each times the probability that it gives to exactly these rows. */
function probabilityOf(
  future: readonly (bigint | undefined)[],
  members: readonly Weighted[],
  models: readonly Weighted[],
  dataset: Dataset,
): number {
  const rows = future.filter((value) => value !== undefined);
  if (rows.length < future.length) return 0;
  const agreeing = new Set(members);
  // Models of symbols that no row has yet code the known ones only.
  const { admits } = kindOf(dataset);
  const isKnown = rows.every((value) => admits(value, dataset));
  return models.reduce((sum, weighted) => {
    const { model, weight } = weighted;
    if (isSingle(model.model) && headOf(model.model).mustBeRight)
      return agreeing.has(weighted) ? sum + weight : sum;
    if (!isKnown) return sum;
    return sum + weight * 2 ** -surpriseOf(model.model, dataset, rows);
  }, 0);
}
