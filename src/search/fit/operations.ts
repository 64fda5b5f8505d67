import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { ArithmeticRole, RealPrimitive } from '../../language/real/primitive.js';
import { DIVIDE } from '../../language/real/primitives/arithmetic/divide.js';
import { POWER } from '../../language/real/primitives/arithmetic/power.js';
import { REAL_PRIMITIVES } from '../../language/real/primitives.js';

/** An expression that formulas are made of, with its values. */
export interface Leaf {
  readonly expression: Expression;
  readonly values: Float64Array;
  readonly bits: number;
}

/**
 * What an operation is to laws: an operation of arithmetic, as its record says; a square; a function, few of which stand above each other; or
 * something else.
 */
export type Role = ArithmeticRole | 'square' | 'function' | 'other';

/** One way to make expressions of smaller ones: a primitive, or a power with a fixed exponent. */
export interface Operation {
  /** A name, for telling apart. */
  readonly key: string;
  readonly arity: 1 | 2;
  readonly commutative: boolean;
  readonly role: Role;
  /** What it costs in the grammar besides what it is applied to. */
  readonly bits: number;
  readonly build: (...values: readonly Expression[]) => Expression;
  /** Computes a column; NaN where there is no value. The second argument is ignored where there is one. */
  readonly column: (out: Float64Array, first: Float64Array, second: Float64Array) => void;
  /** Each argument from the result and the other one; undefined where that says little. */
  readonly inverses: readonly (((result: number, other: number) => number) | undefined)[];
}

/** Exponents of which powers are an operation of their own. */
const EXPONENTS: readonly (readonly [numerator: number, denominator: number])[] = [
  [2, 1],
  [3, 1],
  [1, 3],
  [3, 2],
];

/**
 * The operations that a grammar has, with their prices.
 *
 * @param bits the price of an expression; infinite if the grammar does not derive it
 * @param leaves expressions that stand for themselves, to ask for prices with
 */
export function operationsOf(bits: (expression: Expression) => number, leaves: readonly Leaf[]): Operation[] {
  const priceOf = (build: Operation['build'], arity: number) => {
    let least = Number.POSITIVE_INFINITY;
    for (const leaf of leaves)
      least = Math.min(least, bits(build(leaf.expression, leaf.expression)) - arity * leaf.bits);
    return least;
  };
  const operations: Operation[] = [];
  const add = (operation: Omit<Operation, 'bits'>) => {
    const price = priceOf(operation.build, operation.arity);
    if (price < Number.POSITIVE_INFINITY) operations.push({ ...operation, bits: Math.max(0.5, price) });
  };
  for (const primitive of REAL_PRIMITIVES.values()) {
    const { parameters, result } = primitive;
    if (result !== 'real' || parameters.some((type) => type !== 'real')) continue;
    if (parameters.length === 1) add(unary(primitive));
    if (parameters.length === 2) add(binary(primitive));
  }
  for (const [numerator, denominator] of EXPONENTS) add(fixedPower(numerator, denominator));
  return operations;
}

function roleOf({ arithmetic, notation }: RealPrimitive): Role {
  return arithmetic ?? (notation.kind === 'call' ? 'function' : 'other');
}

function unary(primitive: RealPrimitive): Omit<Operation, 'bits'> {
  const { name, column, inverses } = primitive;
  const [inverse] = inverses;
  return {
    key: name,
    arity: 1,
    commutative: false,
    role: roleOf(primitive),
    build: (value) => apply(name, value),
    column: (out, first) => column(out, out.length, first, first, first),
    inverses: [inverse && ((result) => inverse(result, 0, 0, 0))],
  };
}

function binary(primitive: RealPrimitive): Omit<Operation, 'bits'> {
  const { name, commutative, column, inverses } = primitive;
  const [first, second] = inverses;
  return {
    key: name,
    arity: 2,
    commutative,
    role: roleOf(primitive),
    build: (one, other) => apply(name, one, other),
    column: (out, one, other) => column(out, out.length, one, other, other),
    inverses: [
      first && ((result, other) => first(result, 0, other, 0)),
      second && ((result, other) => second(result, other, 0, 0)),
    ],
  };
}

function fixedPower(numerator: number, denominator: number): Omit<Operation, 'bits'> {
  const exponent =
    denominator === 1 ? literal(numerator) : apply(DIVIDE.name, literal(numerator), literal(denominator));
  const { value } = POWER;
  const fraction = numerator / denominator;
  return {
    key: `${POWER.name} ${numerator}/${denominator}`,
    arity: 1,
    commutative: false,
    role: fraction === 2 ? 'square' : 'other',
    build: (base) => apply(POWER.name, base, exponent),
    column: (out, first) => {
      for (let row = 0; row < out.length; row++) out[row] = value(first[row], fraction, 0);
    },
    inverses: [(result) => value(result, denominator / numerator, 0)],
  };
}
