import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';

/** An expression as a sum of parameters times expressions without them. */
export interface Affine {
  /** What is left where all parameters are 0. */
  readonly constant: Expression;
  /** By parameter; those that are missing have the coefficient 0. */
  readonly coefficients: ReadonlyMap<string, Expression>;
}

const ZERO = literal(0n);

/**
 * Takes an expression apart that is affine in some variables, the parameters; undefined if it is not seen to be so. Both have
 * the same value wherever all parts have one.
 */
export function affineIn(node: Expression, parameters: ReadonlySet<string>): Affine | undefined {
  if (!mentions(node, parameters)) return { constant: node, coefficients: new Map() };
  switch (node.kind) {
    case 'variable':
      return { constant: ZERO, coefficients: new Map([[node.name, literal(1n)]]) };
    case 'apply':
      return affineApplication(node.primitive, node.arguments, parameters);
    case 'bind': {
      if (node.binder !== 'sum' || node.arguments.some((value) => mentions(value, parameters)))
        return undefined;
      const body = affineIn(node.body, parameters);
      return body && mapParts(body, (part) => ({ ...node, body: part }));
    }
    default:
      return undefined;
  }
}

function affineApplication(
  primitive: string,
  values: readonly Expression[],
  parameters: ReadonlySet<string>,
): Affine | undefined {
  const [first, second, third] = values;
  switch (primitive) {
    case 'neg': {
      const inner = affineIn(first, parameters);
      return inner && mapParts(inner, (part) => apply('neg', part));
    }
    case '+':
    case '-': {
      const left = affineIn(first, parameters);
      const right = affineIn(second, parameters);
      return left && right && joinParts(left, right, (one, other) => apply(primitive, one, other));
    }
    case '*': {
      const [factor, rest] = mentions(first, parameters) ? [second, first] : [first, second];
      if (mentions(factor, parameters)) return undefined;
      const inner = affineIn(rest, parameters);
      return inner && mapParts(inner, (part) => apply('*', factor, part));
    }
    case 'if': {
      if (mentions(first, parameters)) return undefined;
      const yes = affineIn(second, parameters);
      const no = affineIn(third, parameters);
      return yes && no && joinParts(yes, no, (one, other) => apply('if', first, one, other));
    }
    default:
      return undefined;
  }
}

function mapParts({ constant, coefficients }: Affine, change: (part: Expression) => Expression): Affine {
  return {
    constant: change(constant),
    coefficients: new Map([...coefficients].map(([name, part]) => [name, change(part)])),
  };
}

function joinParts(
  left: Affine,
  right: Affine,
  join: (one: Expression, other: Expression) => Expression,
): Affine {
  const names = new Set([...left.coefficients.keys(), ...right.coefficients.keys()]);
  return {
    constant: join(left.constant, right.constant),
    coefficients: new Map(
      [...names].map((name) => [
        name,
        join(left.coefficients.get(name) ?? ZERO, right.coefficients.get(name) ?? ZERO),
      ]),
    ),
  };
}

function mentions(node: Expression, names: ReadonlySet<string>): boolean {
  switch (node.kind) {
    case 'literal':
      return false;
    case 'variable':
      return names.has(node.name);
    case 'past':
    case 'given':
      return mentions(node.index, names);
    case 'apply':
      return node.arguments.some((part) => mentions(part, names));
    case 'bind':
      return mentions(node.body, names) || node.arguments.some((part) => mentions(part, names));
  }
}
