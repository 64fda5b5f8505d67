import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { ADD } from '../../language/real/primitives/arithmetic/add.js';
import { DIVIDE } from '../../language/real/primitives/arithmetic/divide.js';
import { MULTIPLY } from '../../language/real/primitives/arithmetic/multiply.js';
import { NEGATE } from '../../language/real/primitives/arithmetic/negate.js';
import { POWER } from '../../language/real/primitives/arithmetic/power.js';
import { SQRT } from '../../language/real/primitives/arithmetic/sqrt.js';
import { SUBTRACT } from '../../language/real/primitives/arithmetic/subtract.js';
import { freeConstant } from './constants/free-constants.js';

/** Significant digits of constants as they are fitted, before they are shortened. */
const DIGITS = 9;

/** A number as a constant of a formula, to as many digits as a fit may know. */
export function constant(value: number): Expression {
  return freeConstant(Number(value.toPrecision(DIGITS)));
}

/** An expression and what it is multiplied by, or the power it is taken to. */
export interface Part {
  readonly expression: () => Expression;
  readonly factor: number;
}

/** The sum of multiples of expressions and a number; a factor of 1 and a number of 0 are not written. */
export function sum(parts: readonly Part[], added: number): Expression {
  let result: Expression | undefined;
  // What is added stands before what is taken away, so that nothing begins with a sign.
  for (const { expression, factor } of parts.toSorted(
    (one, other) => Math.sign(other.factor) - Math.sign(one.factor),
  )) {
    if (factor === 0) continue;
    if (result === undefined && factor < 0 && added > 0) result = constant(added);
    if (result === undefined) result = multiple(factor, expression());
    else if (factor < 0) result = apply(SUBTRACT.name, result, multiple(-factor, expression()));
    else result = apply(ADD.name, result, multiple(factor, expression()));
  }
  if (result === undefined) return constant(added);
  const isAdded = added > 0 && parts.every(({ factor }) => factor <= 0);
  if (added === 0 || isAdded) return result;
  return added < 0
    ? apply(SUBTRACT.name, result, constant(-added))
    : apply(ADD.name, result, constant(added));
}

function multiple(factor: number, expression: Expression): Expression {
  if (factor === -1) return apply(NEGATE.name, expression);
  return factor === 1 ? expression : apply(MULTIPLY.name, constant(factor), expression);
}

/** A number times powers of expressions, as one fraction with one root. */
export function product(factor: number, powers: readonly Part[]): Expression {
  const above: Expression[] = [];
  const below: Expression[] = [];
  const rootAbove: Expression[] = [];
  const rootBelow: Expression[] = [];
  for (const { expression: write, factor: exponent } of powers) {
    const expression = write();
    const magnitude = Math.abs(exponent);
    const isHalf = magnitude % 1 === 0.5;
    if (isHalf) (exponent > 0 ? rootAbove : rootBelow).push(expression);
    const rest = isHalf ? magnitude - 0.5 : magnitude;
    if (rest > 0) (exponent > 0 ? above : below).push(power(expression, rest));
  }
  if (rootAbove.length > 0) above.push(apply(SQRT.name, quotient(rootAbove, rootBelow)));
  else if (rootBelow.length > 0) below.push(apply(SQRT.name, quotient(rootBelow, [])));
  if (factor === -1 && above.length > 0) return apply(NEGATE.name, quotient(above, below));
  if (factor !== 1 || above.length === 0) above.unshift(constant(factor));
  return quotient(above, below);
}

function quotient(above: readonly Expression[], below: readonly Expression[]): Expression {
  const numerator = times(above);
  return below.length === 0 ? numerator : apply(DIVIDE.name, numerator, times(below));
}

function times(factors: readonly Expression[]): Expression {
  return factors.reduce((one, other) => apply(MULTIPLY.name, one, other));
}

/** Denominators of exponents that are written as fractions. */
const DENOMINATORS = [3, 4, 5];

function power(base: Expression, exponent: number): Expression {
  if (exponent === 1) return base;
  return apply(POWER.name, base, fraction(exponent));
}

function fraction(value: number): Expression {
  for (const denominator of DENOMINATORS) {
    const numerator = Math.round(value * denominator);
    if (!Number.isInteger(value) && Math.abs(numerator / denominator - value) < 1e-12)
      return apply(DIVIDE.name, literal(numerator), literal(denominator));
  }
  return constant(value);
}
