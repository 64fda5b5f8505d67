import { compileRow, type World } from '../evaluate.js';
import type { Apply, Expression } from '../expression.js';
import { ROW } from '../names.js';
import type { Meter } from '../work.js';
import { numberOf } from './decimal.js';
import { realPrimitive } from './primitives.js';
import type { RealWorld } from './world.js';

/** Computes one row of a real expression: a finite number, or undefined. Throws `WorkExceeded` when the meter runs out. */
export type RealRowProgram = (row: number, world: RealWorld, meter: Meter) => number | undefined;

type Node = (row: number, world: RealWorld, meter: Meter) => number;

/** Turns a checked real expression into a function of the row, with the very bits that its columns have. */
export function compileRealRow(expression: Expression): RealRowProgram {
  const root = compile(expression);
  return (row, world, meter) => {
    const value = root(row, world, meter);
    return Number.isNaN(value) ? undefined : value;
  };
}

function compile(node: Expression): Node {
  switch (node.kind) {
    case 'literal':
    case 'decimal': {
      const value = numberOf(node);
      return (_row, _world, meter) => {
        meter.spend(1);
        return value;
      };
    }
    case 'variable':
      return (row, _world, meter) => {
        meter.spend(1);
        return row;
      };
    case 'past': {
      const at = compileIndex(node.index);
      return (row, world, meter) => {
        const index = at(row, meter);
        return index >= 0 && index < row ? world.past(index) : Number.NaN;
      };
    }
    case 'given': {
      const at = compileIndex(node.index);
      return (row, world, meter) => {
        const index = at(row, meter);
        return index >= 0 ? world.given(node.column, index) : Number.NaN;
      };
    }
    case 'apply':
      return compileApply(node);
    case 'bind':
      throw new Error('a binder in a real program, which was not checked');
  }
}

/** The row in brackets, -1 where it is undefined or is no row. */
function compileIndex(index: Expression): (row: number, meter: Meter) => number {
  const isHere = index.kind === 'variable' && index.name === ROW;
  const program = isHere ? undefined : compileRow(index);
  return (row, meter) => {
    meter.spend(1);
    if (program === undefined) return row;
    const value = program(row, NO_DATA, meter);
    return value === undefined || value > Number.MAX_SAFE_INTEGER ? -1 : Number(value);
  };
}

const NO_DATA: World = { past: () => undefined, given: () => undefined };

function compileApply(node: Apply<Expression>): Node {
  const { value, evaluation, steps } = realPrimitive(node.primitive);
  const [first, second, third] = node.arguments.map(compile);
  if (evaluation === 'choice') {
    return (row, world, meter) => {
      meter.spend(steps);
      const condition = first(row, world, meter);
      if (Number.isNaN(condition)) return Number.NaN;
      return condition === 1 ? second(row, world, meter) : third(row, world, meter);
    };
  }
  switch (node.arguments.length) {
    case 0:
      return (_row, _world, meter) => {
        meter.spend(steps);
        return value(0, 0, 0);
      };
    case 1:
      return (row, world, meter) => {
        meter.spend(steps);
        return value(first(row, world, meter), 0, 0);
      };
    default:
      return (row, world, meter) => {
        meter.spend(steps);
        return value(first(row, world, meter), second(row, world, meter), 0);
      };
  }
}
