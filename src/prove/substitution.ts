import { mapChildren } from '../language/children.js';
import { apply } from '../language/construct.js';
import type { Expression } from '../language/expression.js';

/** Puts an expression in the place of a free variable. It must not use variables that are bound around that place. */
export function substitute(node: Expression, name: string, value: Expression): Expression {
  if (node.kind === 'variable') return node.name === name ? value : node;
  return mapChildren(node, (part, index) => {
    // An inner binder of the same variable hides the outer one in its body.
    const isHidden = node.kind === 'bind' && node.variable === name && index === node.arguments.length;
    return isHidden ? part : substitute(part, name, value);
  });
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
