import type { KindName, LiteralCode } from '../data/kind.js';
import { KINDS } from '../data/kinds.js';
import type { DecimalGrid } from '../numbers/decimal-grid.js';
import type { Decisions } from './decisions.js';
import { IntegerModel, leastIntegerBits } from './integer-model.js';
import { SymbolModel } from './symbol-model.js';
import type { ValueModel } from './value-model.js';

/** What a code must know of a target. */
export interface TargetShape {
  readonly kind: KindName;
  /** Number of symbols, 1..256; 0 for kinds without an alphabet. */
  readonly alphabetSize: number;
  /** Where its numbers lie, of which its integers are the places; heads over real numbers ask for it. */
  readonly grid: DecimalGrid;
  /** The standard error of each row in the units of the data, above 0, or NaN where it is not known; absent where none are told, as in files. */
  readonly errors?: Float64Array;
}

/** A code of single values, with which rows are told that no program explains. */
interface Code {
  model(decisions: Decisions, alphabetSize: number): ValueModel;
  /** The bits of a value that do not adapt: coding it never costs less. */
  leastBits(value: bigint): number;
  /** About what a value costs when some were coded before it; NaN stands for one that is too large for a double. */
  usualBits(value: number, alphabetSize: number): number;
}

const CODES: Readonly<Record<LiteralCode, Code>> = {
  integer: {
    model: (decisions) => new IntegerModel(decisions),
    leastBits: leastIntegerBits,
    usualBits: (value) => 3 + Math.log2(1 + Math.abs(value)),
  },
  symbol: {
    model: (decisions, alphabetSize) => new SymbolModel(decisions, alphabetSize),
    leastBits: () => 0,
    usualBits: (_value, alphabetSize) => Math.log2(alphabetSize),
  },
};

/** The code of the literal rows of a target. */
export function literalCode({ kind }: Pick<TargetShape, 'kind'>): Code {
  return CODES[KINDS[kind].literals];
}

/** A fresh model of literal rows. */
export function literalModel(decisions: Decisions, shape: TargetShape): ValueModel {
  return literalCode(shape).model(decisions, shape.alphabetSize);
}
