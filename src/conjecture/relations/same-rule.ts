import { mapChildren, readsPast } from '../../language/children.js';
import type { Expression } from '../../language/expression.js';
import { ROW } from '../../language/names.js';
import { printExpression } from '../../language/print.js';
import type { Definition, Statement } from '../../prove/statement.js';
import { substitute } from '../../prove/substitution.js';
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

/** Whether both sides are the same once rows of sequences with a formula are replaced by it: that is calculation, no theorem. */
export function isByCalculation({ left, right, definitions }: Statement): boolean {
  const [one, other] = [left, right].map((side) => withFormulas(side, definitions));
  return isSameRule(one, other);
}

/** The formulas of sequences that have one, of n alone, in the place of their rows. */
function withFormulas(node: Expression, definitions: readonly Definition[]): Expression {
  if (node.kind === 'bind') return node;
  const replaced = mapChildren(node, (part) => withFormulas(part, definitions));
  if (replaced.kind !== 'given') return replaced;
  const definition = definitions.find(({ name }) => name === replaced.column);
  const isFormula =
    definition !== undefined && definition.initial.length === 0 && !readsPast(definition.rule);
  return isFormula ? substitute(definition.rule, ROW, replaced.index) : replaced;
}

function withRowsAsVariables(node: Expression): Expression {
  if (node.kind === 'past' || node.kind === 'given') {
    return { kind: 'variable', name: printExpression(node) };
  }
  if (node.kind !== 'apply') return node;
  return { ...node, arguments: node.arguments.map(withRowsAsVariables) };
}
