import { integerRoot } from './root.js';

/** The continued fraction of a number, as far as it was asked for, and its convergents. */
export interface ContinuedFraction {
  readonly quotients: readonly bigint[];
  readonly numerators: readonly bigint[];
  readonly denominators: readonly bigint[];
}

/** Bits after the point that a root is computed to at first; they are doubled until the quotients suffice. */
const FIRST_PRECISION = 256;

const known = new Map<string, { readonly precision: number; readonly fraction: ContinuedFraction }>();
const MOST_KNOWN = 2 ** 10;

/**
 * The continued fraction of the k-th root of c, for c >= 0 and k >= 1, to at least `count` quotients, or all of them where
 * the root is an integer.
 */
export function fractionOfRoot(c: bigint, k: number, count: number): ContinuedFraction {
  const key = `${c} ${k}`;
  let entry = known.get(key);
  if (entry === undefined || (entry.fraction.quotients.length < count && entry.precision > 0)) {
    entry = expandRoot(c, k, count, entry?.precision ?? 0);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, entry);
  }
  return entry.fraction;
}

/** @param before the precision that was not enough; a precision of 0 says that the fraction is complete */
function expandRoot(c: bigint, k: number, count: number, before: number) {
  const whole = integerRoot(c, k);
  if (whole ** BigInt(k) === c) return { precision: 0, fraction: withConvergents([whole]) };
  for (let precision = Math.max(2 * before, FIRST_PRECISION); ; precision *= 2) {
    const lower = integerRoot(c << BigInt(k * precision), k);
    const quotients = commonQuotients(lower, lower + 1n, 1n << BigInt(precision));
    if (quotients.length >= count) return { precision, fraction: withConvergents(quotients) };
  }
}

/** The quotients that the expansions of p/d and q/d share, and so all numbers between them; the last may be left out. */
function commonQuotients(p: bigint, q: bigint, d: bigint): bigint[] {
  let [low, lowBelow, high, highBelow] = [p, d, q, d];
  const quotients: bigint[] = [];
  while (lowBelow > 0n && highBelow > 0n) {
    const quotient = low / lowBelow;
    if (quotient !== high / highBelow) break;
    quotients.push(quotient);
    [low, lowBelow] = [lowBelow, low - quotient * lowBelow];
    [high, highBelow] = [highBelow, high - quotient * highBelow];
  }
  return quotients;
}

function withConvergents(quotients: readonly bigint[]): ContinuedFraction {
  const numerators: bigint[] = [];
  const denominators: bigint[] = [];
  let [top, topBefore, bottom, bottomBefore] = [1n, 0n, 0n, 1n];
  for (const quotient of quotients) {
    [top, topBefore] = [quotient * top + topBefore, top];
    [bottom, bottomBefore] = [quotient * bottom + bottomBefore, bottom];
    numerators.push(top);
    denominators.push(bottom);
  }
  return { quotients, numerators, denominators };
}
