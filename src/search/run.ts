import { headFits } from '../codelength/heads.js';
import { checkDataset } from '../data/check-dataset.js';
import { type Dataset, givenNames, rowsOf } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import { defaultGrammarName, shippedGrammar } from '../grammar/shipped.js';
import { Breath } from './breath.js';
import { exceedsChance } from './chance.js';
import { choiceOf } from './choice.js';
import { leastCompoundBits } from './compound-bound.js';
import { Enumeration, type MakeExecutor } from './enumerate/enumeration.js';
import { suits } from './family.js';
import { History } from './history.js';
import { Incumbents } from './incumbents.js';
import type { SearchOptions } from './options.js';
import { Portfolio } from './portfolio.js';
import { type Problem, windowOf } from './problem.js';
import type { ScoredModel, SearchResult, StopReason } from './result.js';
import type { StrategyContext } from './strategy.js';

const DEFAULT_SECONDS = 10;
const DEFAULT_MEMORY = 2 ** 30;
const DEFAULT_NEXT = 10;

/** Milliseconds between two reports of progress. */
const PROGRESS_INTERVAL = 100;

/**
 * Searches for the shortest program of a dataset with a given way to run tasks.
 *
 * @throws InputError on a dataset that is empty or none (`checkDataset`), on a grammar without a head that fits the kind, and on one
 * that cannot be enumerated where that is not left out
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
  readonly #problem: Problem;
  readonly #history = new History();
  readonly #incumbents: Incumbents;
  readonly #enumeration: Enumeration;
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
    const choice = choiceOf(options);
    this.#grammar = options.grammar ?? shippedGrammar(defaultGrammarName(dataset));
    this.#seed = options.seed ?? 1;
    const window = windowOf(dataset, this.#grammar);
    this.#incumbents = new Incumbents(dataset, this.#grammar, rowsOf(window), (model) =>
      this.#improve(model),
    );
    this.#problem = { dataset, window, grammar: this.#grammar, seed: this.#seed };
    const memory = options.memory ?? DEFAULT_MEMORY;
    this.#enumeration = new Enumeration(this.#problem, memory, makeExecutor);
    if (!this.#enumeration.engine.space.roots.some(({ head }) => headFits(head, dataset.kind)))
      throw new InputError(`grammar ${this.#grammar.name} has no head for data of kind ${dataset.kind}`);
    this.#portfolio = new Portfolio(
      choice.strategies
        .filter(({ data }) => suits(data, dataset))
        .map((terms) => ({ terms, strategy: terms.make(this.#contextOf(terms.name, choice.without)) })),
      // One limit on evaluations gives one answer; a limit on time does not.
      options.maxEvaluations === undefined ? () => performance.now() : undefined,
    );
    this.#remember(this.#incumbents.null);
    for (const { model, foundBy } of options.start ?? []) this.#incumbents.propose(model, foundBy);
    this.#snapshotTimes = (options.snapshots?.times ?? [])[Symbol.iterator]();
    this.#nextSnapshot = this.#followingSnapshot();
  }

  #contextOf(strategy: string, without: ReadonlySet<string>): StrategyContext {
    return {
      problem: this.#problem,
      incumbents: this.#incumbents,
      enumeration: this.#enumeration,
      without,
      halted: () => this.#stop !== undefined || this.#enumeration.engine.aborted,
      propose: (model, family) =>
        this.#incumbents.propose(model, family === undefined ? strategy : `${strategy}/${family}`),
    };
  }

  #improve(model: ScoredModel): void {
    this.#remember(model);
    this.options.onImprovement?.(model);
  }

  #remember({ totalBits, foundBy }: ScoredModel): void {
    this.#history.add({
      seconds: this.#seconds,
      evaluated: this.#portfolio.evaluated,
      totalBits,
      ...(foundBy && { foundBy }),
    });
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
      if (portfolio.end !== undefined) {
        this.#stop = portfolio.end;
        return;
      }
      await this.#breath.take();
      const left = maxEvaluations - portfolio.evaluated;
      const { end } = await portfolio.turn(left, () => this.#incumbents.best.totalBits);
      await this.#look();
      if (end === 'aborted') this.#stop ??= 'time-limit';
      else if (end === 'evaluation-limit') this.#stop ??= end;
      else if (end === 'certified' || end === 'complete') {
        this.#covered = true;
        this.#stop ??= end === 'complete' ? 'exhausted' : end;
      }
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
      coveredBits: this.#coveredBits,
      best: this.#incumbents.best,
    });
  }

  /** Every single model of fewer program bits than this has been considered. */
  get #coveredBits(): number {
    return Math.min(...this.#enumeration.coveredBits);
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
      dataset: {
        name: dataset.name,
        kind: dataset.kind,
        rows: rowsOf(dataset),
        given: givenNames(dataset),
      },
      grammar: this.#grammar.name,
      seed: this.#seed,
      workers: this.workers,
      seconds: this.#seconds,
      evaluated: this.#portfolio.evaluated,
      distinct: this.#enumeration.distinct,
      stopReason: this.#stop ?? 'interrupted',
      certified: this.#problem.window === dataset && this.#covered,
      compoundBits: leastCompoundBits(this.#grammar, givenNames(dataset).length, rowsOf(dataset)),
      coveredBits: this.#coveredBits,
      nullBits: this.#incumbents.null.totalBits,
      found: exceedsChance(best.totalBits, this.#incumbents.null.totalBits),
      best: { ...best, ...prediction },
      frontier: frontier.models,
      alternatives,
      strategies: this.#portfolio.efforts,
      history: this.#history.improvements,
    };
  }
}
