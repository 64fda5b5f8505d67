import type { Expression } from '../../language/expression.js';
import { bitLength } from '../../language/root.js';
import { gcdOf } from '../../numbers/gcd.js';

const EXACT = 2n ** 53n;

/** A series that another one is a function of, and the way back. */
export interface Transform {
  readonly rows: readonly bigint[];
  /** The other series from an expression of n with these rows; undefined where it cannot be written. */
  readonly apply: (x: Expression) => Expression | undefined;
}

/** What two transforms make of a series, one after the other. */
export function composed(outer: Transform, inner: Transform): Transform {
  return {
    rows: inner.rows,
    apply: (x) => {
      const between = inner.apply(x);
      return between && outer.apply(between);
    },
  };
}

/** About the bits that values take: those of their magnitudes, and a sign. */
export function bitsOf(rows: readonly bigint[]): number {
  let bits = 0;
  for (const value of rows) {
    const size = value < 0n ? -value : value;
    bits += 1 + (size < EXACT ? Math.log2(1 + Number(size)) : bitLength(size));
  }
  return bits;
}

/** What series have in common of which one is the other times a constant, plus a constant. */
export function shapeOf(rows: readonly bigint[]): string {
  const [first] = rows;
  let common = 0n;
  let isFalling: boolean | undefined;
  const moved = rows.map((value) => value - first);
  for (const value of moved) {
    common = common === 1n ? 1n : gcdOf(common, value);
    if (value !== 0n) isFalling ??= value < 0n;
  }
  if (common === 0n) return '';
  const unit = isFalling ? -common : common;
  return (unit === 1n ? moved : moved.map((value) => value / unit)).join();
}
