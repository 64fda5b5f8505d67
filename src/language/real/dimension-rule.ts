import { combined, type Dimension, NO_DIMENSION, sameDimension } from '../../data/unit.js';

/** What a value is measured in: powers of base units, or `any` where it has a constant for a factor that may have any unit. */
export type Measured = Dimension | 'any';

/** An argument of a primitive: what it is measured in and, where it is the same in all rows, its value. */
export interface MeasuredArgument {
  readonly measured: Measured;
  readonly value: number | undefined;
}

/** What a primitive of real numbers is measured in, from its arguments; undefined where they do not go together. */
export type DimensionRule = (all: readonly MeasuredArgument[]) => Measured | undefined;

function isNone(measured: Measured): boolean {
  return measured === 'any' || sameDimension(measured, NO_DIMENSION);
}

/** What two values are both measured in; undefined where they are not. */
function shared(one: Measured, other: Measured): Measured | undefined {
  if (one === 'any') return other;
  return other === 'any' || sameDimension(one, other) ? one : undefined;
}

/** All arguments, and the result, are measured in the same: sums, extremes, magnitudes. */
export const SAME: DimensionRule = (all) =>
  all
    .map(({ measured }) => measured)
    .reduce((one: Measured | undefined, other) => one && shared(one, other), 'any');

/** Arguments have no dimension, and the result has none: exponentials, logarithms, angles, conditions, constants of mathematics. */
export const NONE: DimensionRule = (all) =>
  all.every(({ measured }) => isNone(measured)) ? NO_DIMENSION : undefined;

/** Arguments are measured in the same; the result is a condition. */
export const COMPARED: DimensionRule = (all) => (SAME(all) === undefined ? undefined : NO_DIMENSION);

/** One of two values, by a condition. */
export const CHOSEN: DimensionRule = ([, ...values]) => SAME(values);

/** The product of the first argument and a power of the second. */
export function productWith(power: 1 | -1): DimensionRule {
  return ([{ measured: one }, { measured: other }]) =>
    one === 'any' || other === 'any' ? 'any' : combined(one, 1, other, power);
}

/** The first argument to a power: a number that is the same in all rows, unless it is of no dimension. */
export function raised(power: MeasuredArgument, { measured }: MeasuredArgument): Measured | undefined {
  if (!isNone(power.measured)) return undefined;
  if (measured === 'any' || sameDimension(measured, NO_DIMENSION)) return measured;
  return power.value === undefined ? undefined : combined(measured, power.value, NO_DIMENSION, 0);
}
