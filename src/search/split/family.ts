import type { Dataset } from '../../data/dataset.js';
import type { Grammar } from '../../grammar/grammar.js';
import type { CompoundModel, Model } from '../../language/expression.js';
import type { Family } from '../family.js';

/** What compound models are made from, at one moment of a search. */
export interface SplitProblem {
  readonly dataset: Dataset;
  readonly grammar: Grammar;
  /** Families of the solver that are left out. */
  readonly without: ReadonlySet<string>;
  /** The best single models, to be tried on stretches. */
  readonly candidates: readonly Model[];
  /** The best model, if it is a compound one. */
  readonly compound: CompoundModel | undefined;
}

/** One way of making compound models. Its generator proposes them; undefined is a point to pause at. */
export interface SplitFamily extends Family {
  /** What it builds on: it is asked anew when that has changed. */
  readonly basis: 'candidates' | 'compound';
  readonly propose: (problem: SplitProblem) => Generator<Model | undefined, void, void>;
}
