import { digitsOf, smallDigits } from '../../digits.js';
import { bare, type Rendering, rendering } from '../../export/rendering.js';
import { bounded, DIGITS_LIMIT } from '../../limits.js';
import type { Primitive } from '../../primitive.js';
import { binaryRow } from '../rows.js';

/** Where functions of digits have no value, for people. */
export const DIGITS_DOMAIN = 'undefined for x < 0, from 2^1024 up, and for bases below 2';

/** Whether x has digits in a base. */
export function hasDigits(x: bigint, base: bigint): boolean {
  return x >= 0n && x < DIGITS_LIMIT && base >= 2n;
}

/** A function of the digits of x in a base, least significant first, in doubles and on integers of any size. */
export function ofDigits(
  compute: (digits: readonly number[]) => number,
  exactly: (digits: readonly bigint[]) => bigint | undefined,
): Pick<Primitive, 'row' | 'column'> {
  return {
    row: binaryRow((x, base) => (hasDigits(x, base) ? exactly(digitsOf(x, base)) : undefined)),
    column: (out, rows, a, i, b, j) => {
      for (let r = 0; r < rows; r++) {
        const x = a[i + r];
        const base = b[j + r];
        out[r] = x >= 0 && base >= 2 ? compute(smallDigits(x, base)) : Number.NaN;
      }
    },
  };
}

/** The value of digits, least significant first, in a base; at least 2^53 where it is not exact. */
export function smallValue(digits: readonly number[], base: number): number {
  let value = 0;
  for (let at = digits.length - 1; at >= 0; at--) value = value * base + digits[at];
  return value;
}

/** The value of digits, least significant first, in a base; undefined where it is out of bounds. */
export function readDigits(digits: readonly bigint[], base: bigint): bigint | undefined {
  let value: bigint | undefined = 0n;
  for (let at = digits.length - 1; at >= 0 && value !== undefined; at--)
    value = bounded(value * base + digits[at]);
  return value;
}

/** `\operatorname{name}_{base}\left( x \right)` */
export function inBase(name: string): Rendering {
  return rendering(([x, base]) => `\\operatorname{${name}}_{${bare(base)}}\\left(${bare(x)}\\right)`);
}
