import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { ringOf } from '../../language/primitives.js';

/** A term of a sum, with its sign apart. */
export interface Signed {
  readonly negative: boolean;
  readonly term: Expression;
}

/** Terms added and subtracted from left to right, beginning with one that is added if there is any. */
export function signedSum(terms: readonly Signed[]): Expression {
  const at = terms.findIndex(({ negative }) => !negative);
  const [first, ...others] = at < 0 ? terms : [terms[at], ...terms.slice(0, at), ...terms.slice(at + 1)];
  if (first === undefined) return literal(0);
  return others.reduce<Expression>(
    (sum, { negative, term }) => apply(negative ? '-' : '+', sum, term),
    first.negative ? negated(first.term) : first.term,
  );
}

function negated(term: Expression): Expression {
  if (term.kind === 'literal') return literal(-term.value);
  if (term.kind === 'apply' && ringOf(term) === 'multiplication' && term.arguments[0].kind === 'literal')
    return apply('*', literal(-term.arguments[0].value), term.arguments[1]);
  return apply('neg', term);
}
