import type { KindName } from '../data/kind.js';
import type { Model } from '../language/expression.js';
import type { Improvement } from './history.js';

/** Why a search ended. */
export type StopReason =
  /**
   * Every single model that could be shorter has been tried: none exists in this grammar, up to the rounding of prices to
   * search units of at most 1/16 bit for each choice of a derivation. Nor does a compound one where
   * {@link SearchResult.compoundBits} is at least the total.
   */
  | 'certified'
  /** There are no more programs to try: the grammar derives none, or the strategies chosen propose none. */
  | 'exhausted'
  | 'time-limit'
  | 'evaluation-limit'
  | 'memory-limit'
  | 'interrupted';

/** A model with its price on one dataset. All lengths in bits. */
export interface ScoredModel {
  readonly model: Model;
  /** The whole model as text, `exact(a(n-1) + a(n-2))`. */
  readonly program: string;
  readonly head: Model['head'];
  readonly programBits: number;
  readonly dataBits: number;
  readonly totalBits: number;
  /**
   * The strategy that proposed it first and, after a slash, the family: `enumerate`, `solve/recurrence`. None for the null
   * model and for programs that were given.
   */
  readonly foundBy?: string;
}

/** What comes next, and how far to trust it. */
export interface Prediction {
  /** The program that predicts these rows: the shortest of those that do, which may not be the best one. */
  readonly predictedBy: string;
  /** The next rows' values as text in the notation of the dataset (decimals, symbols); null where the model has none. */
  readonly next: readonly (string | null)[];
  /** Posterior probability of exactly these rows under all models kept, each weighted 2^-totalBits; 0..1. */
  readonly confidence: number;
}

/** A model that ties with others on the data, or nearly, with its own view of the future. */
export interface Alternative extends ScoredModel {
  readonly next: readonly (string | null)[];
  /** Its share of the posterior weight, 0..1. */
  readonly weight: number;
}

/** What a search found, and how it went. Plain data; all lengths in bits, all times in seconds. */
export interface SearchResult {
  readonly dataset: {
    readonly name: string;
    readonly kind: KindName;
    readonly rows: number;
    /** The names of the given columns. */
    readonly given: readonly string[];
  };
  readonly grammar: string;
  readonly seed: number;
  readonly workers: number;
  readonly seconds: number;
  /** Candidate programs considered, by all strategies together. */
  readonly evaluated: number;
  /** Classes of programs that differ on the data. */
  readonly distinct: number;
  readonly stopReason: StopReason;
  readonly certified: boolean;
  /** No compound model (`piecewise`, `interleaved`) has fewer total bits than this; Infinity if the grammar derives none. */
  readonly compoundBits: number;
  /** Every single model of fewer program bits than this has been considered. */
  readonly coveredBits: number;
  /** What each strategy did, in the order in which they are listed; without those that were left out or have no use for the data. */
  readonly strategies: readonly StrategyEffort[];
  /** Total bits of the null model: what the data costs when nothing is found in it. */
  readonly nullBits: number;
  /** The best model is shorter than the null model by more than chance offers ({@link CHANCE_BITS}). */
  readonly found: boolean;
  readonly best: ScoredModel & Prediction;
  /** Least data bits for program bits, by program bits. */
  readonly frontier: readonly ScoredModel[];
  /** The shortest model of each prediction, the likeliest prediction first: that of `best.next`. */
  readonly alternatives: readonly Alternative[];
  /** How the best total came down, from the null model on; no more than some hundred steps. */
  readonly history: readonly Improvement[];
}

/** The part of a strategy in a search. */
export interface StrategyEffort {
  readonly name: string;
  readonly evaluated: number;
  /** Bits by which its models brought the best total down, one after the other. */
  readonly gainedBits: number;
  /** Its share of the work, 0..1. */
  readonly share: number;
}
