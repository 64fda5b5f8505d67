import type { Column } from '../../data/column.js';
import { valueAt } from '../../data/column.js';
import { type DecimalGrid, gridPlace } from '../../numbers/decimal-grid.js';
import { DecisionCost } from '../decision-cost.js';
import { fewSteps, type RealHead, type RealRowCoder, type RealScorer } from '../head.js';
import { IntegerModel } from '../integer-model.js';
import { literalModel, type TargetShape } from '../literal-codes.js';
import type { ValueModel } from '../value-model.js';

/** Rows are measurements of what the expression computes. */
export const MEASURED: RealHead = {
  name: 'measured',
  summary: 'the differences, as errors of measurement',
  relation: 'about',
  numbers: 'real',
  fits: ({ hasDifferences }) => hasDifferences,
  mustBeRight: false,
  predictsValues: true,
  flagsMisses: false,
  codesResiduals: true,
  rowSteps: fewSteps,
  coder: (decisions, shape, literals) => new MeasuredCoder(literals, new IntegerModel(decisions), shape.grid),
  scorer: (target, shape) => new MeasuredScorer(target, shape),
  leastBits: () => 0,
  turn: 3,
};

class MeasuredCoder implements RealRowCoder {
  constructor(
    private readonly literals: ValueModel,
    private readonly residuals: ValueModel,
    private readonly grid: DecimalGrid,
  ) {}

  codeReal(prediction: number | undefined, value: bigint): bigint {
    if (prediction === undefined || Number.isNaN(prediction)) return this.literals.code(value);
    const place = gridPlace(prediction, this.grid);
    return place + this.residuals.code(value - place);
  }
}

class MeasuredScorer implements RealScorer {
  readonly #cost = new DecisionCost();
  readonly #coder: MeasuredCoder;

  constructor(
    readonly target: Column,
    shape: TargetShape,
  ) {
    const cost = this.#cost;
    this.#coder = new MeasuredCoder(literalModel(cost, shape), new IntegerModel(cost), shape.grid);
    cost.keep();
  }

  score(values: Float64Array, at: number, bound = Number.POSITIVE_INFINITY): number {
    const cost = this.#cost;
    cost.restart();
    for (let row = 0; row < this.target.values.length; row++) {
      const value = valueAt(this.target, row);
      if (value === undefined) throw new Error(`row ${row} of the target is undefined`);
      this.#coder.codeReal(values[at + row], value);
      if (cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return cost.bits;
  }
}
