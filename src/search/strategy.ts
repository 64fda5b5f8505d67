/** The ways of finding models. They only propose: pricing and keeping is the same for all ({@link Incumbents}). */
export const STRATEGIES = ['enumerate', 'solve', 'combine', 'mutate', 'split'] as const;

export type StrategyName = (typeof STRATEGIES)[number];

/** Why a strategy has nothing more to offer. */
export type StrategyEnd =
  /** No program that was not tried can beat the best. */
  | 'certified'
  /** It has proposed all that it can. */
  | 'exhausted'
  | 'memory-limit'
  | 'evaluation-limit'
  /** It was told to stop in the middle of its turn. */
  | 'aborted';

/** What a strategy did with its turn. */
export interface Turn {
  /** Work in cells times steps, estimated from what was done and never from a clock: it decides who is next. */
  readonly work: number;
  /** Set when the strategy is not to be asked again. */
  readonly end?: StrategyEnd;
  /** Set when it has nothing to do until other strategies have found more. */
  readonly waiting?: boolean;
}

/** One way of finding models, asked for a turn again and again. */
export interface Strategy {
  readonly name: StrategyName;
  /** Programs considered so far. */
  readonly evaluated: number;
  /**
   * Goes on for some ten milliseconds, or longer where work is shared among threads.
   *
   * @param evaluations the most programs that may be considered
   */
  turn(evaluations: number): Promise<Turn>;
}
