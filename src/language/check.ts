import { BEFORE } from '../data/dataset.js';
import { InputError } from '../errors.js';
import { BINDERS } from './binders.js';
import { depthOf } from './depth.js';
import {
  type CompoundModel,
  type Expression,
  HEADS,
  hasPieces,
  isPiecewise,
  isSingle,
  type Model,
  type Type,
} from './expression.js';
import { MAX_DEPTH, MAX_SECTIONS } from './limits.js';
import { COMPOUNDS, isBindable, meantFunction, printColumnName, ROW } from './names.js';
import { PRIMITIVES } from './primitives.js';
import { printExpression } from './print.js';

/** What an expression may name. */
export interface Scope {
  /** Variables bound around it; `n` is always there. All are integers. */
  readonly variables?: readonly string[];
  /** The names of the given columns; absent when any name will do. */
  readonly given?: readonly string[] | undefined;
  /** In a piece of a piecewise model, where the rows before it can be read. */
  readonly piece?: boolean;
}

/**
 * The type of an expression. Throws {@link InputError} at an unknown primitive, binder, variable or given column, a
 * wrong number of arguments, an argument of the wrong type, and nesting deeper than MAX_DEPTH.
 */
export function typeOf(expression: Expression, scope: Scope = {}): Type {
  if (depthOf(expression) > MAX_DEPTH) throw new InputError(`the program is nested deeper than ${MAX_DEPTH}`);
  return infer(expression, scope.variables ?? [], scope);
}

/** Makes sure that an expression has an integer value; throws {@link InputError} as {@link typeOf} does. */
export function checkExpression(expression: Expression, scope: Omit<Scope, 'variables'> = {}): void {
  if (typeOf(expression, scope) !== 'integer') {
    throw new InputError(
      `${printExpression(expression)} is a condition; a number is wanted: if(condition, 1, 0)`,
    );
  }
}

/**
 * Makes sure of a whole model: a known head over one integer expression, or such models under the rules of compound ones.
 * Throws {@link InputError}.
 */
export function checkModel(model: Model, scope: Omit<Scope, 'variables'> = {}): void {
  if (!isSingle(model)) {
    checkCompound(model);
    const piece = isPiecewise(model) || scope.piece === true;
    for (const part of model.parts) checkModel(part, { ...scope, piece });
    return;
  }
  if (!HEADS.includes(model.head)) {
    throw new InputError(
      `unknown head '${model.head}'; the heads are ${[...HEADS, ...COMPOUNDS].join(', ')}`,
    );
  }
  if (model.expressions.length !== 1) {
    throw new InputError(`'${model.head}' takes 1 expression, not ${model.expressions.length}`);
  }
  checkExpression(model.expressions[0], scope);
}

function checkCompound(model: CompoundModel): void {
  const { head, parts } = model;
  // Types forbid deeper nesting; texts do not.
  const inner = (parts as readonly Model[]).find(
    (part) => isPiecewise(part) || (!hasPieces(head) && !isSingle(part)),
  );
  if (inner !== undefined) {
    throw new InputError(
      `'${inner.head}' cannot stand in '${head}': pieces may be interleaved, and that is all`,
    );
  }
  if (parts.length < 2) throw new InputError(`'${head}' takes 2 models at least, not ${parts.length}`);
  if (!isPiecewise(model)) {
    if (parts.length > MAX_SECTIONS) {
      throw new InputError(`'${head}' takes ${MAX_SECTIONS} models at most, not ${parts.length}`);
    }
  } else if (
    model.lengths.length !== parts.length - 1 ||
    !model.lengths.every((rows) => Number.isSafeInteger(rows) && rows >= 1)
  ) {
    throw new InputError(`each piece of '${head}' but the last takes its rows, 1 or more: 20: exact(n)`);
  }
}

function infer(node: Expression, variables: readonly string[], scope: Omit<Scope, 'variables'>): Type {
  const { given } = scope;
  const require = (part: Expression, wanted: Type, place: string, inner = variables): void => {
    const found = infer(part, inner, scope);
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
      if (node.column === BEFORE) {
        if (scope.piece !== true) {
          throw new InputError(
            "'before' means the rows before a piece: it can stand inside piecewise(...) only",
          );
        }
      } else if (given !== undefined && !given.includes(node.column)) {
        throw new InputError(
          `there is no function or given column '${node.column}'; ${listOf(given)}${meantFunction(node.column)}`,
        );
      }
      require(node.index, 'integer', `the row of ${printColumnName(node.column)}(...)`);
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
  return given.length === 0 ? 'the data has no given columns' : `the given columns are ${given.join(', ')}`;
}
