import { BEFORE } from '../../data/dataset.js';
import { apply, literal, N, plus, times } from '../../language/construct.js';
import type { Expression, HeadName, SingleModel } from '../../language/expression.js';

/** The target of the rows before the piece. */
export function before(index: Expression): Expression {
  return { kind: 'given', column: BEFORE, index };
}

export function sum(left: Expression, right: Expression): Expression {
  return apply('+', left, right);
}

export function difference(left: Expression, right: Expression): Expression {
  return apply('-', left, right);
}

export function modulo(term: Expression, modulus: number): Expression {
  return apply('mod', term, literal(modulus));
}

export function single(head: HeadName, expression: Expression): SingleModel {
  return { head, expressions: [expression] };
}

/** slope * n + level. */
export function line(slope: number, level: number): Expression {
  if (slope === 0) return literal(level);
  if (slope === -1) return difference(literal(level), N);
  return plus(times(slope, N), level);
}
