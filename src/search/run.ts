import { headFits } from '../codelength/heads.js';
import { nullModel } from '../codelength/null-model.js';
import { priceModel } from '../codelength/price.js';
import type { Dataset } from '../data/dataset.js';
import { rowsOf } from '../data/dataset.js';
import { InputError } from '../errors.js';
import { derive } from '../grammar/derive.js';
import type { Grammar } from '../grammar/grammar.js';
import { defaultGrammarName, shippedGrammar } from '../grammar/shipped.js';
import type { HeadName, Model } from '../language/expression.js';
import { printModel } from '../language/print.js';
import { type ChunkOutcome, Enumeration, type MakeExecutor } from './enumeration.js';
import type { Candidate } from './evaluator.js';
import { Frontier, WindowFrontier } from './frontier.js';
import { Hypotheses } from './hypotheses.js';
import { leastDataBits } from './least-data.js';
import { sliceDataset, windowOf } from './problem.js';
import type { ScoredModel, SearchResult, StopReason } from './result.js';

/** What a search may use. Every limit ends it with the best so far. */
export interface SearchOptions {
  /** Default: the shipped grammar for the dataset's kind. */
  readonly grammar?: Grammar;
  /** Wall-clock seconds; Infinity for no limit. Default 10. */
  readonly seconds?: number;
  /** Candidate programs. One number gives one answer, whatever the number of workers. Default: no limit. */
  readonly maxEvaluations?: number;
  /** Bytes for the bank of columns. Default 1 GiB. */
  readonly memory?: number;
  /** Seed of the hash coefficients. Default 1. */
  readonly seed?: number;
  /** Threads. Default: as many as the machine offers. */
  readonly workers?: number;
  /** Rows to predict. Default 10. */
  readonly next?: number;
  /** Ends the search with the best so far. */
  readonly signal?: AbortSignal;
  /** Called about ten times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Called for each model that is shorter in total than all before. */
  readonly onImprovement?: (model: ScoredModel) => void;
}

export interface Progress {
  readonly seconds: number;
  readonly evaluated: number;
  readonly distinct: number;
  readonly frontierBits: number;
  readonly best: ScoredModel;
}

const DEFAULT_SECONDS = 10;
const DEFAULT_MEMORY = 2 ** 30;
const DEFAULT_NEXT = 10;

/** Milliseconds between two reports of progress. */
const PROGRESS_INTERVAL = 100;

/** Bits behind the best total up to which two halves are put together: models that close change the prediction. */
const MEETING_SLACK = 6;

/** How much more of long data is priced each time a model has stood the test so far. */
const PART_GROWTH = 8;

/** Rounding errors of sums of logarithms stay far below this many bits. */
const ROUNDING = 1e-6;

/**
 * Searches for the shortest program of a dataset with a given way to run tasks.
 *
 * @throws InputError on an empty dataset, on a grammar without a head that fits the kind, and on one that cannot be enumerated
 */
export async function runSearch(
  dataset: Dataset,
  options: SearchOptions,
  workers: number,
  makeExecutor: MakeExecutor,
): Promise<SearchResult> {
  return new Run(dataset, options, workers, makeExecutor).result();
}

class Run {
  readonly #started = performance.now();
  readonly #grammar: Grammar;
  readonly #enumeration: Enumeration;
  readonly #frontier = new Frontier();
  readonly #window = new WindowFrontier();
  readonly #hypotheses = new Hypotheses();
  readonly #windowIsAll: boolean;
  readonly #windowRows: number;
  readonly #null: ScoredModel;
  /** For each root: the least data bits that any program can reach under its head. */
  readonly #leastData: readonly number[];
  #best: ScoredModel;
  #stop: StopReason | undefined;
  #lastProgress = 0;

  constructor(
    readonly dataset: Dataset,
    readonly options: SearchOptions,
    readonly workers: number,
    makeExecutor: MakeExecutor,
  ) {
    if (rowsOf(dataset) === 0) throw new InputError(`${dataset.name}: there are no rows to explain`);
    this.#grammar = options.grammar ?? shippedGrammar(defaultGrammarName(dataset));
    const window = windowOf(dataset, this.#grammar);
    this.#windowIsAll = window === dataset;
    this.#windowRows = rowsOf(window);
    this.#null = priceNull(dataset, this.#grammar);
    this.#best = this.#null;
    this.#frontier.insert(this.#null);
    this.#hypotheses.insert(this.#null);
    this.#enumeration = new Enumeration(
      { window, grammar: this.#grammar, seed: options.seed ?? 1 },
      options.memory ?? DEFAULT_MEMORY,
      makeExecutor,
    );
    if (!this.#enumeration.engine.space.roots.some(({ head }) => headFits(head, dataset.kind))) {
      throw new InputError(`grammar ${this.#grammar.name} has no head for data of kind ${dataset.kind}`);
    }
    this.#leastData = this.#enumeration.engine.space.roots.map(({ head }) => leastDataBits(head, window));
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
      await this.#enumerate(options.maxEvaluations ?? Number.POSITIVE_INFINITY);
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', interrupt);
      await this.#enumeration.close();
    }
    return this.#report();
  }

