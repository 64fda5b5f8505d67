import { mapChildren } from '../../language/children.js';
import { type Expression, isSingle, type Model, type SingleModel } from '../../language/expression.js';
import { printModel } from '../../language/print.js';

/** A model with parameters in place of some literals: `exact(p*a(n-1) + q)`. */
export interface Schema {
  /** A model whose parameters are variables that nothing binds. */
  readonly model: SingleModel;
  /** Their names, in the order in which they first stand in the model. */
  readonly parameters: readonly string[];
}

/** The literals of a model from left to right. */
export function literalsOf(model: SingleModel): readonly bigint[] {
  const found: bigint[] = [];
  mapLiterals(model, (value) => {
    found.push(value);
    return { kind: 'literal', value };
  });
  return found;
}

/** The model with each literal replaced; `index` counts them from left to right. */
export function mapLiterals(
  model: SingleModel,
  change: (value: bigint, index: number) => Expression,
): SingleModel {
  let index = 0;
  const expressions = model.expressions.map((root) =>
    mapLeaves(root, (leaf) => (leaf.kind === 'literal' ? change(leaf.value, index++) : leaf)),
  );
  return { ...model, expressions };
}

type Leaf = Extract<Expression, { kind: 'literal' | 'variable' }>;

function mapLeaves(node: Expression, change: (leaf: Leaf) => Expression): Expression {
  if (node.kind === 'literal' || node.kind === 'variable') return change(node);
  return mapChildren(node, (part) => mapLeaves(part, change));
}

/**
 * A schema's model for values of its parameters, in their order. No binder captures a parameter, since their names differ
 * from those of all bound variables.
 */
export function instantiate({ model, parameters }: Schema, values: readonly bigint[]): SingleModel {
  if (values.length !== parameters.length) {
    throw new Error(`${parameters.length} values wanted for ${printModel(model)}, not ${values.length}`);
  }
  const known = new Map(parameters.map((name, index) => [name, values[index]]));
  const expressions = model.expressions.map((root) =>
    mapLeaves(root, (leaf) => {
      const value = leaf.kind === 'variable' ? known.get(leaf.name) : undefined;
      return value === undefined ? leaf : { kind: 'literal', value };
    }),
  );
  return { ...model, expressions };
}

/** Where each parameter of a schema first stands, as an index among the literals of its instances. */
export function parameterPlaces(schema: Schema): readonly number[] {
  const [least] = literalsOf(schema.model).toSorted((one, other) => (one < other ? -1 : 1));
  // Values that the schema itself does not hold.
  const values = schema.parameters.map((_, index) => (least ?? 0n) - 1n - BigInt(index));
  const literals = literalsOf(instantiate(schema, values));
  return values.map((value) => literals.indexOf(value));
}

/** How a schema is written: its model, in which parameters stand by their names. */
export function printSchema({ model }: Schema): string {
  return printModel(model);
}

/**
 * What models have in common that differ in literals alone, their shape: the text of the model without those literals that may
 * vary. Undefined for compound models, which are not generalised.
 *
 * @param mayVary whether the literal at an index may become a parameter
 */
export function shapeOf(
  model: Model,
  mayVary: (model: SingleModel, index: number) => boolean,
): string | undefined {
  if (!isSingle(model)) return undefined;
  const blank: Expression = { kind: 'variable', name: BLANK };
  return printModel(
    mapLiterals(model, (value, index) => (mayVary(model, index) ? blank : { kind: 'literal', value })),
  );
}

/** No name of a variable, so that no other model prints alike. */
const BLANK = '?';

/**
 * The least general generalisation of models of one shape (G. Plotkin, "A note on inductive generalization", Machine
 * Intelligence 5, 1970): literals that all share stay, and those that are equal to each other in every model become one
 * parameter.
 */
export function generalise(models: readonly SingleModel[]): Schema {
  const [first] = models;
  const rows = models.map(literalsOf);
  const names = parameterNames(first);
  const parameters = new Map<string, string>();
  const model = mapLiterals(first, (value, index) => {
    if (rows.every((literals) => literals[index] === value)) return { kind: 'literal', value };
    const key = rows.map((literals) => literals[index]).join();
    const name = parameters.get(key) ?? names[parameters.size];
    parameters.set(key, name);
    return { kind: 'variable', name };
  });
  return { model, parameters: [...parameters.values()] };
}

/** Names for as many parameters as a model has literals: p, q, r … z, then p1 …, without those of its variables. */
function parameterNames(model: SingleModel): readonly string[] {
  const taken = new Set<string>();
  for (const root of model.expressions) collectVariables(root, taken);
  const names: string[] = [];
  const wanted = literalsOf(model).length;
  for (let round = 0; names.length < wanted; round++) {
    const suffix = round === 0 ? '' : String(round);
    names.push(...[...'pqrstuvwxyz'].map((letter) => letter + suffix).filter((name) => !taken.has(name)));
  }
  return names;
}

function collectVariables(node: Expression, found: Set<string>): void {
  switch (node.kind) {
    case 'literal':
    case 'decimal':
      return;
    case 'variable':
      found.add(node.name);
      return;
    case 'past':
    case 'given':
      collectVariables(node.index, found);
      return;
    case 'apply':
      for (const part of node.arguments) collectVariables(part, found);
      return;
    case 'bind':
      found.add(node.variable);
      for (const part of [...node.arguments, node.body]) collectVariables(part, found);
      return;
  }
}
