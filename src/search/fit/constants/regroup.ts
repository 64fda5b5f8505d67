import { apply, literal } from '../../../language/construct.js';
import type { Apply, Decimal, Expression } from '../../../language/expression.js';
import { numberOf } from '../../../language/real/decimal.js';
import type { RealPrimitive } from '../../../language/real/primitive.js';
import { ADD } from '../../../language/real/primitives/arithmetic/add.js';
import { DIVIDE } from '../../../language/real/primitives/arithmetic/divide.js';
import { MULTIPLY } from '../../../language/real/primitives/arithmetic/multiply.js';
import { NEGATE } from '../../../language/real/primitives/arithmetic/negate.js';
import { POWER } from '../../../language/real/primitives/arithmetic/power.js';
import { SQRT } from '../../../language/real/primitives/arithmetic/sqrt.js';
import { SUBTRACT } from '../../../language/real/primitives/arithmetic/subtract.js';
import { realPrimitive } from '../../../language/real/primitives.js';
import { freeConstant } from './free-constants.js';

/** Numbers by which what a power is taken of is divided: a law may count in hundreds. */
const UNITS = [2n, 10n, 100n, 1000n];

/** Another way to arrange the constants of an expression, with those that are to be written anew. */
export interface Arrangement {
  readonly expression: Expression;
  readonly free: readonly Decimal[];
  /** Bits by which it must be shorter: people write 2.5 x + 10 and not 2.5 (x + 4). */
  readonly oddity: number;
}

const SUM_ODDITY = 8;
const POWER_ODDITY = 1;

/**
 * The same expression with its constants in other places, one change at a time: c x + d y as c (x + r y), and c x^p as c (x/100)^p or
 * (k x)^p. In one of them the constants may be shorter than in the others.
 */
export function* regroupings(expression: Expression): Generator<Arrangement> {
  if (expression.kind !== 'apply') return;
  yield* atRoot(expression);
  for (const [place, argument] of expression.arguments.entries()) {
    for (const { expression: changed, ...others } of regroupings(argument))
      yield {
        expression: { ...expression, arguments: expression.arguments.with(place, changed) },
        ...others,
      };
  }
}

function* atRoot(node: Apply<Expression>): Generator<Arrangement> {
  const [x, y] = node.arguments;
  const isDifference = argumentsOf(node, SUBTRACT) !== undefined;
  if (isDifference || argumentsOf(node, ADD) !== undefined) yield* asMultiple(x, y, isDifference ? -1 : 1);
  const { factor, rest } = asProduct(node);
  const power = rest === undefined ? undefined : exponentOf(rest);
  if (factor === 1 || rest?.kind !== 'apply' || power === undefined) return;
  const [base, ...exponent] = rest.arguments;
  const inside = factor ** (1 / power);
  if (Number.isFinite(inside)) {
    const k = freeConstant(inside);
    yield {
      expression: apply(rest.primitive, of(MULTIPLY, k, base), ...exponent),
      free: [k],
      oddity: POWER_ODDITY,
    };
  }
  for (const unit of UNITS) {
    const m = freeConstant(factor * Number(unit) ** power);
    const scaled = apply(rest.primitive, of(DIVIDE, base, literal(unit)), ...exponent);
    yield { expression: of(MULTIPLY, m, scaled), free: [m], oddity: POWER_ODDITY };
  }
}

/** c x + d y as c (x + d/c y), and the other way round. */
function* asMultiple(x: Expression, y: Expression, sign: number): Generator<Arrangement> {
  const [one, other] = [asProduct(x), asProduct(y)];
  if (one.factor === 1 && other.factor === 1) return;
  for (const [c, d, isFirst] of [
    [one, { ...other, factor: sign * other.factor }, true],
    [{ ...other, factor: sign * other.factor }, one, false],
  ] as const) {
    if (c.rest === undefined || c.factor === 0 || c.factor === 1) continue;
    const [outer, ratio] = [freeConstant(c.factor), freeConstant(d.factor / c.factor)];
    const added = d.rest === undefined ? ratio : of(MULTIPLY, ratio, d.rest);
    const sum = isFirst ? of(ADD, c.rest, added) : of(ADD, added, c.rest);
    yield { expression: of(MULTIPLY, outer, sum), free: [outer, ratio], oddity: SUM_ODDITY };
  }
}

/** A constant and what it multiplies, nothing where the expression is a constant. */
interface Product {
  readonly factor: number;
  readonly rest: Expression | undefined;
}

function asProduct(node: Expression): Product {
  const value = constantValue(node);
  if (value !== undefined) return { factor: value, rest: undefined };
  const opposite = argumentsOf(node, NEGATE);
  if (opposite !== undefined) return times(asProduct(opposite[0]), -1);
  const factors = argumentsOf(node, MULTIPLY)?.map(asProduct);
  if (factors !== undefined) {
    const [one, other] = factors;
    const rest = one.rest && other.rest ? of(MULTIPLY, one.rest, other.rest) : (one.rest ?? other.rest);
    return { factor: one.factor * other.factor, rest };
  }
  const quotient = argumentsOf(node, DIVIDE)?.map(asProduct);
  if (quotient !== undefined) {
    const [over, under] = quotient;
    const factor = over.factor / under.factor;
    if (under.rest === undefined) return { factor, rest: over.rest };
    return { factor, rest: of(DIVIDE, over.rest ?? literal(1), under.rest) };
  }
  return { factor: 1, rest: node };
}

function times({ factor, rest }: Product, by: number): Product {
  return { factor: factor * by, rest };
}

/** The constant power that an expression is of its first argument. */
function exponentOf(node: Expression): number | undefined {
  if (argumentsOf(node, SQRT) !== undefined) return 0.5;
  const power = argumentsOf(node, POWER);
  return power && constantValue(power[1]);
}

/** The value of an expression of constants alone. */
export function constantValue(node: Expression): number | undefined {
  if (node.kind === 'literal' || node.kind === 'decimal') return numberOf(node);
  if (node.kind !== 'apply') return undefined;
  const values: number[] = [];
  for (const argument of node.arguments) {
    const value = constantValue(argument);
    if (value === undefined) return undefined;
    values.push(value);
  }
  const [x = 0, y = 0, z = 0] = values;
  return realPrimitive(node.primitive).value(x, y, z);
}

function of(primitive: RealPrimitive, ...values: readonly Expression[]): Expression {
  return apply(primitive.name, ...values);
}

/** The arguments of an expression that is an application of the primitive. */
function argumentsOf(node: Expression, primitive: RealPrimitive): readonly Expression[] | undefined {
  return node.kind === 'apply' && node.primitive === primitive.name ? node.arguments : undefined;
}
