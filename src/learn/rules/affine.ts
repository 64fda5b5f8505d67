import { joinOf } from '../../language/binders.js';
import { apply, literal } from '../../language/construct.js';
import type { Apply, Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';

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
      return affineApplication(node, parameters);
    case 'bind': {
      if (joinOf(node) !== 'addition' || node.arguments.some((value) => mentions(value, parameters)))
        return undefined;
      return joined([node.body], parameters, ([body]) => ({ ...node, body }));
    }
    default:
      return undefined;
  }
}

function affineApplication(
  { primitive: name, arguments: values }: Apply<Expression>,
  parameters: ReadonlySet<string>,
): Affine | undefined {
  const { facts, evaluation } = primitive(name);
  const [first, second] = values;
  if (evaluation === 'choice') {
    if (mentions(first, parameters)) return undefined;
    return joined(values.slice(1), parameters, (parts) => apply(name, first, ...parts));
  }
  switch (facts.ring) {
    case 'addition':
    case 'subtraction':
    case 'negation':
      return joined(values, parameters, (parts) => apply(name, ...parts));
    case 'multiplication': {
      const [factor, rest] = mentions(first, parameters) ? [second, first] : [first, second];
      if (mentions(factor, parameters)) return undefined;
      return joined([rest], parameters, ([part]) => apply(name, factor, part));
    }
    default:
      return undefined;
  }
}

/** What becomes of expressions that are affine when they are joined in a way that is linear in all of them. */
function joined(
  nodes: readonly Expression[],
  parameters: ReadonlySet<string>,
  join: (parts: readonly Expression[]) => Expression,
): Affine | undefined {
  const forms = nodes.map((node) => affineIn(node, parameters));
  if (!forms.every((form) => form !== undefined)) return undefined;
  const names = new Set(forms.flatMap(({ coefficients }) => [...coefficients.keys()]));
  return {
    constant: join(forms.map(({ constant }) => constant)),
    coefficients: new Map(
      [...names].map((name) => [name, join(forms.map(({ coefficients }) => coefficients.get(name) ?? ZERO))]),
    ),
  };
}

function mentions(node: Expression, names: ReadonlySet<string>): boolean {
  switch (node.kind) {
    case 'literal':
    case 'decimal':
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
