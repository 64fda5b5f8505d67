import { checkDataset } from '../data/check-dataset.js';
import { type Dataset, givenNames, rowsOf } from '../data/dataset.js';
import { InputError } from '../errors.js';
import { Attempt } from './attempt.js';
import { Breath } from './breath.js';
import { isFinding } from './chance.js';
import { choiceOf } from './choice.js';
import { leastCompoundBits } from './compound-bound.js';
import { Contest } from './contest.js';
import type { MakeExecutor } from './enumerate/enumeration.js';
import { goodnessOf } from './goodness.js';
import { History } from './history.js';
import type { SearchOptions } from './options.js';
import { predictBounds } from './predict.js';
import { readingsOf } from './readings.js';
import type { ScoredModel, SearchResult, StopReason } from './result.js';

export const DEFAULT_SECONDS = 10;
const DEFAULT_MEMORY = 2 ** 30;
const DEFAULT_NEXT = 10;

/** Milliseconds between two reports of progress. */
const PROGRESS_INTERVAL = 100;

/** A strategy's reason to end that ends the search, as people are told it. */
const STOPS = {
  certified: 'certified',
  complete: 'exhausted',
  exhausted: 'exhausted',
  'memory-limit': 'memory-limit',
  'evaluation-limit': 'evaluation-limit',
  aborted: 'time-limit',
} as const;

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

/** One search: its limits, the attempts that share it, and what it has to report at any time. */
class Run {
  readonly #started = performance.now();
  readonly #history = new History();
  readonly #contest: Contest;
  readonly #seed: number;
  readonly #snapshotTimes: Iterator<number>;
  #least = Number.POSITIVE_INFINITY;
  #nextSnapshot: number;
  #stop: StopReason | undefined;
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
    const readings = readingsOf(dataset, options.grammar);
    // Programs of real numbers are not enumerated, and take no memory for it.
    const ofIntegers = readings.filter(({ grammar }) => grammar.numbers === 'integer');
    this.#seed = options.seed ?? 1;
    // One limit on evaluations gives one answer; a limit on time does not.
    const clock = options.maxEvaluations === undefined ? () => performance.now() : undefined;
    const settings = {
      choice: choiceOf(options),
      seed: this.#seed,
      memory: (options.memory ?? DEFAULT_MEMORY) / Math.max(1, ofIntegers.length),
      makeExecutor,
      clock,
      deadline: this.#started + 1000 * this.#limit,
      isOver: () => this.#stop !== undefined,
    };
    this.#contest = new Contest(
      readings.map((reading) => {
        const onImprovement = (model: ScoredModel) => this.#improve(told(model, reading.bits));
        return new Attempt(reading, { ...settings, onImprovement });
      }),
    );
    this.#remember({ totalBits: this.#contest.nullBits });
    for (const { incumbents, reading } of this.#contest.attempts)
      this.#remember(told(incumbents.null, reading.bits));
    for (const start of options.start ?? []) this.#contest.begin(start);
    this.#snapshotTimes = (options.snapshots?.times ?? [])[Symbol.iterator]();
    this.#nextSnapshot = this.#followingSnapshot();
  }

  /** Seconds that the search may take. */
  get #limit(): number {
    return this.options.seconds ?? DEFAULT_SECONDS;
  }

  #improve(model: ScoredModel): void {
    if (this.#remember(model)) this.options.onImprovement?.(model);
  }

  /** Puts a total down in the history, if it is the least so far. */
  #remember({ totalBits, foundBy }: Pick<ScoredModel, 'totalBits' | 'foundBy'>): boolean {
    if (totalBits >= this.#least) return false;
    this.#least = totalBits;
    const evaluated = this.#contest?.evaluated ?? 0;
    this.#history.add({ seconds: this.#seconds, evaluated, totalBits, ...(foundBy && { foundBy }) });
    return true;
  }

  get #seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  async result(): Promise<SearchResult> {
    const { options } = this;
    const stopWith = (reason: StopReason) => () => {
      this.#stop ??= reason;
      this.#contest.abort();
    };
    const seconds = this.#limit;
    // Pricing the rows without a program, which was done before, is part of the time.
    const left = 1000 * (seconds - this.#seconds);
    const timer = Number.isFinite(seconds) ? setTimeout(stopWith('time-limit'), left) : undefined;
    const interrupt = stopWith('interrupted');
    options.signal?.addEventListener('abort', interrupt);
    if (options.signal?.aborted) interrupt();
    try {
      await this.#work(options.maxEvaluations ?? Number.POSITIVE_INFINITY);
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', interrupt);
      await this.#contest.close();
    }
    return this.#report();
  }

  async #work(maxEvaluations: number): Promise<void> {
    const contest = this.#contest;
    while (this.#stop === undefined) {
      const attempt = contest.due();
      if (attempt === undefined) {
        this.#stop = STOPS[contest.leader.end!];
        return;
      }
      await this.#breath.take();
      const end = await attempt.turn(maxEvaluations - contest.evaluated);
      await this.#look();
      if (end !== undefined) this.#stop ??= STOPS[end];
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
    const { leader, evaluated, distinct } = this.#contest;
    this.options.onProgress({
      seconds,
      evaluated,
      distinct,
      coveredBits: leader.coveredBits,
      best: told(leader.incumbents.best, leader.reading.bits),
    });
  }

  #followingSnapshot(): number {
    const { value, done } = this.#snapshotTimes.next();
    return done ? Number.POSITIVE_INFINITY : value;
  }

  #report(): SearchResult {
    const { dataset, options } = this;
    const contest = this.#contest;
    const { leader, nullBits } = contest;
    const { reading, incumbents } = leader;
    const { bits, grammar } = reading;
    const next = options.next ?? DEFAULT_NEXT;
    const { best, alternatives } = incumbents.hypotheses.judge(incumbents.best, reading.dataset, next);
    const fit = goodnessOf(best.model, reading.dataset);
    const found = isFinding(best.totalBits + bits, nullBits, rowsOf(dataset));
    const isKnown = fit !== undefined && found && typeof best.next[0] === 'string';
    const bounds = isKnown && predictBounds(best.model, reading.dataset, best.next.length);
    return {
      dataset: {
        name: dataset.name,
        kind: dataset.kind,
        rows: rowsOf(dataset),
        given: givenNames(dataset),
      },
      grammar: grammar.name,
      seed: this.#seed,
      workers: this.workers,
      seconds: this.#seconds,
      evaluated: contest.evaluated,
      distinct: contest.distinct,
      stopReason: this.#stop ?? 'interrupted',
      certified: leader.isCertified,
      compoundBits: leastCompoundBits(grammar, givenNames(dataset).length, rowsOf(dataset)) + bits,
      coveredBits: leader.coveredBits > 0 ? leader.coveredBits + bits : 0,
      nullBits,
      found,
      best: told(best, bits),
      ...(fit && { fit }),
      ...(bounds && { bounds }),
      readings: contest.standing,
      frontier: incumbents.frontier.models.map((model) => told(model, bits)),
      alternatives: alternatives.map((model) => told(model, bits)),
      strategies: contest.efforts,
      history: this.#history.improvements,
    };
  }
}

/** A model with the bits of its reading among its own. */
function told<Model extends ScoredModel>(model: Model, bits: number): Model {
  if (bits === 0) return model;
  return { ...model, programBits: model.programBits + bits, totalBits: model.totalBits + bits };
}
