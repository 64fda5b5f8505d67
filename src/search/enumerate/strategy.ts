import { headFits, headsFor } from '../../codelength/heads.js';
import { InputError } from '../../errors.js';
import type { HeadName } from '../../language/expression.js';
import { WindowFrontier } from '../frontier.js';
import { type Incumbents, ROUNDING } from '../incumbents.js';
import type { Problem } from '../problem.js';
import type { Strategy, Turn } from '../strategy.js';
import type { ChunkOutcome, Enumeration } from './enumeration.js';
import type { Candidate } from './evaluator.js';
import { leastDataBits } from './least-data.js';

/** Bits behind the best total up to which two halves are put together: models that close change the prediction. */
const MEETING_SLACK = 6;

/**
 * All programs in order of price, and halves that meet: what finds the shortest and proves it. Columns are compared on a
 * window of the rows; what does well there is proposed.
 */
export class Enumerate implements Strategy {
  readonly name = 'enumerate';
  readonly #window = new WindowFrontier();
  /** For each root: the least data bits that any program can reach under its head. */
  readonly #leastData: readonly number[];
  /** Heads of the grammar under which rows are right or wrong, those first that allow no wrong one. */
  readonly #headsOfSolutions: readonly HeadName[];
  #full = false;

  /** @throws InputError when the grammar has no head for the kind of data */
  constructor(
    readonly enumeration: Enumeration,
    problem: Problem,
    readonly incumbents: Incumbents,
    /** The window is all of the data: only then can anything be certified. */
    readonly windowIsAll: boolean,
  ) {
    const { window, grammar } = problem;
    const { roots } = enumeration.engine.space;
    if (!roots.some(({ head }) => headFits(head, window.kind)))
      throw new InputError(`grammar ${grammar.name} has no head for data of kind ${window.kind}`);
    const used = new Set(roots.map(({ head }) => head));
    this.#headsOfSolutions = headsFor(window.kind)
      .filter(({ name, mustBeRight, flagsMisses }) => used.has(name) && (mustBeRight || flagsMisses))
      .sort((x, y) => Number(y.mustBeRight) - Number(x.mustBeRight))
      .map(({ name }) => name);
    this.#leastData = roots.map(({ head }) => leastDataBits(head, window));
  }

  get evaluated(): number {
    return this.enumeration.evaluated;
  }

  /** All single models of fewer program bits than this have been considered. */
  get frontierBits(): number {
    return Math.min(...this.#coveredBits());
  }

  /** No single model that has not been evaluated can have fewer total bits than the best. */
  get isCertified(): boolean {
    const least = this.incumbents.best.totalBits - ROUNDING;
    return (
      this.windowIsAll && this.#coveredBits().every((bits, root) => bits + this.#leastData[root] >= least)
    );
  }

  /** For each root, the program bits below which all of its models have been considered. */
  #coveredBits(): number[] {
    const { completeBits, engine } = this.enumeration;
    const { roots, outside, unitsPerBit } = engine.space;
    return roots.map(({ bits, symbol }) => bits + completeBits - outside[symbol] / unitsPerBit);
  }

  async turn(evaluations: number): Promise<Turn> {
    if (this.isCertified) return { work: 0, end: 'certified' };
    const outcome = await this.enumeration.next({
      dataBits: (programBits) => this.#window.bound(programBits),
      meetingBits: this.incumbents.best.totalBits + MEETING_SLACK,
      candidates: evaluations,
    });
    if (outcome === 'memory-limit' && !this.#full) {
      // What needs no room goes on.
      this.#full = true;
      return { work: 0 };
    }
    if (typeof outcome === 'string') return { work: 0, end: outcome };
    this.#take(outcome);
    return { work: outcome.work, ...(outcome.cut && { end: 'evaluation-limit' }) };
  }

  #take({ bits, scores, solutions, meetings }: ChunkOutcome): void {
    const { roots, unitsPerBit } = this.enumeration.engine.space;
    const { hypotheses } = this.incumbents;
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
    const expression = this.enumeration.engine.evaluator.expressionOf(candidate);
    return this.incumbents.propose({ head, expressions: [expression] }, this.name);
  }
}
