import { childrenOf, mapChildren } from '../../language/children.js';
import type { Expression } from '../../language/expression.js';
import { sameDecimal } from '../../language/real/decimal.js';

/** What stands for the variables of a pattern. */
export type Substitution = ReadonlyMap<string, Expression>;

/** A pattern and what takes its place. Every free variable of the pattern stands for any expression. */
export interface Rule {
  readonly from: Expression;
  readonly to: Expression;
}

/** Whether two expressions are the same, node for node. */
export function sameExpression(one: Expression, other: Expression): boolean {
  if (one === other) return true;
  switch (one.kind) {
    case 'literal':
      return other.kind === 'literal' && one.value === other.value;
    case 'decimal':
      return sameDecimal(one, other);
    case 'variable':
      return other.kind === 'variable' && one.name === other.name;
    case 'past':
      return other.kind === 'past' && sameExpression(one.index, other.index);
    case 'given':
      return other.kind === 'given' && one.column === other.column && sameExpression(one.index, other.index);
    case 'apply':
      return (
        other.kind === 'apply' &&
        one.primitive === other.primitive &&
        sameList(one.arguments, other.arguments)
      );
    case 'bind':
      return (
        other.kind === 'bind' &&
        one.binder === other.binder &&
        one.variable === other.variable &&
        sameList(one.arguments, other.arguments) &&
        sameExpression(one.body, other.body)
      );
  }
}

function sameList(one: readonly Expression[], other: readonly Expression[]): boolean {
  return one.length === other.length && one.every((node, index) => sameExpression(node, other[index]));
}

/** What the variables of a pattern of literals, variables and primitives have to be for it to be the expression. */
export function match(pattern: Expression, expression: Expression): Substitution | undefined {
  const found = new Map<string, Expression>();
  return matchInto(pattern, expression, found) ? found : undefined;
}

function matchInto(pattern: Expression, expression: Expression, found: Map<string, Expression>): boolean {
  switch (pattern.kind) {
    case 'variable': {
      const known = found.get(pattern.name);
      if (known !== undefined) return sameExpression(known, expression);
      found.set(pattern.name, expression);
      return true;
    }
    case 'literal':
      return expression.kind === 'literal' && expression.value === pattern.value;
    case 'apply':
      return (
        expression.kind === 'apply' &&
        expression.primitive === pattern.primitive &&
        pattern.arguments.every((argument, index) => matchInto(argument, expression.arguments[index], found))
      );
    default:
      return false;
  }
}

/** The pattern with its variables replaced; undefined where one has nothing to stand for it. */
export function substitute(pattern: Expression, substitution: Substitution): Expression | undefined {
  switch (pattern.kind) {
    case 'variable':
      return substitution.get(pattern.name);
    case 'apply': {
      const values: Expression[] = [];
      for (const argument of pattern.arguments) {
        const value = substitute(argument, substitution);
        if (value === undefined) return undefined;
        values.push(value);
      }
      return { ...pattern, arguments: values };
    }
    default:
      return pattern;
  }
}

/** The expression with another one in every place where `part` stands, node for node. */
export function replaceExpression(expression: Expression, part: Expression, by: Expression): Expression {
  if (sameExpression(expression, part)) return by;
  return mapChildren(expression, (child) => replaceExpression(child, part, by));
}

/** Rules by the primitive at the root of their patterns. */
export class RuleIndex {
  readonly #rules = new Map<string, Rule[]>();

  constructor(rules: Iterable<Rule> = []) {
    for (const rule of rules) this.add(rule);
  }

  copy(): RuleIndex {
    return new RuleIndex([...this.#rules.values()].flat());
  }

  /** Adds a rule. The pattern must apply a primitive; one that is a lone variable would match everything. */
  add(rule: Rule): void {
    if (rule.from.kind !== 'apply') return;
    const { primitive } = rule.from;
    const known = this.#rules.get(primitive);
    if (known === undefined) this.#rules.set(primitive, [rule]);
    else known.push(rule);
  }

  /** What an expression becomes by one rule at its root. */
  *atRoot(expression: Expression): Generator<Expression, void, void> {
    if (expression.kind !== 'apply') return;
    for (const { from, to } of this.#rules.get(expression.primitive) ?? []) {
      const substitution = match(from, expression);
      const result = substitution && substitute(to, substitution);
      if (result !== undefined) yield result;
    }
  }

  /** What an expression becomes by one rule anywhere in it. */
  *anywhere(expression: Expression): Generator<Expression, void, void> {
    yield* this.atRoot(expression);
    const children = childrenOf(expression);
    for (let index = 0; index < children.length; index++) {
      for (const child of this.anywhere(children[index]))
        yield mapChildren(expression, (other, at) => (at === index ? child : other));
    }
  }
}
