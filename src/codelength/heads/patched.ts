import { type Column, exactRows } from '../../data/column.js';
import { AdaptiveScorer } from '../adaptive-scorer.js';
import type { Decisions } from '../decisions.js';
import { asComputed, fewSteps, type IntegerHead, type RowCoder } from '../head.js';
import { literalCode, literalModel, type TargetShape } from '../literal-codes.js';
import type { ValueModel } from '../value-model.js';

/** Rows are what the expression says, but for those flagged as misses. */
export const PATCHED: IntegerHead = {
  name: 'patched',
  numbers: 'integer',
  summary: 'a flag a row',
  relation: 'about',
  fits: () => true,
  mustBeRight: false,
  predictsValues: true,
  flagsMisses: true,
  codesResiduals: false,
  rowSteps: fewSteps,
  coder: (decisions, _shape, literals) => new PatchedCoder(decisions, literals),
  scorer: (target, shape) => new PatchedScorer(target, shape),
  leastBits,
  quickBound,
  turn: 2,
  forecaster: asComputed,
};

class PatchedCoder implements RowCoder {
  private readonly missNode: number;

  constructor(
    private readonly decisions: Decisions,
    private readonly literals: ValueModel,
  ) {
    this.missNode = decisions.reserve(1);
  }

  codeNumber(prediction: number, value: number): void {
    if (Number.isNaN(prediction)) this.literals.codeNumber(value);
    else if (prediction === value) this.decisions.adaptive(this.missNode, 0);
    else {
      this.decisions.adaptive(this.missNode, 1);
      this.literals.codeNumber(value);
    }
  }

  code(prediction: bigint | undefined, value: bigint): bigint {
    if (prediction === undefined) return this.literals.code(value);
    const miss = this.decisions.adaptive(this.missNode, prediction === value ? 0 : 1);
    return miss === 1 ? this.literals.code(value) : prediction;
  }
}

class PatchedScorer extends AdaptiveScorer<PatchedCoder> {
  constructor(target: Column, shape: TargetShape) {
    super(PATCHED, target, (cost) => new PatchedCoder(cost, literalModel(cost, shape)));
  }

  score(values: Float64Array, at: number, bound = Number.POSITIVE_INFINITY): number {
    const { coder, cost, plain, rows } = this;
    this.restart();
    for (let row = 0; row < rows; row++) {
      const value = plain[row];
      if (Number.isNaN(value)) this.codeWide(values[at + row], row);
      else coder.codeNumber(values[at + row], value);
      if (cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return cost.bits;
  }
}

/**
 * No value serves better than the target's own: a literal takes one decision at least, like the flag of a hit. But the only
 * symbol of an alphabet costs nothing where a program is undefined.
 */
function leastBits(target: Column, shape: TargetShape): number {
  if (shape.alphabetSize === 1) return 0;
  return new PatchedScorer(target, shape).scoreWide(target);
}

/**
 * What does not adapt in the literals, and the entropy of hits and misses, below which flags that adapt to them never come (but
 * for counts that were halved, which takes more rows than there are).
 */
function quickBound(target: Column, shape: TargetShape): (values: Column) => number {
  const expected = target.values;
  const code = literalCode(shape);
  const literals = Float64Array.from(exactRows(target), (value) =>
    value === undefined ? 0 : code.leastBits(value),
  );
  return ({ values }) => {
    let bits = 0;
    let hits = 0;
    let misses = 0;
    for (let row = 0; row < expected.length; row++) {
      // A wide row counts as a hit if the signs agree: the bound is the lower for it.
      if (values[row] === expected[row]) hits++;
      else {
        bits += literals[row];
        if (!Number.isNaN(values[row])) misses++;
      }
    }
    if (hits === 0 || misses === 0) return bits;
    const flags = hits + misses;
    return bits + flags * Math.log2(flags) - hits * Math.log2(hits) - misses * Math.log2(misses);
  };
}
