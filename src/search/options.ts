import type { Grammar } from '../grammar/grammar.js';
import type { Model } from '../language/expression.js';
import type { ScoredModel, SearchResult } from './result.js';

/** What a search may use. Every limit ends it with the best so far. */
export interface SearchOptions {
  /**
   * The programs to search. Default: the shipped grammar for the dataset's kind, and besides it those of other kinds that the data can be
   * taken for.
   */
  readonly grammar?: Grammar;
  /** The ways of finding models that share the time, by name ({@link STRATEGIES}). Default: all. */
  readonly strategies?: readonly string[];
  /** Strategies, and families of them, to leave out, by name. Default: none. */
  readonly without?: readonly string[];
  /** Models to start from, such as those of an earlier search; what cannot be used is passed over. */
  readonly start?: readonly Start[];
  /** Wall-clock seconds; Infinity for no limit. Default 10. */
  readonly seconds?: number;
  /** Candidate programs. One number gives one answer, whatever the number of workers. Default: no limit. */
  readonly maxEvaluations?: number;
  /** Bytes for the bank of columns. Default 1 GiB. */
  readonly memory?: number;
  /** Seed of the hash coefficients and of the random choices. Default 1. */
  readonly seed?: number;
  /** Threads. Default: as many as the machine offers. */
  readonly workers?: number;
  /** Rows to predict. Default 10. */
  readonly next?: number;
  /** Ends the search with the best so far. */
  readonly signal?: AbortSignal;
  /** Called about ten times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Called for each model that is shorter in total than all before. */
  readonly onImprovement?: (model: ScoredModel) => void;
  /** Called with what the search would answer if it ended there. */
  readonly snapshots?: Snapshots;
}

/** A model to start from, and what found it in its time. */
export interface Start {
  readonly model: Model;
  readonly foundBy?: string;
}

/** Looks at a search on its way. */
export interface Snapshots {
  /** Seconds after the start of the search, ascending; may go on for ever. */
  readonly times: Iterable<number>;
  /** Waited for, so that no two are under way at once. */
  readonly take: (result: SearchResult) => void | Promise<void>;
}

/** How a search is going. */
export interface Progress {
  readonly seconds: number;
  readonly evaluated: number;
  readonly distinct: number;
  readonly coveredBits: number;
  readonly best: ScoredModel;
}
