import type { Model, Numbers } from '../language/expression.js';
import type { Enumeration } from './enumerate/enumeration.js';
import type { Family, Suits } from './family.js';
import type { Incumbents } from './incumbents.js';
import type { Problem } from './problem.js';

/** Why a strategy has nothing more to offer. */
export type StrategyEnd =
  /** No program that was not tried can beat the best. */
  | 'certified'
  /** It has tried all programs of the grammar: no other strategy can find one. */
  | 'complete'
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

/** One way of finding models at work, asked for a turn again and again. */
export interface Strategy {
  /** Programs considered so far. */
  readonly evaluated: number;
  /**
   * Goes on for some ten milliseconds, or longer where work is shared among threads.
   *
   * @param evaluations the most programs that may be considered
   */
  turn(evaluations: number): Promise<Turn>;
}

/** What the portfolio grants a strategy, whatever it brings. */
export interface Terms {
  readonly name: string;
  /** Share of the work, 0..1; what is left goes to those that brought something lately. */
  readonly leastShare: number;
  /** The work, in cells times steps, after which it begins: until then there is time for what is quick. */
  readonly begins: number;
}

/**
 * A way of finding models: all that the rest of the program knows about it. Strategies only propose; pricing and keeping is
 * the same for all (`Incumbents`).
 */
export interface StrategyDescriptor extends Terms {
  /** What it does, in one line for people. */
  readonly summary: string;
  /** What the programs compute with that it proposes: it is asked about grammars of such programs. */
  readonly numbers: Numbers;
  /** The data that it is asked about. */
  readonly data: Suits;
  /** The families that can be left out one by one; none where the strategy is one way of finding models. */
  readonly families: readonly Family[];
  readonly make: (context: StrategyContext) => Strategy;
}

/** What a strategy is made from. */
export interface StrategyContext {
  readonly problem: Problem;
  /** What was found so far, by all strategies. */
  readonly incumbents: Incumbents;
  /** The bank of columns of integers that strategies share, and the threads that work on it; only for programs of integers. */
  readonly enumeration: Enumeration;
  /** Families that are left out. */
  readonly without: ReadonlySet<string>;
  /** The search is over: return at once. */
  readonly halted: () => boolean;
  /**
   * Prices a model on all rows and takes it in.
   *
   * @param family the family of the strategy that found it, if it has any
   * @returns false if the grammar does not derive it, it cannot code the rows, or it is out of question
   */
  readonly propose: (model: Model, family?: string) => boolean;
}
