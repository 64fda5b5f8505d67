import type { Column } from '../../data/column.js';
import { EXACT_LIMIT } from '../../numbers/exact.js';
import { AdaptiveScorer } from '../adaptive-scorer.js';
import { asComputed, fewSteps, type IntegerHead, noQuickBound, type RowCoder } from '../head.js';
import { IntegerModel } from '../integer-model.js';
import { literalModel, type TargetShape } from '../literal-codes.js';
import type { ValueModel } from '../value-model.js';

/** Rows are off by residuals that follow a model of their own. */
export const NOISY: IntegerHead = {
  name: 'noisy',
  numbers: 'integer',
  summary: 'the differences',
  relation: 'about',
  fits: ({ hasDifferences }) => hasDifferences,
  mustBeRight: false,
  predictsValues: true,
  flagsMisses: false,
  codesResiduals: true,
  rowSteps: fewSteps,
  coder: (decisions, _shape, literals) => new NoisyCoder(literals, new IntegerModel(decisions)),
  scorer: (target, shape) => new NoisyScorer(target, shape),
  leastBits,
  quickBound: noQuickBound,
  turn: 1,
  forecaster: asComputed,
};

class NoisyCoder implements RowCoder {
  constructor(
    private readonly literals: ValueModel,
    private readonly residuals: ValueModel,
  ) {}

  codeNumber(prediction: number, value: number): void {
    if (Number.isNaN(prediction)) this.literals.codeNumber(value);
    else this.residuals.codeNumber(value - prediction);
  }

  code(prediction: bigint | undefined, value: bigint): bigint {
    if (prediction === undefined) return this.literals.code(value);
    return prediction + this.residuals.code(value - prediction);
  }
}

class NoisyScorer extends AdaptiveScorer<NoisyCoder> {
  constructor(target: Column, shape: TargetShape) {
    super(NOISY, target, (cost) => new NoisyCoder(literalModel(cost, shape), new IntegerModel(cost)));
  }

  score(values: Float64Array, at: number, bound = Number.POSITIVE_INFINITY): number {
    const { coder, cost, plain, rows } = this;
    this.restart();
    for (let row = 0; row < rows; row++) {
      const prediction = values[at + row];
      const value = plain[row];
      // Below 2^53 the difference of two doubles is exact; a larger one is rounded to at least 2^53.
      const tooFar = Math.abs(value - prediction) >= EXACT_LIMIT;
      if (tooFar || Number.isNaN(value)) this.codeWide(prediction, row);
      else coder.codeNumber(prediction, value);
      if (cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return cost.bits;
  }
}

/** No value serves better than the target's own: a literal takes one decision at least, like the residual 0. */
function leastBits(target: Column, shape: TargetShape): number {
  return new NoisyScorer(target, shape).scoreWide(target);
}
