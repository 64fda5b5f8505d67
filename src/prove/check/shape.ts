import type { Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import type { Evaluator } from '../evaluate.js';
import type { Definition } from '../statement.js';
import type { Degrees } from './degrees.js';
import { NotShown, require } from './verdict.js';

/** So many dimensions, from so many rows on. */
export interface Order {
  readonly order: number;
  readonly start: bigint;
}

/** What a certificate says of an expression: a rule, and the period and step that it found. */
export interface Hint {
  readonly rule: string;
  readonly start: bigint;
  readonly period: number | undefined;
  readonly step: bigint | undefined;
}

/** Orders of expressions of n: what the rule for an expression asks of its parts. All throw NotShown. */
export interface OrderRules {
  readonly evaluator: Evaluator;
  readonly degrees: Degrees;
  readonly hints: ReadonlyMap<string, Hint>;
  readonly parameters: readonly string[];
  /** Periods that sequences may have: those that are usual, and those that the certificate claims of any. */
  readonly periods: readonly number[];
  /** Of an order that can be compared. */
  of(node: Expression): Order;
  definition(name: string): Definition;
  fail(node: Expression): never;
  /** The row from which on an expression is above 0. */
  positive(node: Expression): bigint;
  requirePlain(node: Expression): void;
  /** The claim of the certificate for an expression that has a period. */
  claim(node: Expression | string): Hint & { period: number };
}

/** The later of two rows, or the latest of more. */
export function latest(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((latest, row) => {
    if (row > latest) return row;
    return latest;
  }, first);
}

/** A value that has to be there. */
export function termAt(evaluator: Evaluator, node: Expression, n: bigint): bigint {
  const value = evaluator.evaluate(node, n);
  require(value !== undefined, `${printExpression(node)} is undefined in row ${n}`);
  return value;
}

/** Checks that u(n + period) - u(n) = step for all n >= start: one row more than u has dimensions decides. */
export function requireStep(
  evaluator: Evaluator,
  node: Expression,
  { order, start }: Order,
  period: number,
  step: bigint,
): void {
  for (let row = 0; row <= order; row++) {
    const n = start + BigInt(row);
    const found = termAt(evaluator, node, n + BigInt(period)) - termAt(evaluator, node, n);
    require(found === step, `${printExpression(node)} does not go up by ${step} every ${period} rows`);
  }
}

/** Checks that the residues of u repeat: Fatou's recurrence has integer coefficients, so that a window of residues decides. */
export function requireResidues(
  evaluator: Evaluator,
  node: Expression,
  { order, start }: Order,
  period: number,
  modulus: bigint,
): void {
  for (let row = 0; row < Math.max(order, 1); row++) {
    const n = start + BigInt(row);
    const difference = termAt(evaluator, node, n + BigInt(period)) - termAt(evaluator, node, n);
    require(difference % modulus ===
      0n, `${printExpression(node)} modulo ${modulus} does not have period ${period}`);
  }
}

/** Rows that are looked at for the one from which on signs stay. */
const MOST_ROWS = 5000;

/**
 * The row from which on the sign of u depends on n modulo the period only, and these signs. Each class has to be a polynomial:
 * its leading differences stay equal for as many members as decide, and then all differences at a member have one sign.
 */
export function settledSigns(
  evaluator: Evaluator,
  node: Expression,
  { order, start }: Order,
  period: number,
): { start: bigint; signs: number[] } {
  const signs: number[] = [];
  let settled = 0;
  for (let offset = 0; offset < period; offset++) {
    const at = (member: number) => termAt(evaluator, node, start + BigInt(offset + member * period));
    let row = Array.from({ length: 2 * order + 2 }, (_, member) => at(member));
    const heads: bigint[] = [];
    while (row.some((value) => value !== 0n)) {
      evaluator.work.spend(row.length);
      heads.push(row[0]);
      row = row.slice(1).map((value, index) => value - row[index]);
      require(row.length >= order + 1, `${printExpression(node)} is no polynomial every ${period} rows`);
    }
    const sign = heads.length === 0 ? 0 : Math.sign(Number(heads[heads.length - 1] > 0n ? 1n : -1n));
    let member = 0;
    while (heads.some((head, index) => (sign > 0 ? head < 0n : head > 0n) || (index === 0 && head === 0n))) {
      evaluator.work.spend(heads.length);
      for (let index = 0; index + 1 < heads.length; index++) heads[index] += heads[index + 1];
      if (++member > MOST_ROWS) throw new NotShown(`the sign of ${printExpression(node)} does not settle`);
    }
    signs.push(sign);
    settled = Math.max(settled, member);
  }
  return { start: start + BigInt(settled * period), signs };
}

export function joined(
  parts: readonly Order[],
  combine: (p: number, q: number) => number,
  least = 0n,
): Order {
  const starts = parts.map(({ start }) => start);
  return {
    order: parts.map(({ order }) => order).reduce(combine),
    start: latest(least, ...starts),
  };
}

/** Power products of degree k in r variables: the binomial coefficient of r + k - 1 and k. Infinity where there are very many. */
export function monomials(r: number, k: number): number {
  let count = 1;
  for (let degree = 1; degree <= k; degree++) {
    count = (count * (r + degree - 1)) / degree;
    if (count > Number.MAX_SAFE_INTEGER) return Infinity;
  }
  return Math.round(count);
}
