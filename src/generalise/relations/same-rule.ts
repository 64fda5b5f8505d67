import type { Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import { keyOf } from '../laws/atoms.js';
import { NoNormalForm, NormalForms } from '../laws/normal-form.js';

/** Whether two rules are the same after calculating: they have one normal form, with each row of a sequence as a variable. */
export function isSameRule(one: Expression, other: Expression): boolean {
  const forms = new NormalForms('integers');
  try {
    const [x, y] = [one, other].map((rule) => keyOf(forms.form(withRowsAsVariables(rule))));
    return x === y;
  } catch (error) {
    if (error instanceof NoNormalForm) return printExpression(one) === printExpression(other);
    throw error;
  }
}

function withRowsAsVariables(node: Expression): Expression {
  if (node.kind === 'past' || node.kind === 'given') {
    return { kind: 'variable', name: printExpression(node) };
  }
  if (node.kind !== 'apply') return node;
  return { ...node, arguments: node.arguments.map(withRowsAsVariables) };
}
