import { headFits } from '../codelength/heads.js';
import { givenNames, rowsOf } from '../data/dataset.js';
import { InputError } from '../errors.js';
import { headsIn } from '../grammar/symbols.js';
import type { Choice } from './choice.js';
import { Enumeration, type MakeExecutor } from './enumerate/enumeration.js';
import { suits } from './family.js';
import { Incumbents } from './incumbents.js';
import type { Start } from './options.js';
import { Portfolio } from './portfolio.js';
import { type Problem, windowOf } from './problem.js';
import type { Reading } from './readings.js';
import type { ScoredModel } from './result.js';
import type { StrategyContext, StrategyEnd } from './strategy.js';

/** What an attempt is made with. */
export interface AttemptSettings {
  readonly choice: Choice;
  readonly seed: number;
  /** Bytes for the bank of columns. */
  readonly memory: number;
  readonly makeExecutor: MakeExecutor;
  /** Milliseconds, to divide time by; undefined to divide work as strategies count it. */
  readonly clock: (() => number) | undefined;
  /** Milliseconds of `performance.now` at which tasks end by themselves. */
  readonly deadline: number;
  /** The search is over. */
  readonly isOver: () => boolean;
  /** Called for each model that is shorter than all before in this attempt. Bits of the reading are not counted. */
  readonly onImprovement: (model: ScoredModel) => void;
}

/** The search for the shortest program of data in one reading of it. Lengths leave out what the reading takes. */
export class Attempt {
  readonly incumbents: Incumbents;
  /** Programs of integers are enumerated, those of real numbers are not. */
  readonly #enumeration: Enumeration | undefined;
  readonly #portfolio: Portfolio;
  readonly #problem: Problem;
  #isAborted = false;
  /** Work done so far, in cells times steps. */
  work = 0;
  /** Why there is nothing more to do here. */
  end: StrategyEnd | undefined;

  /**
   * @throws InputError on a grammar without a head that fits, on one with a constant that is called as a column, and on one that cannot be enumerated where it
   * is to be
   */
  constructor(
    readonly reading: Reading,
    readonly settings: AttemptSettings,
  ) {
    const { dataset, grammar } = reading;
    const { choice, seed } = settings;
    const window = windowOf(dataset, grammar);
    this.incumbents = new Incumbents(dataset, grammar, rowsOf(window), settings.onImprovement);
    this.#problem = { dataset, window, grammar, seed };
    if (grammar.numbers === 'integer') {
      this.#enumeration = new Enumeration(this.#problem, settings.memory, settings.makeExecutor);
      this.#enumeration.engine.deadline = settings.deadline;
    }
    if (!headsIn(grammar).some((head) => headFits(head, dataset.kind)))
      throw new InputError(`grammar ${grammar.name} has no head for data of kind ${dataset.kind}`);
    const columns = new Set(givenNames(dataset));
    const both = grammar.constants.find(({ name }) => columns.has(name));
    if (both !== undefined)
      throw new InputError(
        `grammar ${grammar.name} has a constant ${both.name}, and a column is called so as well; name the constant otherwise`,
      );
    this.#portfolio = new Portfolio(
      choice.strategies
        .filter(({ data, numbers }) => numbers === grammar.numbers && suits(data, dataset))
        .map((terms) => ({ terms, strategy: terms.make(this.#contextOf(terms.name)) })),
      settings.clock,
    );
  }

  #contextOf(strategy: string): StrategyContext {
    const { choice, isOver } = this.settings;
    const found = this.#enumeration;
    return {
      problem: this.#problem,
      incumbents: this.incumbents,
      get enumeration() {
        if (found === undefined) throw new Error(`${strategy} asks for columns of integers`);
        return found;
      },
      without: choice.without,
      halted: () => isOver() || this.#isAborted || this.#enumeration?.engine.aborted === true,
      propose: (model, family) =>
        this.incumbents.propose(model, family === undefined ? strategy : `${strategy}/${family}`),
    };
  }

  /** Takes in what another search found. */
  begin(start: readonly Start[]): void {
    for (const { model, foundBy } of start) this.incumbents.propose(model, foundBy);
  }

  /**
   * Gives the strategy that is due its turn.
   *
   * @param evaluations the most programs that may be considered
   * @returns why the whole search must end, if it must
   */
  async turn(evaluations: number): Promise<StrategyEnd | undefined> {
    const portfolio = this.#portfolio;
    if (portfolio.end === undefined) {
      const { end, work } = await portfolio.turn(evaluations, () => this.incumbents.best.totalBits);
      this.work += work;
      if (end === 'aborted' || end === 'evaluation-limit') return end;
      // Other strategies may go on after one that has nothing more to offer, but not after these.
      if (end === 'certified' || end === 'complete') this.end = end;
    }
    this.end ??= portfolio.end;
    return undefined;
  }

  /**
   * The best is certified to be the shortest single model: all that could be shorter has been tried on all rows. Of rows that were filled in
   * nothing is certified: others might do.
   */
  get isCertified(): boolean {
    return (
      this.reading.filled === undefined &&
      this.#problem.window === this.#problem.dataset &&
      (this.end === 'certified' || this.end === 'complete')
    );
  }

  /** Every single model of fewer program bits than this has been considered. */
  get coveredBits(): number {
    return Math.min(...(this.#enumeration?.coveredBits ?? [0]));
  }

  /** Candidate programs considered. */
  get evaluated(): number {
    return this.#portfolio.evaluated;
  }

  /** Classes of programs that differ on the data. */
  get distinct(): number {
    return this.#enumeration?.distinct ?? 0;
  }

  /** What each strategy did. */
  get efforts() {
    return this.#portfolio.efforts;
  }

  abort(): void {
    this.#isAborted = true;
    this.#enumeration?.abort();
  }

  async close(): Promise<void> {
    await this.#enumeration?.close();
  }
}
