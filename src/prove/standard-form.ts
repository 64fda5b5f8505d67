import { childrenOf, mapChildren, readsPast } from '../language/children.js';
import { literal } from '../language/construct.js';
import type { Expression } from '../language/expression.js';
import { PRIMITIVES } from '../language/primitives.js';
import { Evaluator } from './evaluate.js';
import { withoutPast } from './free-past.js';
import { freeVariables, sequencesOf } from './free-variables.js';
import type { Statement } from './statement.js';
import { BeyondReach, WorkLimit } from './work-limit.js';

/**
 * A statement in the form that proofs and their checks work on. It says the same in such a way that names tell nothing:
 *
 * - rows of the arbitrary sequence are parameters ({@link withoutPast});
 * - a variable that a binder binds is called by how deep binders nest in its body, `#1` where there is none: no person can write
 *   such a name, and binders around each other have different ones. Expressions that differ in the names of bound variables only
 *   become equal, and their texts are equal only if they mean the same;
 * - what depends on nothing is computed, as far as that is little work: `2 + 3` is 5.
 */
export interface StandardStatement extends Statement {
  readonly form: 'standard';
}

/** Work that is granted to computing all parts that depend on nothing, and the longest integer that is written in their place. */
const WORK = 20_000;
const LONGEST = 2n ** 1024n;

/** Throws InputError where a side reads a row of the arbitrary sequence that is not at a fixed distance from row n. */
export function standardForm(statement: Statement): StandardStatement {
  const { left, right, definitions, ...rest } = withoutPast(statement);
  const evaluator = new Evaluator([], new WorkLimit(WORK));
  const standard = (node: Expression) => withIndexedVariables(computed(node, evaluator));
  return {
    ...rest,
    form: 'standard',
    left: standard(left),
    right: standard(right),
    definitions: definitions.map((definition) => ({ ...definition, rule: standard(definition.rule) })),
  };
}

/** The same expression with names for bound variables that depend on how binders nest alone. */
export function withIndexedVariables(expression: Expression): Expression {
  const heights = new Map<Expression, number>();
  measure(expression, heights);
  return renamed(expression, new Map(), heights);
}

/** How many binders stand inside each other in a node, itself included. */
function measure(node: Expression, heights: Map<Expression, number>): number {
  const inner = childrenOf(node).map((part) => measure(part, heights));
  const height = Math.max(0, ...inner) + (node.kind === 'bind' ? 1 : 0);
  heights.set(node, height);
  return height;
}

function renamed(
  node: Expression,
  names: ReadonlyMap<string, string>,
  heights: ReadonlyMap<Expression, number>,
): Expression {
  if (node.kind === 'variable') return { kind: 'variable', name: names.get(node.name) ?? node.name };
  if (node.kind !== 'bind') return mapChildren(node, (part) => renamed(part, names, heights));
  // As deep as the body nests, not the arguments: equal sums with different limits share a name.
  const variable = `#${(heights.get(node.body) ?? 0) + 1}`;
  return {
    ...node,
    variable,
    arguments: node.arguments.map((part) => renamed(part, names, heights)),
    body: renamed(node.body, new Map([...names, [node.variable, variable]]), heights),
  };
}

/** Puts integers in the place of parts that depend on nothing and are defined. */
function computed(node: Expression, evaluator: Evaluator): Expression {
  if (node.kind === 'literal' || node.kind === 'variable') return node;
  if (isInteger(node) && freeVariables(node).size === 0 && !readsPast(node) && sequencesOf(node).size === 0) {
    const value = integerOf(node, evaluator);
    return value === undefined || value >= LONGEST || value <= -LONGEST ? node : literal(value);
  }
  return mapChildren(node, (part) => computed(part, evaluator));
}

function isInteger(node: Expression): boolean {
  return node.kind !== 'apply' || PRIMITIVES.get(node.primitive)?.result === 'integer';
}

function integerOf(node: Expression, evaluator: Evaluator): bigint | undefined {
  try {
    return evaluator.evaluate(node, 0n);
  } catch (error) {
    if (error instanceof BeyondReach) return undefined;
    throw error;
  }
}
