import {
  type CompoundName,
  type Expression,
  type HeadName,
  isSingle,
  type Model,
} from '../language/expression.js';

/** What a symbol can derive: an expression, or a whole model below the start symbol. */
export type ProgramNode = Expression | ModelNode | CompoundNode;

interface ModelNode {
  readonly kind: 'model';
  readonly head: HeadName;
  readonly expressions: readonly Expression[];
}

interface CompoundNode {
  readonly kind: 'compound';
  readonly head: CompoundName;
  readonly parts: readonly ProgramNode[];
}

/** A model as a tree of such nodes. The rows of pieces, which no grammar derives, are left out. */
export function programNode(model: Model): ProgramNode {
  if (isSingle(model)) return { kind: 'model', ...model };
  return { kind: 'compound', head: model.head, parts: model.parts.map(programNode) };
}
