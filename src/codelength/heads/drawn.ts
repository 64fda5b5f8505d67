import { type Column, valueAt } from '../../data/column.js';
import { KINDS } from '../../data/kinds.js';
import { ascending } from '../../numbers/order.js';
import { DecisionCost } from '../decision-cost.js';
import type { Decisions } from '../decisions.js';
import { DrawModel } from '../draws/draw-model.js';
import { SymbolDrawModel } from '../draws/symbol-draw-model.js';
import {
  type ColumnScorer,
  type Forecaster,
  type IntegerHead,
  noQuickBound,
  type RowCoder,
} from '../head.js';
import { literalModel, type TargetShape } from '../literal-codes.js';
import type { ValueModel } from '../value-model.js';

/**
 * The differences between rows and the expression are drawn independently from one distribution, which is learned: `drawn(0)` is
 * data without any structure but its distribution. Symbols differ by places in the alphabet, which begins anew at its end.
 */
export const DRAWN: IntegerHead = {
  name: 'drawn',
  numbers: 'integer',
  summary: 'the differences, by their distribution',
  relation: 'about',
  fits: () => true,
  mustBeRight: false,
  predictsValues: false,
  flagsMisses: false,
  codesResiduals: true,
  rowSteps: ({ kind }) => (KINDS[kind].hasAlphabet ? SYMBOL_STEPS : NUMBER_STEPS),
  coder: (decisions, shape, literals) => new DrawnCoder(decisions, shape, literals),
  scorer: (target, shape) => new DrawnScorer(target, shape),
  leastBits: () => 0,
  quickBound: noQuickBound,
  turn: 2,
  forecaster: usualDifference,
};

/** As many tenths of a microsecond as a row was measured to take. */
const SYMBOL_STEPS = 8;
const NUMBER_STEPS = 200;

class DrawnCoder implements RowCoder {
  readonly #differences: ValueModel;
  /** Differences are taken modulo this; 0 for numbers. */
  readonly #modulus: bigint;

  constructor(
    decisions: Decisions,
    { kind, alphabetSize }: TargetShape,
    readonly literals: ValueModel,
  ) {
    const { hasAlphabet } = KINDS[kind];
    this.#modulus = hasAlphabet ? BigInt(alphabetSize) : 0n;
    this.#differences = hasAlphabet ? new SymbolDrawModel(decisions, alphabetSize) : new DrawModel(decisions);
  }

  codeNumber(prediction: number, value: number): void {
    if (Number.isNaN(prediction)) this.literals.codeNumber(value);
    else if (this.#modulus === 0n) this.#differences.codeNumber(value - prediction);
    else this.code(BigInt(prediction), BigInt(value));
  }

  code(prediction: bigint | undefined, value: bigint): bigint {
    if (prediction === undefined) return this.literals.code(value);
    const difference = this.#differences.code(this.#reduced(value - prediction));
    return this.#reduced(prediction + difference);
  }

  #reduced(value: bigint): bigint {
    const modulus = this.#modulus;
    return modulus === 0n ? value : ((value % modulus) + modulus) % modulus;
  }
}

/** Codes every column with models of its own: no search calls it often. */
class DrawnScorer implements ColumnScorer {
  constructor(
    readonly target: Column,
    readonly shape: TargetShape,
  ) {}

  score(values: Float64Array, at: number, bound?: number): number {
    return this.scoreWide({ values: values.subarray(at, at + this.target.values.length) }, bound);
  }

  scoreWide(column: Column, bound = Number.POSITIVE_INFINITY): number {
    const cost = new DecisionCost();
    const coder = new DrawnCoder(cost, this.shape, literalModel(cost, this.shape));
    for (let row = 0; row < this.target.values.length; row++) {
      const value = valueAt(this.target, row);
      if (value === undefined) throw new Error(`row ${row} of the target is undefined`);
      coder.code(valueAt(column, row), value);
      if (cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return cost.bits;
  }
}

/** What the expression computes, and the median of the differences so far on top of it. */
function usualDifference(target: Column, computed: () => Column): Forecaster {
  const values = computed();
  const differences: bigint[] = [];
  for (let row = 0; row < target.values.length; row++) {
    const value = valueAt(values, row);
    if (value !== undefined) differences.push(valueAt(target, row)! - value);
  }
  differences.sort(ascending);
  const median = differences.at(differences.length >> 1) ?? 0n;
  return (prediction) => (prediction === undefined ? undefined : prediction + median);
}
