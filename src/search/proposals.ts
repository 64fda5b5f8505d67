import type { Model } from '../language/expression.js';
import type { Strategy, StrategyContext, Turn } from './strategy.js';

/** A model that a generator proposes, with the family that found it. */
export interface Proposed {
  readonly model: Model;
  readonly family?: string;
}

/** What a generator yields: a model, a place to pause at, or that it has nothing to do until others have found more. */
export type Proposal = Proposed | undefined | 'waiting';

/** Steps of a generator in one turn; each takes at most some ten milliseconds. */
const STEPS = 16;

/** What a step counts as, in cells times steps: some tenths of a millisecond, as measured. */
const STEP_WORK = 2 ** 13;

/** A strategy that proposes models in an order of its own, on the calling thread. */
export class Proposals implements Strategy {
  #evaluated = 0;
  /** What became of the last model: the source may ask for it in the next turn. */
  #taken = false;

  /** @param source is told of each model whether it was taken in */
  constructor(
    readonly context: StrategyContext,
    readonly source: Generator<Proposal, void, boolean>,
  ) {}

  get evaluated(): number {
    return this.#evaluated;
  }

  async turn(evaluations: number): Promise<Turn> {
    const { halted, propose } = this.context;
    let left = evaluations;
    for (let step = 0; step < STEPS && !halted(); step++) {
      if (left <= 0) return { work: step * STEP_WORK, end: 'evaluation-limit' };
      const { value: proposal, done } = this.source.next(this.#taken);
      if (done) return { work: (step + 1) * STEP_WORK, end: 'exhausted' };
      if (proposal === 'waiting') return { work: STEP_WORK, waiting: true };
      if (proposal === undefined) continue;
      left--;
      this.#evaluated++;
      this.#taken = propose(proposal.model, proposal.family);
    }
    return { work: STEPS * STEP_WORK };
  }
}
