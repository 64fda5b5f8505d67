import { type Column, valueAt } from '../data/column.js';
import type { HeadName } from '../language/expression.js';
import { EXACT_LIMIT } from '../numbers/exact.js';
import { DecisionCost } from './decision-cost.js';
import { ContextHead, createHead, type Head, headFits, type TargetShape } from './heads.js';

/**
 * Prices predictions of one target. Owns the adaptive state of all heads and reuses it, so that a call allocates
 * nothing: a search calls this for every column it meets.
 */
export class HeadScorer {
  private readonly cost = new DecisionCost();
  private readonly heads: Readonly<Record<HeadName, Head>>;
  private readonly contexts: ContextHead;
  private readonly rows: number;
  /** The target's rows; NaN where they are wide, so that no prediction compares equal. */
  private readonly plain: Float64Array;

  constructor(
    private readonly target: Column,
    private readonly shape: TargetShape,
  ) {
    this.rows = target.values.length;
    this.plain = target.values.map((value) => (Number.isFinite(value) ? value : Number.NaN));
    this.contexts = new ContextHead(this.cost, shape.alphabetSize);
    this.heads = {
      exact: createHead('exact', this.cost, shape),
      patched: createHead('patched', this.cost, shape),
      noisy: createHead('noisy', this.cost, shape),
      context: this.contexts,
    };
    this.cost.keep();
  }

  /**
   * Data bits of the target under a head whose expression has the values `values[at]`, `values[at + 1]` … : integers of
   * magnitude at most 2^53, or NaN for undefined. Infinity as soon as they exceed `bound`, and where the head
   * cannot code the target.
   */
  score(head: HeadName, values: Float64Array, at: number, bound = Number.POSITIVE_INFINITY): number {
    switch (head) {
      case 'exact':
        return this.scoreExact(values, at, bound);
      case 'patched':
        return this.scorePatched(values, at, bound);
      case 'noisy':
        return headFits(head, this.shape.kind)
          ? this.scoreNoisy(values, at, bound)
          : Number.POSITIVE_INFINITY;
      case 'context':
        return headFits(head, this.shape.kind)
          ? this.scoreContext(values, at, bound)
          : Number.POSITIVE_INFINITY;
    }
  }

  /** The same for any column. */
  scoreWide(head: HeadName, column: Column, bound = Number.POSITIVE_INFINITY): number {
    if (column.wide === undefined) return this.score(head, column.values, 0, bound);
    if (!headFits(head, this.shape.kind)) return Number.POSITIVE_INFINITY;
    this.restart();
    for (let row = 0; row < this.rows; row++) {
      const prediction = valueAt(column, row);
      const value = this.exactValue(row);
      if (head === 'exact' && prediction !== undefined && prediction !== value)
        return Number.POSITIVE_INFINITY;
      this.heads[head].code(prediction, value);
      if (this.cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return this.cost.bits;
  }

  private scoreExact(values: Float64Array, at: number, bound: number): number {
    const { plain, rows } = this;
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
      this.codeRow(this.heads.exact, Number.NaN, row);
      if (this.cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return this.cost.bits;
  }

  private scorePatched(values: Float64Array, at: number, bound: number): number {
    const { cost, rows } = this;
    const head = this.heads.patched;
    this.restart();
    for (let row = 0; row < rows; row++) {
      this.codeRow(head, values[at + row], row);
      if (cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return cost.bits;
  }

  private scoreNoisy(values: Float64Array, at: number, bound: number): number {
    const { cost, rows, plain } = this;
    const head = this.heads.noisy;
    this.restart();
    for (let row = 0; row < rows; row++) {
      const prediction = values[at + row];
      // Below 2^53 the difference of two doubles is exact; a larger one is rounded to at least 2^53.
      const tooFar = Math.abs(plain[row] - prediction) >= EXACT_LIMIT;
      if (tooFar) head.code(BigInt(prediction), this.exactValue(row));
      else this.codeRow(head, prediction, row);
      if (cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return cost.bits;
  }

  private scoreContext(values: Float64Array, at: number, bound: number): number {
    const { contexts, cost, rows, plain } = this;
    this.restart();
    for (let row = 0; row < rows; row++) {
      contexts.codeNumber(values[at + row], plain[row]);
      if (cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return cost.bits;
  }

  private codeRow(head: Head, prediction: number, row: number): void {
    const value = this.plain[row];
    if (!Number.isNaN(value)) head.codeNumber(prediction, value);
    else head.code(Number.isNaN(prediction) ? undefined : BigInt(prediction), this.exactValue(row));
  }

  private exactValue(row: number): bigint {
    const value = valueAt(this.target, row);
    if (value === undefined) throw new Error(`row ${row} of the target is undefined`);
    return value;
  }

  private restart(): void {
    this.cost.restart();
    this.contexts.restart();
  }
}

/**
 * Data bits of a target under a head whose expression has the values of a column, both over the same rows. Infinity as
 * soon as they exceed `bound`, and where the head cannot code the target: `exact` with a defined wrong value,
 * `noisy` on symbols, `context` on numbers. To price many columns of one target keep a {@link HeadScorer}.
 */
export function scoreColumn(
  head: HeadName,
  values: Column,
  target: Column,
  shape: TargetShape,
  bound = Number.POSITIVE_INFINITY,
): number {
  return new HeadScorer(target, shape).scoreWide(head, values, bound);
}
