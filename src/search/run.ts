import { checkDataset } from '../data/check-dataset.js';
import { type Dataset, givenNames, rowsOf } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import { defaultGrammarName, shippedGrammar } from '../grammar/shipped.js';
import { Breath } from './breath.js';
import { leastCompoundBits } from './compound-bound.js';
import { Enumeration, type MakeExecutor } from './enumerate/enumeration.js';
import { Enumerate } from './enumerate/strategy.js';
import { History } from './history.js';
import { Incumbents } from './incumbents.js';
import { Mutation } from './mutate/strategy.js';
import type { SearchOptions } from './options.js';
import { Portfolio } from './portfolio.js';
import { type Problem, windowOf } from './problem.js';
import { type Proposal, Proposals } from './proposals.js';
import type { ScoredModel, SearchResult, StopReason } from './result.js';
import { combinedModels, solvedModels } from './solve/models.js';
import { splitModels } from './split/models.js';
import { STRATEGIES, type Strategy, type StrategyName } from './strategy.js';

const DEFAULT_SECONDS = 10;
const DEFAULT_MEMORY = 2 ** 30;
const DEFAULT_NEXT = 10;

/** Milliseconds between two reports of progress. */
const PROGRESS_INTERVAL = 100;

/**
 * Searches for the shortest program of a dataset with a given way to run tasks.
 *
 * @throws InputError on a dataset that is empty or none (checkDataset), on a grammar without a head that fits the kind, and on one that cannot be enumerated
 */
export async function runSearch(
  dataset: Dataset,
  options: SearchOptions,
  workers: number,
  makeExecutor: MakeExecutor,
): Promise<SearchResult> {
  return new Run(dataset, options, workers, makeExecutor).result();
}

/** One search: its limits, the strategies that share it, and what it has to report at any time. */
class Run {
  readonly #started = performance.now();
  readonly #grammar: Grammar;
  readonly #seed: number;
  readonly #windowIsAll: boolean;
  readonly #history = new History();
  readonly #incumbents: Incumbents;
  readonly #enumeration: Enumeration;
  readonly #enumerate: Enumerate;
  readonly #portfolio: Portfolio;
  readonly #snapshotTimes: Iterator<number>;
  #nextSnapshot: number;
  #stop: StopReason | undefined;
  /** The enumeration has tried whatever could be shorter than the best. */
  #covered = false;
  #lastProgress = 0;
  readonly #breath = new Breath();

  constructor(
    readonly dataset: Dataset,
    readonly options: SearchOptions,
    readonly workers: number,
    makeExecutor: MakeExecutor,
  ) {
    checkDataset(dataset);
    if (rowsOf(dataset) === 0) throw new InputError(`${dataset.name}: there are no rows to explain`);
    this.#grammar = options.grammar ?? shippedGrammar(defaultGrammarName(dataset));
    this.#seed = options.seed ?? 1;
    const window = windowOf(dataset, this.#grammar);
    this.#windowIsAll = window === dataset;
    this.#incumbents = new Incumbents(dataset, this.#grammar, rowsOf(window), (model) =>
      this.#improve(model),
    );
    const problem: Problem = { dataset, window, grammar: this.#grammar, seed: this.#seed };
    this.#enumeration = new Enumeration(problem, options.memory ?? DEFAULT_MEMORY, makeExecutor);
    this.#enumerate = new Enumerate(this.#enumeration, problem, this.#incumbents, this.#windowIsAll);
    const chosen = new Set(options.strategies ?? STRATEGIES);
    this.#portfolio = new Portfolio(
      STRATEGIES.filter((name) => chosen.has(name)).map((name) => this.#strategy(name)),
      // One limit on evaluations gives one answer; a limit on time does not.
      options.maxEvaluations === undefined ? () => performance.now() : undefined,
    );
    this.#remember(this.#incumbents.null);
    for (const { model, foundBy } of options.start ?? []) this.#incumbents.propose(model, foundBy);
    this.#snapshotTimes = (options.snapshots?.times ?? [])[Symbol.iterator]();
    this.#nextSnapshot = this.#followingSnapshot();
  }

  #strategy(name: StrategyName): Strategy {
    switch (name) {
      case 'enumerate':
        return this.#enumerate;
      case 'solve':
        return this.#proposals(name, solvedModels(this.dataset, this.#grammar));
      case 'combine': {
        const columns = this.#enumeration.wholePrograms();
        return this.#proposals(name, combinedModels(columns, this.dataset, this.#grammar, this.#seed));
      }
      case 'split':
        return this.#proposals(name, splitModels(this.#incumbents));
      case 'mutate': {
        const { engine, executor } = this.#enumeration;
        return new Mutation(this.dataset, () => engine.mutator, executor, this.#incumbents, this.#seed);
      }
    }
  }

  #proposals(name: StrategyName, models: Generator<Proposal, void, boolean>): Strategy {
    const halted = () => this.#stop !== undefined || this.#enumeration.engine.aborted;
    return new Proposals(name, this.#incumbents, models, halted);
  }

  #improve(model: ScoredModel): void {
    this.#remember(model);
    this.options.onImprovement?.(model);
  }

