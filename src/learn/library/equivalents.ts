import { type Expression, isSingle, type Model } from '../../language/expression.js';
import { ROW } from '../../language/names.js';
import { printExpression, printModel } from '../../language/print.js';
import { sameDecimal } from '../../language/real/decimal.js';
import type { CorpusEntry } from './forest.js';

/**
 * Two expressions known to have the same value, or none, for all integers in place of their variables. `n` stands for the row
 * and for nothing else; all other variables that no binder of the identity binds stand for any integer expression.
 */
export interface Identity {
  readonly left: Expression;
  readonly right: Expression;
}

/** Variants of a program at most, itself included. */
const MOST_VARIANTS = 32;

/** A program as an entry of a corpus, with the programs that identities make of it. */
export function corpusEntry(
  name: string,
  model: Model,
  given: readonly string[],
  identities: readonly Identity[] = [],
): CorpusEntry {
  return { name, variants: equivalents(model, identities), given };
}

/**
 * A program and those that are equal to it by identities, each used in both directions at any place, any number of times; the
 * first ones of them in order of uses. Compound models stay as they are.
 */
export function equivalents(model: Model, identities: readonly Identity[]): readonly Model[] {
  if (!isSingle(model)) return [model];
  const directed = identities.flatMap(({ left, right }) => [
    { left, right },
    { left: right, right: left },
  ]);
  const found = new Map<string, Model>([[printModel(model), model]]);
  for (const known of found.values()) {
    if (!isSingle(known)) continue;
    const [root] = known.expressions;
    for (const expression of rewritings(root, directed)) {
      const variant: Model = { ...known, expressions: [expression] };
      const text = printModel(variant);
      // A map is walked through in the order of insertion, what is added on the way included.
      if (!found.has(text)) found.set(text, variant);
      if (found.size >= MOST_VARIANTS) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** All expressions that come of one use of one identity from left to right. */
function* rewritings(node: Expression, identities: readonly Identity[]): Generator<Expression> {
  for (const identity of identities) {
    const rewritten = rewrite(node, identity);
    if (rewritten !== undefined) yield rewritten;
  }
  switch (node.kind) {
    case 'past':
    case 'given':
      for (const index of rewritings(node.index, identities)) yield { ...node, index };
      return;
    case 'apply':
    case 'bind':
      for (const [at, value] of node.arguments.entries()) {
        for (const other of rewritings(value, identities))
          yield { ...node, arguments: node.arguments.with(at, other) };
      }
      if (node.kind === 'bind') for (const body of rewritings(node.body, identities)) yield { ...node, body };
      return;
  }
}

type Bindings = Map<string, Expression>;

/** The right side of an identity with what the left side matched, if it matches. */
function rewrite(node: Expression, { left, right }: Identity): Expression | undefined {
  const bindings: Bindings = new Map();
  return matches(left, node, bindings, new Map()) ? filled(right, bindings, new Set()) : undefined;
}

/** @param scope variables bound around the pattern, with those bound at the same places around the node */
function matches(
  pattern: Expression,
  node: Expression,
  bindings: Bindings,
  scope: ReadonlyMap<string, string>,
): boolean {
  if (pattern.kind === 'variable') {
    const bound = scope.get(pattern.name);
    if (bound !== undefined || pattern.name === ROW)
      return node.kind === 'variable' && node.name === (bound ?? ROW);
    const known = bindings.get(pattern.name);
    if (known !== undefined) return printExpression(known) === printExpression(node);
    // What depends on a variable of the pattern's own binders does not stand for one integer.
    if ([...scope.values()].some((name) => mentions(node, name))) return false;
    bindings.set(pattern.name, node);
    return true;
  }
  const all = (patterns: readonly Expression[], nodes: readonly Expression[]) =>
    patterns.length === nodes.length &&
    patterns.every((part, index) => matches(part, nodes[index], bindings, scope));
  switch (pattern.kind) {
    case 'literal':
      return node.kind === 'literal' && node.value === pattern.value;
    case 'decimal':
      return sameDecimal(pattern, node);
    case 'past':
      return node.kind === 'past' && all([pattern.index], [node.index]);
    case 'given':
      return node.kind === 'given' && node.column === pattern.column && all([pattern.index], [node.index]);
    case 'apply':
      return (
        node.kind === 'apply' &&
        node.primitive === pattern.primitive &&
        all(pattern.arguments, node.arguments)
      );
    case 'bind':
      return (
        node.kind === 'bind' &&
        node.binder === pattern.binder &&
        all(pattern.arguments, node.arguments) &&
        matches(pattern.body, node.body, bindings, new Map([...scope, [pattern.variable, node.variable]]))
      );
  }
}

/**
 * A pattern with expressions in place of its variables; undefined where one is not known, or would be captured by a binder of
 * the pattern.
 */
function filled(pattern: Expression, bindings: Bindings, bound: ReadonlySet<string>): Expression | undefined {
  switch (pattern.kind) {
    case 'literal':
    case 'decimal':
      return pattern;
    case 'variable': {
      if (pattern.name === ROW || bound.has(pattern.name)) return pattern;
      const value = bindings.get(pattern.name);
      return value !== undefined && [...bound].some((name) => mentions(value, name)) ? undefined : value;
    }
    case 'past':
    case 'given': {
      const index = filled(pattern.index, bindings, bound);
      return index && { ...pattern, index };
    }
    case 'apply': {
      const values = filledAll(pattern.arguments, bindings, bound);
      return values && { ...pattern, arguments: values };
    }
    case 'bind': {
      const values = filledAll(pattern.arguments, bindings, bound);
      const body = filled(pattern.body, bindings, new Set([...bound, pattern.variable]));
      return values && body && { ...pattern, arguments: values, body };
    }
  }
}

function filledAll(
  patterns: readonly Expression[],
  bindings: Bindings,
  bound: ReadonlySet<string>,
): readonly Expression[] | undefined {
  const parts = patterns.map((part) => filled(part, bindings, bound));
  return parts.includes(undefined) ? undefined : (parts as Expression[]);
}

/** Whether a variable of that name stands anywhere in an expression, bound or not. */
function mentions(node: Expression, name: string): boolean {
  switch (node.kind) {
    case 'literal':
    case 'decimal':
      return false;
    case 'variable':
      return node.name === name;
    case 'past':
    case 'given':
      return mentions(node.index, name);
    case 'apply':
      return node.arguments.some((part) => mentions(part, name));
    case 'bind':
      return mentions(node.body, name) || node.arguments.some((part) => mentions(part, name));
  }
}
