import { BEFORE } from '../../data/dataset.js';
import { apply, literal, N } from '../../language/construct.js';
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

/** An expression with a constant added, subtracted where that reads better, or left out where it is 0. */
export function shifted(term: Expression, by: number): Expression {
  if (by === 0) return term;
  return by > 0 ? apply('+', term, literal(by)) : apply('-', term, literal(-by));
}

export function times(factor: number, term: Expression): Expression {
  return factor === 1 ? term : apply('*', literal(factor), term);
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
  return shifted(times(slope, N), level);
}
