import type { Column } from '../../data/column.js';
import { AdaptiveScorer } from '../adaptive-scorer.js';
import { asComputed, fewSteps, type IntegerHead, noQuickBound, type RowCoder } from '../head.js';
import { literalModel, type TargetShape } from '../literal-codes.js';
import type { ValueModel } from '../value-model.js';

/** Rows are what the expression says; where it says nothing they are literals. */
export const EXACT: IntegerHead = {
  name: 'exact',
  numbers: 'integer',
  summary: 'no row differs',
  relation: 'equal',
  fits: () => true,
  mustBeRight: true,
  predictsValues: true,
  flagsMisses: false,
  codesResiduals: false,
  rowSteps: fewSteps,
  coder: (_decisions, _shape, literals) => new ExactCoder(literals),
  scorer: (target, shape) => new ExactScorer(target, shape),
  leastBits: () => 0,
  quickBound: noQuickBound,
  turn: 0,
  forecaster: asComputed,
};

class ExactCoder implements RowCoder {
  constructor(private readonly literals: ValueModel) {}

  codeNumber(prediction: number, value: number): void {
    if (Number.isNaN(prediction)) this.literals.codeNumber(value);
  }

  code(prediction: bigint | undefined, value: bigint): bigint {
    return prediction ?? this.literals.code(value);
  }
}

/** Looks for a wrong row before any is coded: most columns have one. */
class ExactScorer extends AdaptiveScorer<ExactCoder> {
  constructor(target: Column, shape: TargetShape) {
    super(EXACT, target, (cost) => new ExactCoder(literalModel(cost, shape)));
  }

  score(values: Float64Array, at: number, bound = Number.POSITIVE_INFINITY): number {
    const { coder, cost, plain, rows } = this;
    let undefinedRows = 0;
    for (let row = 0; row < rows; row++) {
      const value = values[at + row];
      if (value === plain[row]) continue;
      if (!Number.isNaN(value)) return Number.POSITIVE_INFINITY;
      undefinedRows++;
    }
    if (undefinedRows === 0) return 0;
    this.restart();
    for (let row = 0; undefinedRows > 0; row++) {
      if (!Number.isNaN(values[at + row])) continue;
      undefinedRows--;
      const value = plain[row];
      if (Number.isNaN(value)) this.codeWide(Number.NaN, row);
      else coder.codeNumber(Number.NaN, value);
      if (cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return cost.bits;
  }
}
