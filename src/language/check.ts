import { BEFORE } from '../data/dataset.js';
import { InputError } from '../errors.js';
import { BINDERS } from './binders.js';
import { childrenOf, readsPast } from './children.js';
import { depthOf } from './depth.js';
import {
  type CompoundModel,
  type Expression,
  HEADS,
  hasPieces,
  isPiecewise,
  isSingle,
  type Model,
  NUMBERS_OF,
  type Numbers,
  type Type,
} from './expression.js';
import { MAX_DEPTH, MAX_SECTIONS } from './limits.js';
import { COMPOUNDS, isBindable, meantFunction, printColumnName, ROW, TARGET } from './names.js';
import { PRIMITIVES } from './primitives.js';
import { printExpression } from './print.js';
import { printDecimal } from './real/decimal.js';
import { REAL_PRIMITIVES } from './real/primitives.js';

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
 * The type of an expression, as one of integers or of real numbers. Throws {@link InputError} at an unknown primitive, binder, variable or given column, a
 * wrong number of arguments, an argument of the wrong type, and nesting deeper than MAX_DEPTH.
 */
export function typeOf(expression: Expression, scope: Scope = {}, numbers: Numbers = 'integer'): Type {
  if (depthOf(expression) > MAX_DEPTH) throw new InputError(`the program is nested deeper than ${MAX_DEPTH}`);
  return numbers === 'real' ? inferReal(expression, scope) : infer(expression, scope.variables ?? [], scope);
}

/** Makes sure that an expression has a number as its value; throws {@link InputError} as {@link typeOf} does. */
export function checkExpression(
  expression: Expression,
  scope: Omit<Scope, 'variables'> = {},
  numbers: Numbers = 'integer',
): void {
  if (typeOf(expression, scope, numbers) !== numbers) {
    throw new InputError(
      `${printExpression(expression, numbers)} is a condition; a number is wanted: if(condition, 1, 0)`,
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
  checkExpression(model.expressions[0], scope, NUMBERS_OF[model.head]);
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
  const require = (part: Expression, wanted: Type, place: string, inner = variables): void => {
    const found = infer(part, inner, scope);
    if (found !== wanted) {
      throw new InputError(`${place} must be ${KINDS[wanted]}; ${printExpression(part)} is ${KINDS[found]}`);
    }
  };
  switch (node.kind) {
    case 'literal':
      return 'integer';
    case 'decimal':
      throw new InputError(`${printDecimal(node)} is no integer, which all numbers of this program are`);
    case 'variable':
      if (node.name !== ROW && !variables.includes(node.name)) {
        throw new InputError(`the variable '${node.name}' is not bound`);
      }
      return 'integer';
    case 'past':
      require(node.index, 'integer', 'the row of a(...)');
      return 'integer';
    case 'given':
      checkColumn(node.column, scope);
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

/** The type of an expression of real numbers: {@link infer} for all but the rows in brackets. */
function inferReal(node: Expression, scope: Omit<Scope, 'variables'>): Type {
  switch (node.kind) {
    case 'literal':
    case 'decimal':
      return 'real';
    case 'variable':
      if (node.name !== ROW) throw new InputError(`the variable '${node.name}' is not bound`);
      return 'real';
    case 'past':
      checkIndex(node.index, TARGET);
      return 'real';
    case 'given':
      checkColumn(node.column, scope, 'real');
      checkIndex(node.index, printColumnName(node.column, 'real'));
      return 'real';
    case 'apply': {
      const entry = REAL_PRIMITIVES.get(node.primitive);
      if (entry === undefined) {
        throw new InputError(`the primitive '${node.primitive}' is none of real numbers`);
      }
      const { symbol } = entry.notation;
      requireCount(symbol, node.arguments.length, entry.parameters.length);
      node.arguments.forEach((argument, index) => {
        const [found, wanted] = [inferReal(argument, scope), entry.parameters[index]];
        if (found === wanted) return;
        throw new InputError(
          `argument ${index + 1} of '${symbol}' must be ${KINDS[wanted]}; ${printExpression(argument, 'real')} is ${KINDS[found]}`,
        );
      });
      return entry.result;
    }
    case 'bind':
      throw new InputError(`'${node.binder}' cannot stand in a program of real numbers`);
  }
}

/** The row in brackets in a program of real numbers: an integer that depends on n alone. */
function checkIndex(index: Expression, owner: string): void {
  const type = infer(index, [], {});
  if (type !== 'integer') {
    throw new InputError(
      `the row of ${owner}(...) must be a number; ${printExpression(index)} is ${KINDS[type]}`,
    );
  }
  if (readsPast(index) || readsColumns(index)) {
    throw new InputError(
      `the row of ${owner}(...) must be made of n and integers in a program of real numbers; ${printExpression(index)} is not`,
    );
  }
}

function readsColumns(expression: Expression): boolean {
  return expression.kind === 'given' || childrenOf(expression).some(readsColumns);
}

function checkColumn(column: string, { given, piece }: Scope, numbers: Numbers = 'integer'): void {
  if (column === BEFORE) {
    if (piece !== true) {
      throw new InputError("'before' means the rows before a piece: it can stand inside piecewise(...) only");
    }
  } else if (given !== undefined && !given.includes(column)) {
    throw new InputError(
      `there is no function or given column '${column}'; ${listOf(given)}${meantFunction(column, numbers)}`,
    );
  }
}

const KINDS: Readonly<Record<Type, string>> = {
  integer: 'a number',
  boolean: 'a condition',
  real: 'a number',
};

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
