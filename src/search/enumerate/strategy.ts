import { headsFor } from '../../codelength/heads.js';
import { InputError } from '../../errors.js';
import type { HeadName } from '../../language/expression.js';
import { ROUNDING } from '../incumbents.js';
import type { Strategy, StrategyContext, StrategyDescriptor, Turn } from '../strategy.js';
import type { ChunkOutcome } from './enumeration.js';
import type { Candidate } from './evaluator.js';
import { leastDataBits } from './least-data.js';
import { WindowPrices } from './window-prices.js';

/** Bits behind the best total up to which two halves are put together: models that close change the prediction. */
const MEETING_SLACK = 6;

export const enumerate: StrategyDescriptor = {
  name: 'enumerate',
  summary: 'all programs in order of price, and halves that meet: what finds the shortest and proves it',
  numbers: 'integer',
  data: 'all',
  families: [],
  leastShare: 0.25,
  begins: 0,
  make: (context) => new Enumerate(context),
};

/** All programs in order of price. Columns are compared on a window of the rows; what does well there is proposed. */
class Enumerate implements Strategy {
  readonly #context: StrategyContext;
  readonly #window = new WindowPrices();
  /** For each root: the least data bits that any program can reach under its head. */
  readonly #leastData: readonly number[];
  /** Heads of the grammar under which rows are right or wrong, those first that allow no wrong one. */
  readonly #headsOfSolutions: readonly HeadName[];
  #full = false;

  /** @throws InputError when the programs of the grammar cannot be enumerated */
  constructor(context: StrategyContext) {
    const { problem, enumeration } = context;
    const { unfit } = enumeration.engine.space;
    if (unfit !== undefined)
      throw new InputError(`grammar ${problem.grammar.name}: ${unfit}, or search with --without enumerate`);
    this.#context = context;
    const { roots } = enumeration.engine.space;
    this.#leastData = roots.map(({ head }) => leastDataBits(head, problem.window));
    const used = new Set(roots.map(({ head }) => head));
    this.#headsOfSolutions = headsFor(problem.window.kind)
      .filter(({ name, mustBeRight, flagsMisses }) => used.has(name) && (mustBeRight || flagsMisses))
      .sort((x, y) => Number(y.mustBeRight) - Number(x.mustBeRight))
      .map(({ name }) => name);
  }

  get evaluated(): number {
    return this.#context.enumeration.evaluated;
  }

  /**
   * No single model that has not been evaluated can have fewer total bits than the best. Only where the window is all of the
   * data can anything be certified.
   */
  get #isCertified(): boolean {
    const { problem, enumeration, incumbents } = this.#context;
    const least = incumbents.best.totalBits - ROUNDING;
    return (
      problem.window === problem.dataset &&
      enumeration.coveredBits.every((bits, root) => bits + this.#leastData[root] >= least)
    );
  }

  async turn(evaluations: number): Promise<Turn> {
    const { enumeration, incumbents } = this.#context;
    if (this.#isCertified) return { work: 0, end: 'certified' };
    const outcome = await enumeration.next({
      dataBits: (programBits) => this.#window.bound(programBits),
      meetingBits: incumbents.best.totalBits + MEETING_SLACK,
      candidates: evaluations,
    });
    if (outcome === 'memory-limit' && !this.#full) {
      // What needs no room goes on.
      this.#full = true;
      return { work: 0 };
    }
    if (outcome === 'exhausted') return { work: 0, end: 'complete' };
    if (typeof outcome === 'string') return { work: 0, end: outcome };
    this.#take(outcome);
    return { work: outcome.work, ...(outcome.cut && { end: 'evaluation-limit' }) };
  }

  #take({ bits, scores, solutions, meetings }: ChunkOutcome): void {
    const { enumeration, incumbents } = this.#context;
    const { roots, unitsPerBit } = enumeration.engine.space;
    const { hypotheses } = incumbents;
    for (const { root, candidate, bits: dataBits } of scores) {
      // What fits the window and fails on all rows must not keep others from being reported.
      if (this.#propose(roots[root].head, candidate)) this.#window.insert(roots[root].bits + bits, dataBits);
    }
    for (const candidate of solutions) if (hypotheses.admits(bits)) this.#proposeSolution(candidate);
    for (const { production, left, right, units } of [...meetings].sort((x, y) => x.units - y.units)) {
      if (!hypotheses.admits(units / unitsPerBit)) break;
      this.#proposeSolution({ production, a: left, b: right, c: 0 });
    }
  }

  /** Proposes a program that reproduces the target, or nearly, under every head that might make use of it. */
  #proposeSolution(candidate: Candidate): void {
    for (const head of this.#headsOfSolutions) if (this.#propose(head, candidate)) return;
  }

  #propose(head: HeadName, candidate: Candidate): boolean {
    const expression = this.#context.enumeration.engine.evaluator.expressionOf(candidate);
    return this.#context.propose({ head, expressions: [expression] });
  }
}
