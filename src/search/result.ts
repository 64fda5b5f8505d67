import type { KindName } from '../data/kind.js';
import type { Model } from '../language/expression.js';
import type { Goodness } from './goodness.js';
import type { Improvement } from './history.js';
import type { Bounds } from './predict.js';

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

/** A model with what it says comes next, and how far to trust it. */
export interface PredictingModel extends ScoredModel {
  /** The next rows' values as text in the notation of the dataset (decimals, symbols); null where the model has none. */
  readonly next: readonly (string | null)[];
  /** The probability of exactly these rows under all models kept, each weighted 2^-totalBits; 0..1. */
  readonly confidence: number;
}

/** A way in which the data was taken, and the shortest program in it. All lengths in bits. */
export interface ReadingStanding {
  readonly kind: KindName;
  /** Different values that a row may have: the size of the alphabet, 0 for numbers. */
  readonly symbols: number;
  readonly grammar: string;
  /** What saying so takes, part of the bits of its programs: 0 for the data as it was read. */
  readonly bits: number;
  readonly program: string;
  readonly totalBits: number;
  /** Rows that were filled in, where rows are missing between others and a recurrence holds across them; absent for none. */
  readonly filled?: number;
  /** Set where values of a notation that begins again, such as weekdays, were taken as if it went on. */
  readonly isUnwrapped?: true;
}

/** What a search found, and how it went. Plain data; all lengths in bits, all times in seconds. */
export interface SearchResult {
  /** The data as it was read. */
  readonly dataset: {
    readonly name: string;
    readonly kind: KindName;
    readonly rows: number;
    /** The names of the given columns. */
    readonly given: readonly string[];
    /** Set where there is more of the data than there was time for: these are its first rows, and nothing is said of what follows them. */
    readonly isPart?: boolean;
  };
  /** The grammar of the best program. */
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
  /** Total bits of the null model: what the data costs when nothing is found in it, however it is taken. */
  readonly nullBits: number;
  /** There are three rows or more, and the best model is shorter than the null model by more than chance offers ({@link CHANCE_BITS}). */
  readonly found: boolean;
  /** The shortest model. */
  readonly best: PredictingModel;
  /** How well the best model fits, where it leaves open how far off rows are, as `noisy` and `measured` do. */
  readonly fit?: Goodness;
  /** Bounds between which each row of `best.next` lies in eight cases of ten, where there is a `fit` and something is found; null where they are unknown. */
  readonly bounds?: readonly (Bounds | null)[];
  /** The ways in which the data was taken, the shortest first: its programs are those of this result. */
  readonly readings: readonly [ReadingStanding, ...ReadingStanding[]];
  /** Least data bits for program bits, by program bits. */
  readonly frontier: readonly ScoredModel[];
  /** The shortest model of each prediction: the best one, then those that go on in another way, the most probable first. */
  readonly alternatives: readonly PredictingModel[];
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
