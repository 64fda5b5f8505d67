import { rowsOf } from '../../data/dataset.js';
import type { Model } from '../../language/expression.js';
import { splitMix } from '../seeds.js';
import type { Strategy, StrategyContext, StrategyDescriptor, Turn } from '../strategy.js';
import type { ChainState } from './chain.js';
import { exchange } from './exchange.js';
import { MOST_ROWS } from './mutator.js';
import { temperatureLadder } from './temperatures.js';

/** Chains, each at a temperature of its own. */
const CHAINS = 8;

/** Programs a chain evaluates in one turn: some ten milliseconds of work. */
const EVALUATIONS = 250;

/** Models of the frontier, the best ones, that chains start from and take parts of. */
const MOST_ELITES = 12;

/** Work of evaluating one changed program, in steps on each row. */
const STEPS = 12;

export const mutate: StrategyDescriptor = {
  name: 'mutate',
  summary: 'changed programs: Markov chains at several temperatures that exchange where they stand',
  numbers: 'integer',
  data: 'all',
  families: [],
  leastShare: 0.1,
  // Short data is done with before that.
  begins: 2 ** 26,
  make: (context) => new Mutation(context),
};

/** Chains at several temperatures that change programs at random and exchange where they stand (parallel tempering). */
class Mutation implements Strategy {
  readonly #context: StrategyContext;
  readonly #next: () => number;
  readonly #rows: number;
  #chains: readonly ChainState[] | undefined;
  #evaluated = 0;

  constructor(context: StrategyContext) {
    const { dataset, seed } = context.problem;
    this.#context = context;
    this.#next = splitMix(seed ^ 0x5bf03635);
    this.#rows = Math.min(MOST_ROWS, rowsOf(dataset));
  }

  get evaluated(): number {
    return this.#evaluated;
  }

  async turn(evaluations: number): Promise<Turn> {
    if (evaluations <= 0) return { work: 0, end: 'evaluation-limit' };
    const { enumeration, propose } = this.#context;
    const elites = this.#elites();
    const chains = this.#chains ?? this.#start(elites);
    const share = Math.max(1, Math.min(EVALUATIONS, Math.floor(evaluations / chains.length)));
    const running = chains.slice(0, Math.min(chains.length, evaluations));
    const reports = await enumeration.executor.mutate(
      running.map((state) => ({ state, evaluations: share, elites })),
      this.#work(share * running.length),
    );
    let evaluated = 0;
    for (const report of reports) {
      evaluated += report.evaluated;
      for (const model of report.models) propose(model);
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
    const { enumeration, incumbents } = this.#context;
    const { mutator } = enumeration.engine;
    return temperatureLadder(CHAINS, incumbents.null.totalBits).map((temperature, index) =>
      mutator.start(this.#next(), temperature, index % 2 === 0 ? elites[index >> 1] : undefined),
    );
  }

  #elites(): readonly Model[] {
    return [...this.#context.incumbents.frontier.models]
      .sort((one, other) => one.totalBits - other.totalBits)
      .slice(0, MOST_ELITES)
      .map(({ model }) => model);
  }
}
