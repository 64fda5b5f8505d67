import type { Expression } from '../../language/expression.js';
import { lcmOfNumbers } from '../../numbers/gcd.js';
import { residueOf } from '../../numbers/modular.js';
import { PERIODS } from '../limits.js';
import type { OrderBound } from './order-bound.js';
import type { Terms } from './terms.js';
import { Windows } from './windows.js';

/** Terms that are looked at for one question. */
const MOST_TERMS = 20_000;

/** u(n + period) = u(n) + step for all n >= the start of its bound. */
export interface QuasiAffine {
  readonly period: number;
  readonly step: bigint;
}

/**
 * The least period tried for which u is quasi-affine. What is compared has at most one dimension more than u, so that as
 * many equal terms decide for all.
 */
export function quasiAffine(terms: Terms, node: Expression, bound: OrderBound): QuasiAffine | undefined {
  const periods = [...new Set([...PERIODS, ...periodsIn(bound)])].sort((x, y) => x - y);
  for (const period of periods) {
    if (period + bound.order > MOST_TERMS) continue;
    const step = difference(terms, node, bound.start, period);
    if (step === undefined) return undefined;
    let holds = true;
    for (let row = 1; row <= bound.order && holds; row++) {
      holds = difference(terms, node, bound.start + BigInt(row), period) === step;
    }
    if (holds) return { period, step };
  }
  return undefined;
}

function difference(terms: Terms, node: Expression, n: bigint, period: number): bigint | undefined {
  const x = terms.integer(node, n);
  const y = terms.integer(node, n + BigInt(period));
  return x === undefined || y === undefined ? undefined : y - x;
}

/** Periods that occur in the parts of a bound, and the least common multiple of all. */
function periodsIn(bound: OrderBound): number[] {
  const found = new Set<number>();
  const visit = ({ period, parts }: OrderBound): void => {
    if (period !== undefined) found.add(period);
    parts.forEach(visit);
  };
  visit(bound);
  const common = [...found].reduce(lcmOfNumbers, 1);
  return [...found, common].filter((period) => period <= MOST_TERMS);
}

/** From `start` on the sign of u has this period; one sign a residue of n - start. */
export interface SignPattern {
  readonly period: number;
  readonly start: bigint;
  readonly signs: readonly number[];
}

/**
 * The signs of u where it is a polynomial on each residue class: decided by finite differences. If u(t), its first, second …
 * differences at t are none of them negative, nor are they later (Newton's forward formula).
 */
export function signPattern(terms: Terms, node: Expression, bound: OrderBound): SignPattern | undefined {
  const { order } = bound;
  for (const period of new Set([...PERIODS, ...periodsIn(bound)])) {
    if (2 * order * period > MOST_TERMS) continue;
    const classes: ClassSign[] = [];
    for (let offset = 0; offset < period; offset++) {
      const sign = signOfClass(terms, node, bound, period, offset);
      if (sign === undefined) break;
      classes.push(sign);
    }
    if (classes.length < period) continue;
    const skipped = Math.max(...classes.map(({ from }) => from));
    return {
      period,
      start: bound.start + BigInt(skipped * period),
      signs: classes.map(({ sign }) => sign),
    };
  }
  return undefined;
}

interface ClassSign {
  readonly sign: number;
  /** The first member of the class from which on it holds. */
  readonly from: number;
}

/** Members of the class that are tried as the one from which on the sign stays. */
const MOST_ATTEMPTS = 4096;

function signOfClass(
  terms: Terms,
  node: Expression,
  { start, order }: OrderBound,
  period: number,
  offset: number,
): ClassSign | undefined {
  const values: bigint[] = [];
  // A polynomial of degree below the order, subtracted, at most doubles it: that many terms decide.
  for (let member = 0; member < 2 * order + 1; member++) {
    const value = terms.integer(node, start + BigInt(offset + member * period));
    if (value === undefined) return undefined;
    values.push(value);
  }
  terms.work.spend((values.length ** 2) >> 2);
  const rows = differences(values);
  const degree = rows.findIndex((row) => row.every((value) => value === 0n));
  // The differences that are seen to vanish: at least 2 order + 1 - degree of them, whose order is at most that of u.
  if (degree < 0 || degree > order) return undefined;
  if (degree === 0) return { sign: 0, from: 0 };
  let front = rows.slice(0, degree).map((row) => row[0]);
  const sign = front[degree - 1] > 0n ? 1 : -1;
  for (let from = 0; from < MOST_ATTEMPTS; from++) {
    const signed = front.map((value) => BigInt(sign) * value);
    if (signed[0] > 0n && signed.every((value) => value >= 0n)) return { sign, from };
    terms.work.spend(front.length);
    front = front.map((value, index) => value + (front[index + 1] ?? 0n));
  }
  return undefined;
}

/** The values, their differences, the differences of these … down to one value. */
function differences(values: readonly bigint[]): bigint[][] {
  const rows = [[...values]];
  while (rows[rows.length - 1].length > 1) {
    const last = rows[rows.length - 1];
    rows.push(last.slice(1).map((value, index) => value - last[index]));
  }
  return rows;
}

/** From `start` on u mod modulus has this period. */
export interface ResiduePeriod {
  readonly period: number;
  readonly start: bigint;
}

/**
 * When the residues of u modulo a positive integer repeat. A sequence of integers of order r satisfies a recurrence of
 * order at most r with integer coefficients and leading coefficient 1 (Fatou 1906; Stanley, Enumerative Combinatorics 1,
 * exercise 4.2), so that r residues in a row determine all later ones: where such a window comes again, the period is found.
 */
export function residuePeriod(
  terms: Terms,
  node: Expression,
  bound: OrderBound,
  modulus: bigint,
): ResiduePeriod | undefined {
  const windows = new Windows(Math.max(bound.order, 1));
  for (let row = 0; row < MOST_TERMS / 4; row++) {
    const value = terms.integer(node, bound.start + BigInt(row));
    if (value === undefined) return undefined;
    const before = windows.add(residueOf(value, modulus));
    if (before !== undefined) {
      return { period: row - before, start: bound.start + BigInt(before - windows.length + 1) };
    }
  }
  return undefined;
}
