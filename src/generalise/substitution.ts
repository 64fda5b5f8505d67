import { apply } from '../language/construct.js';
import type { Expression } from '../language/expression.js';

/** Puts an expression in the place of a free variable. It must not use variables that are bound around that place. */
export function substitute(node: Expression, name: string, value: Expression): Expression {
  const inner = (part: Expression) => substitute(part, name, value);
  switch (node.kind) {
    case 'literal':
      return node;
    case 'variable':
      return node.name === name ? value : node;
    case 'past':
    case 'given':
      return { ...node, index: inner(node.index) };
    case 'apply':
      return { ...node, arguments: node.arguments.map(inner) };
    case 'bind':
      return {
        ...node,
        arguments: node.arguments.map(inner),
        body: node.variable === name ? node.body : inner(node.body),
      };
  }
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
