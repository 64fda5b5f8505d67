import type { ModelTerm, Term } from '../../grammar/grammar.js';
import type { HeadName } from '../../language/expression.js';
import type { Template } from './template.js';

/** A grammar symbol on a grid; its programs are told apart by their columns there. */
export interface SpaceSymbol {
  readonly name: string;
  /**
   * Index of the grid; undefined where the cells cannot be known beforehand (inside `iterate`, or a range whose bounds
   * are searched for). Programs of such a symbol have no columns and are all kept.
   */
  readonly grid: number | undefined;
  /** Indices of its productions; empty for the built-in literal. */
  readonly productions: readonly number[];
}

/** A production on a grid, ready to be evaluated on columns. */
export interface SpaceProduction {
  readonly symbol: number;
  /** Exact price, that of the given columns it names included. */
  readonly bits: number;
  /** Price in search units: floor(bits * unitsPerBit), so that a sum of units never exceeds the true price. */
  readonly units: number;
  /** Index of the production among those of its symbol in the grammar. */
  readonly choice: number;
  /** The term before its open given columns were named. */
  readonly pattern: Term;
  /** The symbols of its holes, from left to right. */
  readonly holes: readonly number[];
  readonly term: Term;
  /** How to compute its column from those of its holes; undefined when that takes the whole expression. */
  readonly template: Template | undefined;
  /** A bare hole: the class of the child is taken over with its column. */
  readonly alias: boolean;
  /** The name of the primitive when the term is that primitive on two holes. */
  readonly operation: string | undefined;
  /** Swapping the two holes changes nothing. */
  readonly commutative: boolean;
  /** Relative cost of evaluating one candidate: cells times steps. */
  readonly work: number;
}

/** A head of the grammar over a symbol on the data's rows: a single model. */
export interface Root {
  readonly head: HeadName;
  readonly symbol: number;
  /** Bits of the head's own productions. */
  readonly bits: number;
  /** The last of these productions, as it stands in the grammar. */
  readonly term: ModelTerm;
}
