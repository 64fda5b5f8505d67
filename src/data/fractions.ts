import { gcdOf } from '../numbers/gcd.js';

const FRACTION = /^(-?\d+) ?\/ ?(\d+)$/;
const WHOLE = /^-?\d+$/;

/** A fraction as it is written; a whole number has no denominator. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint | undefined;
}

/** The longest numerator or denominator, in digits. */
const LONGEST = 1000;

/** Cells as fractions, at least one of which has a denominator; undefined where one is none. No denominator is 0. */
export function readFractions(texts: readonly string[]): readonly Fraction[] | undefined {
  const fractions: Fraction[] = [];
  for (const text of texts) {
    const [, top, bottom] = FRACTION.exec(text) ?? (WHOLE.test(text) ? [text, text] : []);
    if (top === undefined || top.length > LONGEST || (bottom?.length ?? 0) > LONGEST) return undefined;
    const denominator = bottom === undefined ? undefined : BigInt(bottom);
    if (denominator === 0n) return undefined;
    fractions.push({ numerator: BigInt(top), denominator });
  }
  return fractions.some(({ denominator }) => denominator !== undefined) ? fractions : undefined;
}

/** Whether all fractions are in lowest terms, and no denominator is 1. */
export function areReduced(fractions: readonly Fraction[]): boolean {
  return fractions.every(
    ({ numerator, denominator }) =>
      denominator === undefined || (denominator !== 1n && gcdOf(numerator, denominator) === 1n),
  );
}
