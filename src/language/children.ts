import type { Expression, NodeOver } from './expression.js';

/** The expressions directly inside one: its arguments, then its body. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'decimal':
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

/** The same node with everything directly inside it replaced, in the order of {@link childrenOf}; a leaf stays as it is. */
export function mapChildren<Node>(
  node: NodeOver<Node>,
  change: (child: Node, index: number) => Node,
): NodeOver<Node> {
  switch (node.kind) {
    case 'literal':
    case 'decimal':
    case 'variable':
      return node;
    case 'past':
    case 'given':
      return { ...node, index: change(node.index, 0) };
    case 'apply':
      return { ...node, arguments: node.arguments.map(change) };
    case 'bind': {
      const values = node.arguments.map(change);
      return { ...node, arguments: values, body: change(node.body, values.length) };
    }
  }
}

/** Adds the names of the given columns that an expression reads to a set. */
export function collectColumns(expression: Expression, names: Set<string>): void {
  if (expression.kind === 'given') names.add(expression.column);
  for (const child of childrenOf(expression)) collectColumns(child, names);
}

/** Whether an expression reads rows of the target. */
export function readsPast(expression: Expression): boolean {
  return expression.kind === 'past' || childrenOf(expression).some(readsPast);
}

/** Whether an expression reads the row it stands in, or rows before it, of anything but given columns in the same row. */
export function readsOrder(expression: Expression): boolean {
  if (expression.kind === 'past' || (expression.kind === 'variable' && expression.name === 'n')) return true;
  const isHere =
    expression.kind === 'given' && expression.index.kind === 'variable' && expression.index.name === 'n';
  return !isHere && childrenOf(expression).some(readsOrder);
}
