import { EXACT_LIMIT } from '../numbers/exact.js';
import type { Fold } from './fold.js';
import { bounded, wordsOf } from './limits.js';

/**
 * The Euler transform b of a sequence e (Sloane & Plouffe, The Encyclopedia of Integer Sequences, 1995): the product of
 * (1 - x^k)^(-e(k)) over k >= 1 is the sum of b(j) x^j, so that b(j) counts the multisets of size j where there are e(k) kinds of
 * things of size k. With c(j) the sum of d e(d) over the divisors d of j, j b(j) = c(1) b(j-1) + c(2) b(j-2) + ... + c(j) b(0).
 */
export class EulerFold implements Fold {
  value: bigint | undefined = 1n;
  private readonly terms: bigint[] = [0n];
  private readonly weights: bigint[] = [0n];
  private readonly transformed: bigint[] = [1n];

  take(term: bigint): number {
    if (this.value === undefined) return 1;
    const { terms, weights, transformed } = this;
    const j = terms.length;
    terms.push(term);
    let weight = 0n;
    for (let d = 1; d * d <= j; d++) {
      if (j % d !== 0) continue;
      weight += BigInt(d) * terms[d];
      if (d * d < j) weight += BigInt(j / d) * terms[j / d];
    }
    weights.push(weight);
    let sum = 0n;
    for (let i = 1; i <= j; i++) sum += weights[i] * transformed[j - i];
    this.value = bounded(sum / BigInt(j));
    if (this.value !== undefined) transformed.push(this.value);
    return 1 + j * (1 + ((wordsOf(weight) * wordsOf(sum)) >> 8));
  }
}

/** The Euler transform on columns: a `Reduction` of the cells of each row, which stand for e(1), e(2) … */
export function reduceEuler(
  out: Float64Array,
  rows: number,
  starts: Int32Array,
  body: Float64Array,
  at: number,
): void {
  let most = 0;
  for (let r = 0; r < rows; r++) most = Math.max(most, starts[r + 1] - starts[r]);
  const weights = new Float64Array(most + 1);
  const transformed = new Float64Array(most + 1);
  for (let r = 0; r < rows; r++) {
    const terms = at + starts[r] - 1;
    const count = starts[r + 1] - starts[r];
    weights.fill(0, 0, count + 1);
    let peak = 0;
    for (let d = 1; d <= count; d++) {
      const weighted = d * body[terms + d];
      for (let j = d; j <= count; j += d) weights[j] += weighted;
      if (Math.abs(weighted) >= EXACT_LIMIT / (count + 1)) peak = Infinity;
    }
    transformed[0] = 1;
    for (let j = 1; j <= count; j++) {
      let sum = 0;
      let magnitude = 0;
      for (let i = 1; i <= j; i++) {
        const product = weights[i] * transformed[j - i];
        sum += product;
        magnitude += Math.abs(product);
      }
      if (magnitude >= EXACT_LIMIT) {
        peak = Infinity;
        // Kept small, so that no infinity hides an undefined term.
        sum = Number.isNaN(sum) ? Number.NaN : 0;
      }
      transformed[j] = sum / j;
    }
    out[r] = transformed[count] + peak;
  }
}

/**
 * The sequence e(1), e(2) … of which the values b(0), b(1) … are the Euler transform: the recurrence of {@link EulerFold} solved for e(j).
 * They are integers. Undefined if b(0) is not 1.
 */
export function inverseEuler(b: readonly bigint[]): readonly bigint[] | undefined {
  if (b[0] !== 1n) return undefined;
  const weights = [0n];
  const terms: bigint[] = [];
  for (let j = 1; j < b.length; j++) {
    let weight = BigInt(j) * b[j];
    for (let i = 1; i < j; i++) weight -= weights[i] * b[j - i];
    weights.push(weight);
    for (let d = 1; d < j; d++) if (j % d === 0) weight -= BigInt(d) * terms[d - 1];
    terms.push(weight / BigInt(j));
  }
  return terms;
}
