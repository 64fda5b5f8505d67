import { childrenOf } from './children.js';
import type { Expression } from './expression.js';

/** Depth of nesting: 1 for a leaf. Takes expressions of any depth, by levels and not by recursion. */
export function depthOf(expression: Expression): number {
  let depth = 0;
  for (let level: readonly Expression[] = [expression]; level.length > 0; level = level.flatMap(childrenOf)) {
    depth++;
  }
  return depth;
}
