import { type Column, valueAt } from '../data/column.js';
import { DecisionCost } from './decision-cost.js';
import { type ColumnScorer, excludes, type Head, type RowCoder } from './head.js';

/**
 * Prices predictions of one target under one head. Owns adaptive state and reuses it, so that a call allocates nothing: a
 * search calls this for every column it meets. Each head has a loop of its own over the rows, on which the compiler
 * sees one class of coder.
 */
export abstract class AdaptiveScorer<Coder extends RowCoder> implements ColumnScorer {
  protected readonly cost = new DecisionCost();
  protected readonly coder: Coder;
  protected readonly rows: number;
  /** The target's rows; NaN where they are wide, so that no prediction compares equal. */
  protected readonly plain: Float64Array;

  constructor(
    private readonly head: Pick<Head, 'mustBeRight'>,
    private readonly target: Column,
    makeCoder: (cost: DecisionCost) => Coder,
  ) {
    this.rows = target.values.length;
    this.plain = target.values.map((value) => (Number.isFinite(value) ? value : Number.NaN));
    this.coder = makeCoder(this.cost);
    this.cost.keep();
  }

  abstract score(values: Float64Array, at: number, bound?: number): number;

  scoreWide(column: Column, bound = Number.POSITIVE_INFINITY): number {
    if (column.wide === undefined) return this.score(column.values, 0, bound);
    const { coder, cost, head, rows } = this;
    this.restart();
    for (let row = 0; row < rows; row++) {
      const prediction = valueAt(column, row);
      const value = this.exactValue(row);
      if (excludes(head, prediction, value)) return Number.POSITIVE_INFINITY;
      coder.code(prediction, value);
      if (cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return cost.bits;
  }

  /** Codes a row whose value, or distance to its prediction, is too large for doubles. */
  protected codeWide(prediction: number, row: number): void {
    this.coder.code(Number.isNaN(prediction) ? undefined : BigInt(prediction), this.exactValue(row));
  }

  protected restart(): void {
    this.cost.restart();
  }

  private exactValue(row: number): bigint {
    const value = valueAt(this.target, row);
    if (value === undefined) throw new Error(`row ${row} of the target is undefined`);
    return value;
  }
}
