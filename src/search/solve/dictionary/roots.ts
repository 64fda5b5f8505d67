import type { Expression } from '../../../language/expression.js';
import { type IntegerPolynomial, linearFactors } from '../../../numbers/integer-polynomial.js';
import type { Relation } from '../relation.js';

/**
 * The integers b whose powers solve a linear recurrence with constant coefficients, 0 and 1 apart: roots of its characteristic
 * polynomial x^r - c1 x^(r-1) - …. None of other relations.
 */
export function rootsOf(relation: Relation): readonly bigint[] {
  const characteristic = characteristicOf(relation);
  if (characteristic === undefined) return [];
  const roots = linearFactors(characteristic).factors.map(({ factor }) => -factor[0]);
  return roots.filter((root) => root !== 0n && root !== 1n).sort((one, other) => Number(one - other));
}

function characteristicOf({ leading, rest }: Relation): IntegerPolynomial | undefined {
  const constant = (polynomial: IntegerPolynomial) => (polynomial.length === 1 ? polynomial[0] : undefined);
  if (leading.length !== 1 || leading[0].expression !== undefined) return undefined;
  const lead = constant(leading[0].coefficient);
  if (lead === undefined) return undefined;
  const byLag = new Map<number, bigint>();
  for (const { coefficient, expression } of rest) {
    if (expression === undefined) continue;
    const lag = lagOf(expression);
    const value = constant(coefficient);
    if (lag === undefined || value === undefined || value % lead !== 0n) return undefined;
    byLag.set(lag, value / lead);
  }
  const order = Math.max(0, ...byLag.keys());
  if (order === 0) return undefined;
  return Array.from({ length: order + 1 }, (_, power) =>
    power === order ? 1n : -(byLag.get(order - power) ?? 0n),
  );
}

function lagOf(expression: Expression): number | undefined {
  if (expression.kind !== 'past' || expression.index.kind !== 'apply') return undefined;
  const [, lag] = expression.index.arguments;
  return lag.kind === 'literal' ? Number(lag.value) : undefined;
}
