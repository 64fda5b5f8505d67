import type { Dataset } from '../../data/dataset.js';
import { type Dimension, NO_DIMENSION, parseUnit, sameDimension } from '../../data/unit.js';
import type { Expression } from '../expression.js';
import { numberOf } from './decimal.js';
import type { Measured, MeasuredArgument } from './dimension-rule.js';
import { realPrimitive } from './primitives.js';

/** What the columns of a table are measured in. Columns that are not there are taken for measured in anything. */
export interface Dimensions {
  readonly given: ReadonlyMap<string, Dimension>;
  readonly target: Dimension | undefined;
}

/** What the columns of a dataset are measured in, as far as their units are known. */
export function dimensionsOf({ given, unit }: Pick<Dataset, 'given' | 'unit'>): Dimensions {
  const known = given.flatMap((column): [string, Dimension][] => {
    const own = column.unit === undefined ? undefined : parseUnit(column.unit);
    return own === undefined ? [] : [[column.name, own.dimension]];
  });
  return { given: new Map(known), target: unit === undefined ? undefined : parseUnit(unit)?.dimension };
}

/** Whether there is a unit that a program may be wrong about. */
export function hasDimensions({ given, target }: Dimensions): boolean {
  return given.size > 0 || target !== undefined;
}

/**
 * What the values of a real expression are measured in: powers of base units, `any` where a constant that may have any unit is a factor of
 * it, undefined where it adds or compares what is measured in different ones, or takes an exponential, an angle or the like of what has a
 * dimension. Literals and decimals may have any unit; pi, e and the number of the row have none.
 */
export function dimensionOf(expression: Expression, dimensions: Dimensions): Measured | undefined {
  return measure(expression, dimensions)?.measured;
}

/** Whether an expression can be the target: it is consistent, and measured in what the target is. */
export function fitsTarget(expression: Expression, dimensions: Dimensions): boolean {
  const measured = dimensionOf(expression, dimensions);
  const { target } = dimensions;
  if (measured === undefined) return false;
  return measured === 'any' || target === undefined || sameDimension(measured, target);
}

function measure(node: Expression, dimensions: Dimensions): MeasuredArgument | undefined {
  switch (node.kind) {
    case 'literal':
    case 'decimal':
      return { measured: 'any', value: numberOf(node) };
    case 'variable':
      return { measured: NO_DIMENSION, value: undefined };
    case 'past':
      return { measured: dimensions.target ?? 'any', value: undefined };
    case 'given':
      return { measured: dimensions.given.get(node.column) ?? 'any', value: undefined };
    case 'apply': {
      const all: MeasuredArgument[] = [];
      for (const argument of node.arguments) {
        const read = measure(argument, dimensions);
        if (read === undefined) return undefined;
        all.push(read);
      }
      const { dimension, value } = realPrimitive(node.primitive);
      const measured = dimension(all);
      if (measured === undefined) return undefined;
      const [x = 0, y = 0, z = 0] = all.map((argument) => argument.value ?? Number.NaN);
      const result = value(x, y, z);
      return { measured, value: Number.isNaN(result) ? undefined : result };
    }
    case 'bind':
      throw new Error('a binder in a real program, which was not checked');
  }
}
