import { columnOf } from '../../data/column.js';
import type { Dataset } from '../../data/dataset.js';
import type { Expression } from '../../language/expression.js';
import { type Family, suits } from '../family.js';
import { likelyLags } from '../lags.js';
import type { Found } from './dictionary/walk.js';
import { PolynomialForms } from './polynomial-forms.js';
import type { Pricer } from './pricer.js';
import { Series } from './series.js';

/** Lags that are looked at for repeats, contexts and regressions. */
const MOST_LAGS = 6;

/**
 * One way of solving for programs. Its generator proposes expressions that reproduce the data or nearly; undefined is a point to
 * pause at, at most some 10 ms of work from the one before. What is proposed twice is seen once.
 */
export interface SolverFamily extends Family {
  readonly solve: (problem: SolverProblem) => Generator<Expression | undefined, void, void>;
}

/** A dataset as families see it. What several of them need is made when the first one asks. */
export class SolverProblem {
  /** The shapes of convincing relations: what contains one is not looked at. */
  readonly found: Found[] = [];
  readonly forms: PolynomialForms;
  #series: Series | undefined;
  #lags: readonly number[] | undefined;

  /**
   * @param pricer prices in the grammar that is searched, with the given columns of the dataset
   * @param others the families that {@link solutionsOf} asks
   * @param ceiling bits beyond which no program is worth looking for, as long as the search knows what it knows when this is asked
   */
  constructor(
    readonly dataset: Dataset,
    readonly pricer: Pricer,
    readonly others: readonly SolverFamily[] = [],
    readonly ceiling: () => number = () => Number.POSITIVE_INFINITY,
  ) {
    this.forms = new PolynomialForms(pricer);
  }

  /** The first rows as exact integers; of symbols, their places in the alphabet. */
  get series(): Series {
    this.#series ??= new Series(this.dataset);
    return this.#series;
  }

  /** Lags at which the past tells most, the most telling first. */
  get lags(): readonly number[] {
    this.#lags ??= likelyLags(this.dataset, MOST_LAGS);
    return this.#lags;
  }

  /**
   * What the families say of another series of the same kind, in order.
   *
   * @param around bits of what makes this series of that one
   */
  *solutionsOf(target: readonly bigint[], around: number): Generator<Expression | undefined, void, void> {
    const dataset = { ...this.dataset, target: columnOf(target), given: [] };
    const problem = new SolverProblem(dataset, this.pricer, [], () => this.ceiling() - around);
    for (const { data, solve } of this.others) if (suits(data, dataset)) yield* solve(problem);
  }
}
