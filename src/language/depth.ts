import type { Expression } from './expression.js';

/** The expressions directly inside one: its arguments, then its body. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'variable':
      return [];
    case 'past':
    case 'given':
      return [expression.index];
    case 'apply':
      return expression.arguments;
    case 'bind':
      return [...expression.arguments, expression.body];
  }
}

/** Depth of nesting: 1 for a leaf. Takes expressions of any depth, by levels and not by recursion. */
export function depthOf(expression: Expression): number {
  let depth = 0;
  for (let level: readonly Expression[] = [expression]; level.length > 0; level = level.flatMap(childrenOf)) {
    depth++;
  }
  return depth;
}
