import { mapChildren } from '../language/children.js';
import { apply } from '../language/construct.js';
import type { Bind, Expression } from '../language/expression.js';
import { freeVariables } from './free-variables.js';

/** Puts an expression in the place of a free variable. Binders around that place bind nothing in it: their variables are renamed. */
export function substitute(node: Expression, name: string, value: Expression): Expression {
  return replace(node, name, value, freeVariables(value));
}

function replace(node: Expression, name: string, value: Expression, free: ReadonlySet<string>): Expression {
  if (node.kind === 'variable') return node.name === name ? value : node;
  if (node.kind !== 'bind') return mapChildren(node, (part) => replace(part, name, value, free));
  const values = node.arguments.map((part) => replace(part, name, value, free));
  // An inner binder of the same variable hides the outer one in its body.
  if (node.variable === name) return { ...node, arguments: values };
  const renamed = free.has(node.variable) ? withFreshVariable(node, name, free) : node;
  return { ...renamed, arguments: values, body: replace(renamed.body, name, value, free) };
}

/** The same binder of a variable whose name occurs neither in its body nor in what is put there. */
function withFreshVariable(
  node: Bind<Expression>,
  name: string,
  free: ReadonlySet<string>,
): Bind<Expression> {
  const inBody = freeVariables(node.body);
  let fresh = node.variable;
  while (free.has(fresh) || inBody.has(fresh) || fresh === name) fresh = `${fresh}'`;
  return {
    ...node,
    variable: fresh,
    body: substitute(node.body, node.variable, { kind: 'variable', name: fresh }),
  };
}

export function minus(x: Expression, y: Expression): Expression {
  return apply('-', x, y);
}

export function plus(x: Expression, y: Expression): Expression {
  return apply('+', x, y);
}

export function times(x: Expression, y: Expression): Expression {
  return apply('*', x, y);
}
