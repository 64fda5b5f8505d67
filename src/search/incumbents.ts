import { headOf } from '../codelength/heads.js';
import { nullModel, seesNothing } from '../codelength/null-model.js';
import { priceModel } from '../codelength/price.js';
import { type Dataset, givenNames, rowsOf } from '../data/dataset.js';
import { sliceDataset } from '../data/sections.js';
import { derive } from '../grammar/derive.js';
import type { Grammar } from '../grammar/grammar.js';
import { isSingle, type Model } from '../language/expression.js';
import { printModel } from '../language/print.js';
import { withinWork } from '../language/work.js';
import { Frontier } from './frontier.js';
import { Hypotheses } from './hypotheses.js';
import { withOpening } from './opening.js';
import type { ScoredModel } from './result.js';

/** How much more of long data is priced each time a model has stood the test so far. */
const PART_GROWTH = 8;

/** Rounding errors of sums of logarithms stay far below this many bits. */
export const ROUNDING = 1e-6;

/** The most programs whose pricing is remembered, so that strategies may propose the same again. */
const MOST_REFUSED = 2 ** 16;

/**
 * The models that stand so far: the frontier, the hypotheses for predictions, and the best. All strategies propose to it,
 * and it prices what they propose on all rows in the same way.
 */
export class Incumbents {
  readonly frontier = new Frontier();
  readonly hypotheses = new Hypotheses();
  readonly #refused = new Set<string>();
  readonly #given: readonly string[];
  #null: ScoredModel;
  #best: ScoredModel;

  /**
   * @param firstRows rows of the first part of long data that is priced
   * @param onImprovement called for each model that is shorter in total than all before
   */
  constructor(
    readonly dataset: Dataset,
    readonly grammar: Grammar,
    readonly firstRows: number,
    readonly onImprovement: ((model: ScoredModel) => void) | undefined,
  ) {
    this.#given = givenNames(dataset);
    this.#null = priceNull(dataset, grammar);
    this.#best = this.#null;
    this.#keep(this.#null);
  }

  /** The shortest model that sees no structure: the null model, or one at a better level that a search came upon. */
  get null(): ScoredModel {
    return this.#null;
  }

  /** The model of least total bits. */
  get best(): ScoredModel {
    return this.#best;
  }

  /**
   * Prices a model on all rows and takes it in.
   *
   * @returns false if the grammar does not derive it, it cannot code the rows, it is too much work, or it is out of question
   */
  propose(model: Model, foundBy: string | undefined): boolean {
    const program = printModel(model);
    if (this.hypotheses.has(program)) return true;
    if (this.#refused.has(program)) return false;
    const scored = withinWork(() => this.#price(model, program, foundBy));
    if (scored === undefined) {
      if (this.#refused.size >= MOST_REFUSED) this.#refused.clear();
      this.#refused.add(program);
      return false;
    }
    this.#keep(scored);
    if (scored.totalBits < this.#null.totalBits && seesNothing(model, this.dataset)) this.#null = scored;
    if (scored.totalBits < this.#best.totalBits - ROUNDING) {
      this.#best = scored;
      this.onImprovement?.(scored);
    }
    if (isSingle(model) && headOf(model).flagsMisses) {
      const opened = withOpening(model.expressions[0], this.dataset);
      if (opened !== undefined) this.propose(opened, foundBy);
    }
    return true;
  }

  #keep(model: ScoredModel): void {
    this.hypotheses.insert(model);
    this.frontier.insert(model);
  }

  /**
   * The price of a model on all rows. Of long data growing parts come first, and a model is given up as soon as the bits of
   * a part alone put it out of question; but the pieces of a compound model fit no part.
   */
  #price(model: Model, program: string, foundBy: string | undefined): ScoredModel | undefined {
    if (derive(this.grammar, model, this.#given) === undefined) return undefined;
    const rows = rowsOf(this.dataset);
    const first = isSingle(model) ? PART_GROWTH * this.firstRows : rows;
    for (let part = first; part < rows; part *= PART_GROWTH) {
      const { programBits, dataBits, totalBits } = priceModel(
        sliceDataset(this.dataset, 0, part),
        this.grammar,
        model,
      );
      if (dataBits === Number.POSITIVE_INFINITY) return undefined;
      if (this.frontier.dominates(programBits, dataBits) && !this.hypotheses.admits(totalBits))
        return undefined;
    }
    const price = priceModel(this.dataset, this.grammar, model);
    if (!Number.isFinite(price.dataBits)) return undefined;
    return { model, program, head: model.head, ...price, ...(foundBy && { foundBy }) };
  }
}

/** The null model as a scored one. */
export function priceNull(dataset: Dataset, grammar: Grammar): ScoredModel {
  const found = nullModel(dataset, grammar);
  return { ...found, head: found.model.head };
}
