import type { Model } from '../../language/expression.js';
import type { FrozenTree } from './priced-tree.js';

/** Where a Markov chain stands between two tasks. Plain data: it survives structured clone. */
export interface ChainState {
  /** State of the generator, 128 bits. */
  readonly random: readonly number[];
  /** Bits by which a step may be longer to be taken half of the time; above 0. */
  readonly temperature: number;
  readonly current: FrozenTree;
  /** The few best trees that the chain has met, shortest total first; see {@link Elites}. */
  readonly elites: readonly FrozenTree[];
  /** Programs evaluated since the chain last found something shorter in total, or went back to an elite. */
  readonly stale: number;
}

/** Work for one chain. */
export interface ChainTask {
  readonly state: ChainState;
  /** Programs to evaluate. */
  readonly evaluations: number;
  /** Models of other origin from which to take subtrees. */
  readonly elites: readonly Model[];
}

/** What came of a task. */
export interface ChainReport {
  readonly state: ChainState;
  /** Programs evaluated. */
  readonly evaluated: number;
  /** Proposals whose price was known from earlier in the task. */
  readonly recalled: number;
  /** The best models found that none which the chain had met is as short as in both parts, shortest total first. */
  readonly models: readonly Model[];
}