  async #enumerate(maxEvaluations: number): Promise<void> {
    const enumeration = this.#enumeration;
    while (this.#stop === undefined) {
      if (this.#isCertified()) {
        this.#stop = 'certified';
        return;
      }
      const outcome = await enumeration.next({
        dataBits: (programBits) => this.#window.bound(programBits),
        meetingBits: this.#best.totalBits + MEETING_SLACK,
        candidates: maxEvaluations - enumeration.evaluated,
      });
      if (outcome === 'aborted') {
        this.#stop ??= 'time-limit';
        return;
      }
      if (typeof outcome === 'string') this.#stop ??= outcome;
      else {
        this.#take(outcome);
        if (outcome.cut) this.#stop ??= 'evaluation-limit';
      }
      this.#reportProgress();
    }
  }

  /** Nothing that has not been evaluated can have fewer total bits than the best. */
  #isCertified(): boolean {
    if (!this.#windowIsAll) return false;
    const complete = this.#enumeration.completeBits;
    return this.#enumeration.engine.space.roots.every(
      ({ bits }, root) => bits + complete + this.#leastData[root] >= this.#best.totalBits - ROUNDING,
    );
  }

  #take({ bits, scores, solutions, meetings }: ChunkOutcome): void {
    const { roots, unitsPerBit } = this.#enumeration.engine.space;
    for (const { root, candidate, bits: dataBits } of scores) {
      // What fits the window and fails on all rows must not keep others from being reported.
      const codes = this.#consider(roots[root].head, candidate);
      if (codes) this.#window.insert(roots[root].bits + bits, dataBits);
    }
    for (const candidate of solutions) {
      if (!this.#hypotheses.admits(bits)) continue;
      this.#considerSolution(candidate);
    }
    for (const { production, left, right, units } of [...meetings].sort((x, y) => x.units - y.units)) {
      if (!this.#hypotheses.admits(units / unitsPerBit)) break;
      this.#considerSolution({ production, a: left, b: right, c: 0 });
    }
  }

  /** Prices a program that reproduces the target, or nearly, under every head that might make use of it. */
  #considerSolution(candidate: Candidate): void {
    const heads = new Set(this.#enumeration.engine.space.roots.map(({ head }) => head));
    for (const head of ['exact', 'patched'] as const) {
      if (heads.has(head) && this.#consider(head, candidate)) return;
    }
  }

  /** Prices a model on all rows and takes it in; false if it cannot code them. */
  #consider(head: HeadName, candidate: Candidate): boolean {
    const model: Model = { head, expressions: [this.#enumeration.engine.evaluator.expressionOf(candidate)] };
    if (this.#hypotheses.has(printModel(model))) return true;
    const scored = this.#price(model);
    if (scored === undefined) return false;
    this.#hypotheses.insert(scored);
    this.#frontier.insert(scored);
    if (scored.totalBits < this.#best.totalBits - ROUNDING) {
      this.#best = scored;
      this.options.onImprovement?.(scored);
    }
    return true;
  }

  /**
   * The price of a model on all rows; undefined if it cannot code them. Long data is priced on growing parts first, and a
   * model given up as soon as the bits of a part alone put it out of question.
   */
  #price(model: Model): ScoredModel | undefined {
    const rows = rowsOf(this.dataset);
    for (let part = PART_GROWTH * this.#windowRows; part < rows; part *= PART_GROWTH) {
      const { programBits, dataBits, totalBits } = priceModel(
        sliceDataset(this.dataset, 0, part),
        this.#grammar,
        model,
      );
      if (dataBits === Number.POSITIVE_INFINITY) return undefined;
      if (this.#frontier.dominates(programBits, dataBits) && !this.#hypotheses.admits(totalBits))
        return undefined;
    }
    const price = priceModel(this.dataset, this.#grammar, model);
    return Number.isFinite(price.dataBits) ? scoredModel(model, price) : undefined;
  }

  #frontierBits(): number {
    const complete = this.#enumeration.completeBits;
    return Math.min(...this.#enumeration.engine.space.roots.map(({ bits }) => bits + complete));
  }

  #reportProgress(): void {
    const now = performance.now();
    if (this.options.onProgress === undefined || now - this.#lastProgress < PROGRESS_INTERVAL) return;
    this.#lastProgress = now;
    this.options.onProgress({
      seconds: (now - this.#started) / 1000,
      evaluated: this.#enumeration.evaluated,
      distinct: this.#enumeration.distinct,
      frontierBits: this.#frontierBits(),
      best: this.#best,
    });
  }

  #report(): SearchResult {
    const { dataset, options } = this;
    const { prediction, alternatives } = this.#hypotheses.judge(
      this.#best,
      dataset,
      options.next ?? DEFAULT_NEXT,
    );
    return {
      dataset: { name: dataset.name, kind: dataset.kind, rows: rowsOf(dataset) },
      grammar: this.#grammar.name,
      seed: options.seed ?? 1,
      workers: this.workers,
      seconds: (performance.now() - this.#started) / 1000,
      evaluated: this.#enumeration.evaluated,
      distinct: this.#enumeration.distinct,
      stopReason: this.#stop ?? 'interrupted',
      certified: this.#windowIsAll && (this.#stop === 'certified' || this.#stop === 'exhausted'),
      frontierBits: this.#frontierBits(),
      nullBits: this.#null.totalBits,
      best: { ...this.#best, ...prediction },
      frontier: this.#frontier.models,
      alternatives,
    };
  }
}

function scoredModel(
  model: Model,
  price: { programBits: number; dataBits: number; totalBits: number },
): ScoredModel {
  const { programBits, dataBits, totalBits } = price;
  return { model, program: printModel(model), head: model.head, programBits, dataBits, totalBits };
}

/** The null model at its price in the grammar, or in the shipped one of its kind if the grammar does not derive it. */
export function priceNull(dataset: Dataset, grammar: Grammar): ScoredModel {
  const model = nullModel(dataset.kind);
  const names = dataset.given.map(({ name }) => name);
  const pricedIn =
    derive(grammar, model, names) === undefined ? shippedGrammar(defaultGrammarName(dataset)) : grammar;
  return scoredModel(model, priceModel(dataset, pricedIn, model));
}
