import { InputError } from '../errors.js';
import { BINDERS } from './binders.js';
import { depthOf } from './depth.js';
import type { Expression, Model, Type } from './expression.js';
import { MAX_DEPTH } from './limits.js';
import { HEADS, isBindable, ROW } from './names.js';
import { PRIMITIVES } from './primitives.js';
import { printExpression } from './print.js';

/** What an expression may name. */
export interface Scope {
  /** Variables bound around it; `n` is always there. All are integers. */
  readonly variables?: readonly string[];
  /** The names of the given columns; absent when any name will do. */
  readonly given?: readonly string[] | undefined;
}

/**
 * The type of an expression. Throws {@link InputError} at an unknown primitive, binder, variable or given column, a
 * wrong number of arguments, an argument of the wrong type, and nesting deeper than MAX_DEPTH.
 */
export function typeOf(expression: Expression, scope: Scope = {}): Type {
  if (depthOf(expression) > MAX_DEPTH) throw new InputError(`the program is nested deeper than ${MAX_DEPTH}`);
  return infer(expression, scope.variables ?? [], scope.given);
}

/** Makes sure that an expression has an integer value; throws {@link InputError} as {@link typeOf} does. */
export function checkExpression(expression: Expression, { given }: Pick<Scope, 'given'> = {}): void {
  if (typeOf(expression, { given }) !== 'integer') {
    throw new InputError(
      `${printExpression(expression)} is a condition; a number is wanted: if(condition, 1, 0)`,
    );
  }
}

/** Makes sure of a whole model: a known head over one integer expression. Throws {@link InputError}. */
export function checkModel(model: Model, scope: Pick<Scope, 'given'> = {}): void {
  if (!HEADS.includes(model.head)) {
    throw new InputError(`unknown head '${model.head}'; the heads are ${HEADS.join(', ')}`);
  }
  if (model.expressions.length !== 1) {
    throw new InputError(`'${model.head}' takes 1 expression, not ${model.expressions.length}`);
  }
  checkExpression(model.expressions[0], scope);
}

function infer(node: Expression, variables: readonly string[], given: readonly string[] | undefined): Type {
  const require = (part: Expression, wanted: Type, place: string, inner = variables): void => {
    const found = infer(part, inner, given);
    if (found !== wanted) {
      throw new InputError(`${place} must be ${KINDS[wanted]}; ${printExpression(part)} is ${KINDS[found]}`);
    }
  };
  switch (node.kind) {
    case 'literal':
      return 'integer';
    case 'variable':
      if (node.name !== ROW && !variables.includes(node.name)) {
        throw new InputError(`the variable '${node.name}' is not bound`);
      }
      return 'integer';
    case 'past':
      require(node.index, 'integer', 'the row of a(...)');
      return 'integer';
    case 'given':
      if (given !== undefined && !given.includes(node.column)) {
        throw new InputError(`there is no given column '${node.column}'; ${listOf(given)}`);
      }
      require(node.index, 'integer', `the row of ${node.column}(...)`);
      return 'integer';
    case 'apply': {
      const entry = PRIMITIVES.get(node.primitive);
      if (entry === undefined) throw new InputError(`there is no primitive '${node.primitive}'`);
      requireCount(node.primitive, node.arguments.length, entry.parameters.length);
      node.arguments.forEach((argument, index) => {
        require(argument, entry.parameters[index], `argument ${index + 1} of '${node.primitive}'`);
      });
      return entry.result;
    }
    case 'bind': {
      const entry = BINDERS.get(node.binder);
      if (entry === undefined) throw new InputError(`there is no binder '${node.binder}'`);
      if (!isBindable(node.variable)) throw new InputError(`'${node.variable}' cannot be a variable`);
      requireCount(node.binder, node.arguments.length, entry.parameterTypes.length);
      node.arguments.forEach((argument, index) => {
        require(argument, entry.parameterTypes[index], `argument ${index + 1} of '${node.binder}'`);
      });
      require(node.body, entry.bodyType, `the body of '${node.binder}'`, [...variables, node.variable]);
      return entry.result;
    }
  }
}

const KINDS: Readonly<Record<Type, string>> = { integer: 'a number', boolean: 'a condition' };

function requireCount(name: string, found: number, wanted: number): void {
  if (found !== wanted) {
    throw new InputError(
      `'${name}' takes ${wanted} ${wanted === 1 ? 'argument' : 'arguments'}, not ${found}`,
    );
  }
}

function listOf(given: readonly string[]): string {
  return given.length === 0 ? 'the data has none' : `the given columns are ${given.join(', ')}`;
}
