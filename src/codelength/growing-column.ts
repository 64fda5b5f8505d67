import type { Column } from '../data/column.js';
import { EXACT_LIMIT } from '../numbers/exact.js';

/** The rows of a target while they are decoded: each is the past of the next. */
export class GrowingColumn {
  private values = new Float64Array(64);
  private readonly wide = new Map<number, bigint>();
  private length = 0;

  push(value: bigint): void {
    if (this.length === this.values.length) {
      const grown = new Float64Array(2 * this.length);
      grown.set(this.values);
      this.values = grown;
    }
    const row = this.length++;
    const double = Number(value);
    if (Math.abs(double) <= EXACT_LIMIT && BigInt(double) === value) this.values[row] = double;
    else {
      this.values[row] = value > 0n ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      this.wide.set(row, value);
    }
  }

  /** The value of a row that was pushed. */
  at(row: number): bigint {
    return this.wide.get(row) ?? BigInt(this.values[row]);
  }

  column(): Column {
    const values = this.values.slice(0, this.length);
    return this.wide.size > 0 ? { values, wide: this.wide } : { values };
  }
}
