import { childrenOf } from '../language/children.js';
import type { Expression } from '../language/expression.js';

/** The names of the sequences that an expression refers to. */
export function sequencesOf(expression: Expression): Set<string> {
  const found = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'given') found.add(node.column);
    childrenOf(node).forEach(visit);
  };
  visit(expression);
  return found;
}

/** The variables of an expression that no binder in it binds, `n` among them where it occurs. */
export function freeVariables(expression: Expression): Set<string> {
  const found = new Set<string>();
  const bound: string[] = [];
  const visit = (node: Expression): void => {
    if (node.kind === 'variable') {
      if (!bound.includes(node.name)) found.add(node.name);
    } else if (node.kind === 'bind') {
      node.arguments.forEach(visit);
      bound.push(node.variable);
      visit(node.body);
      bound.pop();
    } else childrenOf(node).forEach(visit);
  };
  visit(expression);
  return found;
}
