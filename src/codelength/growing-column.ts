import type { Column } from '../data/column.js';
import { EXACT_LIMIT_WIDE } from '../numbers/exact.js';

/** Rows that room is made for at once. */
const MOST_EXPECTED = 2 ** 22;

/** The rows of a target while they are decoded: each is the past of the next. */
export class GrowingColumn {
  private values: Float64Array<ArrayBuffer>;
  private readonly wide = new Map<number, bigint>();
  private length = 0;

  /** @param rows how many are said to come: memory that systems hand out as it is touched, up to a limit that is no promise */
  constructor(rows: number) {
    this.values = new Float64Array(Math.min(rows, MOST_EXPECTED));
  }

  push(value: bigint): void {
    if (this.length === this.values.length) {
      const grown = new Float64Array(2 * Math.max(1, this.length));
      grown.set(this.values);
      this.values = grown;
    }
    const row = this.length++;
    if (isExact(value)) this.values[row] = Number(value);
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
    // Nothing is copied: long columns take memory enough.
    const values = this.values.subarray(0, this.length);
    return this.wide.size > 0 ? { values, wide: this.wide } : { values };
  }
}

/** Whether a double holds an integer, and a column needs no more than that for it. */
export function isExact(value: bigint): boolean {
  return value >= -EXACT_LIMIT_WIDE && value <= EXACT_LIMIT_WIDE;
}
