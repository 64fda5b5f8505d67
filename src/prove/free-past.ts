import { InputError } from '../errors.js';
import { mapChildren } from '../language/children.js';
import type { Expression } from '../language/expression.js';
import { printExpression } from '../language/print.js';
import { Polynomial } from '../numbers/polynomial.js';
import { polynomialOf } from './polynomial-form.js';
import type { Statement } from './statement.js';

/**
 * Makes a parameter of each row of the arbitrary sequence that the sides read: `a(n-1)` becomes a variable of that name.
 * Throws {@link InputError} where a side reads a row that is not at a fixed distance from row n.
 */
export function withoutPast(statement: Statement): Statement {
  const names = new Set(statement.parameters);
  const visit = (node: Expression): Expression => {
    if (node.kind !== 'past') return mapChildren(node, visit);
    const name = rowName(node.index);
    names.add(name);
    return { kind: 'variable', name };
  };
  const [left, right] = [visit(statement.left), visit(statement.right)];
  return { ...statement, left, right, parameters: [...names] };
}

/** Whether a parameter stands for a row of the arbitrary sequence. */
export function isRowName(name: string): boolean {
  return name.startsWith('a(');
}

function rowName(index: Expression): string {
  const distance = polynomialOf(index)?.minus(Polynomial.variable('n')).constant();
  if (distance === undefined || distance.denominator !== 1n) {
    throw new InputError(
      `a(${printExpression(index)}) is no row at a fixed distance from n, as a(n-1) is; define a sequence with --let`,
    );
  }
  const by = distance.numerator;
  return by === 0n ? 'a(n)' : by < 0n ? `a(n-${-by})` : `a(n+${by})`;
}