  #remember({ totalBits }: ScoredModel): void {
    this.#history.add({ seconds: this.#seconds, evaluated: this.#portfolio.evaluated, totalBits });
  }

  get #seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  async result(): Promise<SearchResult> {
    const { options } = this;
    const seconds = options.seconds ?? DEFAULT_SECONDS;
    const stopWith = (reason: StopReason) => () => {
      this.#stop ??= reason;
      this.#enumeration.abort();
    };
    const timer = Number.isFinite(seconds) ? setTimeout(stopWith('time-limit'), 1000 * seconds) : undefined;
    this.#enumeration.engine.deadline = this.#started + 1000 * seconds;
    const interrupt = stopWith('interrupted');
    options.signal?.addEventListener('abort', interrupt);
    if (options.signal?.aborted) interrupt();
    try {
      await this.#work(options.maxEvaluations ?? Number.POSITIVE_INFINITY);
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', interrupt);
      await this.#enumeration.close();
    }
    return this.#report();
  }

  async #work(maxEvaluations: number): Promise<void> {
    const portfolio = this.#portfolio;
    while (this.#stop === undefined) {
      await this.#breath.take();
      const left = maxEvaluations - portfolio.evaluated;
      const { name, end } = await portfolio.turn(left, () => this.#incumbents.best.totalBits);
      await this.#look();
      if (end === 'aborted') this.#stop ??= 'time-limit';
      else if (end === 'evaluation-limit') this.#stop ??= end;
      else if (name === 'enumerate' && (end === 'certified' || end === 'exhausted')) {
        this.#covered = true;
        this.#stop ??= end;
      } else if (portfolio.end !== undefined) this.#stop ??= portfolio.end;
    }
  }

  /** Reports to those who want to know how things are going. */
  async #look(): Promise<void> {
    const now = performance.now();
    const seconds = this.#seconds;
    if (seconds >= this.#nextSnapshot) {
      while (seconds >= this.#nextSnapshot) this.#nextSnapshot = this.#followingSnapshot();
      await this.options.snapshots?.take(this.#report());
    }
    if (this.options.onProgress === undefined || now - this.#lastProgress < PROGRESS_INTERVAL) return;
    this.#lastProgress = now;
    this.options.onProgress({
      seconds,
      evaluated: this.#portfolio.evaluated,
      distinct: this.#enumeration.distinct,
      frontierBits: this.#enumerate.frontierBits,
      best: this.#incumbents.best,
    });
  }

  #followingSnapshot(): number {
    const { value, done } = this.#snapshotTimes.next();
    return done ? Number.POSITIVE_INFINITY : value;
  }

  #report(): SearchResult {
    const { dataset, options } = this;
    const { best, frontier, hypotheses } = this.#incumbents;
    const { prediction, alternatives } = hypotheses.judge(dataset, options.next ?? DEFAULT_NEXT);
    return {
      dataset: { name: dataset.name, kind: dataset.kind, rows: rowsOf(dataset) },
      grammar: this.#grammar.name,
      seed: this.#seed,
      workers: this.workers,
      seconds: this.#seconds,
      evaluated: this.#portfolio.evaluated,
      distinct: this.#enumeration.distinct,
      stopReason: this.#stop ?? 'interrupted',
      certified: this.#windowIsAll && this.#covered,
      compoundBits: leastCompoundBits(this.#grammar, givenNames(dataset).length, rowsOf(dataset)),
      frontierBits: this.#enumerate.frontierBits,
      nullBits: this.#incumbents.null.totalBits,
      best: { ...best, ...prediction },
      frontier: frontier.models,
      alternatives,
      strategies: this.#portfolio.efforts,
      history: this.#history.improvements,
    };
  }
}
