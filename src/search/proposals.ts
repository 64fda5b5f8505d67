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

/** What a step of a generator counts as, whether it proposes a model or not. */
export interface StepCost {
  /** Cells times steps. */
  readonly work: number;
  /** Programs that were considered on the way, those that are proposed not counted. */
  readonly evaluations: number;
}

/** Some tenths of a millisecond, as measured, and nothing considered but what is proposed. */
const SMALL_STEP: StepCost = { work: 2 ** 13, evaluations: 0 };

/** A strategy that proposes models in an order of its own, on the calling thread. */
export class Proposals implements Strategy {
  #evaluated = 0;
  /** What became of the last model: the source may ask for it in the next turn. */
  #taken = false;

  /** @param source is told of each model whether it was taken in */
  constructor(
    readonly context: StrategyContext,
    readonly source: Generator<Proposal, void, boolean>,
    readonly cost: StepCost = SMALL_STEP,
  ) {}

  get evaluated(): number {
    return this.#evaluated;
  }

  async turn(evaluations: number): Promise<Turn> {
    const { halted, propose } = this.context;
    const { work, evaluations: considered } = this.cost;
    let left = evaluations;
    for (let step = 0; step < STEPS && !halted(); step++) {
      if (left <= 0) return { work: step * work, end: 'evaluation-limit' };
      const { value: proposal, done } = this.source.next(this.#taken);
      if (done) return { work: (step + 1) * work, end: 'exhausted' };
      if (proposal === 'waiting') return { work, waiting: true };
      const programs = Math.min(left, proposal === undefined ? considered : considered + 1);
      left -= programs;
      this.#evaluated += programs;
      if (proposal !== undefined) this.#taken = propose(proposal.model, proposal.family);
    }
    return { work: STEPS * work };
  }
}
