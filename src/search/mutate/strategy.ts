import { type Dataset, rowsOf } from '../../data/dataset.js';
import type { Model } from '../../language/expression.js';
import type { Executor } from '../enumerate/enumeration.js';
import type { Incumbents } from '../incumbents.js';
import { splitMix } from '../seeds.js';
import type { Strategy, Turn } from '../strategy.js';
import type { ChainState } from './chain.js';
import { exchange } from './exchange.js';
import { MOST_ROWS, type Mutator } from './mutator.js';
import { temperatureLadder } from './temperatures.js';

/** Chains, each at a temperature of its own. */
const CHAINS = 8;

/** Programs a chain evaluates in one turn: some ten milliseconds of work. */
const EVALUATIONS = 250;

/** Models of the frontier, the best ones, that chains start from and take parts of. */
const MOST_ELITES = 12;

/** Work of evaluating one changed program, in steps on each row. */
const STEPS = 12;

/** Chains at several temperatures that change programs at random and exchange where they stand (parallel tempering). */
export class Mutation implements Strategy {
  readonly name = 'mutate';
  readonly #next: () => number;
  readonly #rows: number;
  #chains: readonly ChainState[] | undefined;
  #evaluated = 0;

  constructor(
    dataset: Dataset,
    /** Made when the first chain starts. */
    readonly mutator: () => Mutator,
    readonly executor: Executor,
    readonly incumbents: Incumbents,
    seed: number,
  ) {
    this.#next = splitMix(seed ^ 0x5bf03635);
    this.#rows = Math.min(MOST_ROWS, rowsOf(dataset));
  }

  get evaluated(): number {
    return this.#evaluated;
  }

  async turn(evaluations: number): Promise<Turn> {
    if (evaluations <= 0) return { work: 0, end: 'evaluation-limit' };
    const elites = this.#elites();
    const chains = this.#chains ?? this.#start(elites);
    const share = Math.max(1, Math.min(EVALUATIONS, Math.floor(evaluations / chains.length)));
    const running = chains.slice(0, Math.min(chains.length, evaluations));
    const reports = await this.executor.mutate(
      running.map((state) => ({ state, evaluations: share, elites })),
      this.#work(share * running.length),
    );
    let evaluated = 0;
    for (const report of reports) {
      evaluated += report.evaluated;
      for (const model of report.models) this.incumbents.propose(model, this.name);
    }
    this.#evaluated += evaluated;
    this.#chains = exchange(
      [...reports.map(({ state }) => state), ...chains.slice(running.length)],
      this.#next(),
    );
    return { work: this.#work(evaluated) + 1 };
  }

  #work(evaluations: number): number {
    return evaluations * this.#rows * STEPS;
  }

  /** One chain a temperature: the cold ones begin where the search stands, the others anywhere. */
  #start(elites: readonly Model[]): readonly ChainState[] {
    const mutator = this.mutator();
    return temperatureLadder(CHAINS, this.incumbents.null.totalBits).map((temperature, index) =>
      mutator.start(this.#next(), temperature, index % 2 === 0 ? elites[index >> 1] : undefined),
    );
  }

  #elites(): readonly Model[] {
    return [...this.incumbents.frontier.models]
      .sort((one, other) => one.totalBits - other.totalBits)
      .slice(0, MOST_ELITES)
      .map(({ model }) => model);
  }
}
