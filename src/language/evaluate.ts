import { type Column, valueAt } from '../data/column.js';
import type { GivenColumn } from '../data/dataset.js';
import type { BoundRow } from './binder.js';
import { binder } from './binders.js';
import type { Apply, Bind, Expression } from './expression.js';
import { bounded } from './limits.js';
import { primitive } from './primitives.js';
import { refuseReal } from './real/decimal.js';
import type { Meter } from './work.js';

/** The data that a program may read while it computes one row. */
export interface World {
  /** The target at an earlier row; called with 0 <= index < the row being computed only. */
  past(index: number): bigint | undefined;
  /** A given column at any row from 0 up; undefined outside the table. */
  given(column: string, index: number): bigint | undefined;
}

/** Computes one row of an expression exactly. Throws {@link WorkExceeded} when the meter runs out. */
export type RowProgram = (row: number, world: World, meter: Meter) => bigint | undefined;

/** What the nodes of one row's computation share. */
interface Frame {
  readonly row: number;
  readonly n: bigint;
  readonly world: World;
  readonly meter: Meter;
  /** Values of the bound variables, by nesting depth of their binders. */
  readonly bound: bigint[];
}

type Node = (frame: Frame) => bigint | undefined;

/** The world of a table in memory. */
export function worldOf(target: Column, given: readonly GivenColumn[]): World {
  const columns = new Map(given.map(({ name, column }) => [name, column]));
  return {
    past: (index) => valueAt(target, index),
    given: (name, index) => {
      const column = columns.get(name);
      if (column === undefined) throw new Error(`no given column is called ${name}`);
      return valueAt(column, index);
    },
  };
}

/** Turns a checked expression into a function of the row. */
export function compileRow(expression: Expression): RowProgram {
  const root = compile(expression, []);
  return (row, world, meter) => root({ row, n: BigInt(row), world, meter, bound: [] });
}

/** @param scope the bound variables around the node, outermost first */
function compile(node: Expression, scope: readonly string[]): Node {
  switch (node.kind) {
    case 'literal': {
      const value = bounded(node.value);
      return ({ meter }) => {
        meter.spend(1);
        return value;
      };
    }
    case 'decimal':
      return refuseReal(node);
    case 'variable': {
      const slot = scope.lastIndexOf(node.name);
      if (slot < 0 && node.name !== 'n') throw new Error(`the variable ${node.name} is not bound`);
      return ({ meter, n, bound }) => {
        meter.spend(1);
        return slot < 0 ? n : bound[slot];
      };
    }
    case 'past': {
      const index = compile(node.index, scope);
      return (frame) => {
        frame.meter.spend(1);
        const at = index(frame);
        if (at === undefined || at < 0n || at >= frame.n) return undefined;
        const value = frame.world.past(Number(at));
        return value === undefined ? undefined : bounded(value);
      };
    }
    case 'given': {
      const index = compile(node.index, scope);
      return (frame) => {
        frame.meter.spend(1);
        const at = index(frame);
        if (at === undefined || at < 0n || at > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
        const value = frame.world.given(node.column, Number(at));
        return value === undefined ? undefined : bounded(value);
      };
    }
    case 'apply':
      return primitive(node.primitive).evaluation === 'choice'
        ? compileChoice(node, scope)
        : compileApply(node, scope);
    case 'bind':
      return compileBind(node, scope);
  }
}

function compileChoice(node: Apply<Expression>, scope: readonly string[]): Node {
  const [condition, consequent, otherwise] = node.arguments.map((argument) => compile(argument, scope));
  return (frame) => {
    frame.meter.spend(1);
    const holds = condition(frame);
    if (holds === undefined) return undefined;
    return holds === 1n ? consequent(frame) : otherwise(frame);
  };
}

function compileApply(node: Apply<Expression>, scope: readonly string[]): Node {
  const { row, steps } = primitive(node.primitive);
  if (node.arguments.length === 1) {
    const argument = compile(node.arguments[0], scope);
    return (frame) => {
      const value = argument(frame);
      if (value === undefined) {
        frame.meter.spend(1);
        return undefined;
      }
      const values = [value];
      const result = row(values);
      frame.meter.spend(steps(values, result));
      return result;
    };
  }
  const parts = node.arguments.map((argument) => compile(argument, scope));
  return (frame) => {
    const values: bigint[] = [];
    for (const part of parts) {
      const value = part(frame);
      if (value === undefined) {
        frame.meter.spend(1);
        return undefined;
      }
      values.push(value);
    }
    const result = row(values);
    frame.meter.spend(steps(values, result));
    return result;
  };
}

function compileBind(node: Bind<Expression>, scope: readonly string[]): Node {
  const { row } = binder(node.binder);
  const values = node.arguments.map((argument) => compile(argument, scope));
  const body = compile(node.body, [...scope, node.variable]);
  const slot = scope.length;
  return (frame) => {
    const bound: BoundRow = {
      argument: (index) => values[index](frame),
      body: (value) => {
        frame.bound[slot] = value;
        return body(frame);
      },
      meter: frame.meter,
    };
    return row(bound);
  };
}
