import { digitsOf } from '../digits.js';
import { DIGITS_LIMIT } from '../limits.js';
import { among, only, sayMuch, type Witness } from '../witness.js';

/** The bases that results may be written in. */
const BASES = [10n, 9n, 8n, 7n, 6n, 5n, 4n, 3n];

/** Bases that the digits may come from: the smallest that has them, and the next. */
const MOST_BASES = 2n;

/** What has the digits in one base that the result has in another. */
export const DIGITS_IN_BASE: Witness = {
  row: (result, [from, to]) => {
    if (result < 0n || from < 2n || to < 2n) return undefined;
    const digits = digitsOf(result, to);
    // In the first base digits may be so large that the result has other ways to be read; one without carries is among them.
    if (digits.some((digit) => digit >= from)) return undefined;
    const value = digits.reduceRight((sum, digit) => sum * from + digit, 0n);
    if (value >= DIGITS_LIMIT) return undefined;
    return from <= to ? only(value) : among(value);
  },
  onto: false,
  constants: function* (results) {
    if (!sayMuch(results) || results.some((value) => value < 0n)) return;
    for (const to of BASES) {
      const largest = largestDigit(results, to);
      for (let from = largest + 1n; from < to && from <= largest + MOST_BASES; from++)
        if (from > 1n) yield [from, to];
    }
  },
  column: undefined,
};

function largestDigit(values: readonly bigint[], base: bigint): bigint {
  let largest = 0n;
  for (const value of values) {
    for (const digit of digitsOf(value, base)) if (digit > largest) largest = digit;
    if (largest === base - 1n) break;
  }
  return largest;
}
