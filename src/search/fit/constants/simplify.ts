import { mapChildren } from '../../../language/children.js';
import { apply, literal } from '../../../language/construct.js';
import type { Apply, Expression } from '../../../language/expression.js';
import { printExpression } from '../../../language/print.js';
import { numberOf } from '../../../language/real/decimal.js';
import type { RealPrimitive } from '../../../language/real/primitive.js';
import { ADD } from '../../../language/real/primitives/arithmetic/add.js';
import { DIVIDE } from '../../../language/real/primitives/arithmetic/divide.js';
import { MULTIPLY } from '../../../language/real/primitives/arithmetic/multiply.js';
import { NEGATE } from '../../../language/real/primitives/arithmetic/negate.js';
import { POWER } from '../../../language/real/primitives/arithmetic/power.js';
import { SQRT } from '../../../language/real/primitives/arithmetic/sqrt.js';
import { SUBTRACT } from '../../../language/real/primitives/arithmetic/subtract.js';
import { IF } from '../../../language/real/primitives/logic/if.js';

const ZERO = literal(0);
const ONE = literal(1);

/** A rule writes an expression, whose arguments are written already, in a shorter way, or has nothing to say. */
type Rule = (node: Apply<Expression>) => Expression | undefined;

/**
 * A real expression written in a shorter way: what adds 0 or multiplies by 1 is left out, signs go into sums and differences, factors that
 * are one divided by something divide. It has the same value up to rounding, and where a part is undefined perhaps more values.
 */
export function simplify(expression: Expression): Expression {
  if (expression.kind !== 'apply') return expression;
  let node = mapChildren(expression, simplify) as Expression;
  for (let rounds = 0; rounds < 16 && node.kind === 'apply'; rounds++) {
    const before: Apply<Expression> = node;
    const after = RULES.get(before.primitive)?.(before);
    if (after === undefined) return before;
    // The rule may have made arguments that can be written shorter.
    node = after.kind === 'apply' ? (mapChildren(after, simplifyOnce) as Expression) : after;
  }
  return node;
}

function simplifyOnce(node: Expression): Expression {
  return (node.kind === 'apply' && RULES.get(node.primitive)?.(node)) || node;
}

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [
    ADD.name,
    ({ arguments: [x, y] }) => {
      if (isNumber(x, 0)) return y;
      if (isNumber(y, 0)) return x;
      const less = positive(y);
      if (less !== undefined) return of(SUBTRACT, x, less);
      const first = positive(x);
      return first && of(SUBTRACT, y, first);
    },
  ],
  [
    SUBTRACT.name,
    ({ arguments: [x, y] }) => {
      if (isNumber(x, 0)) return of(NEGATE, y);
      if (isNumber(y, 0)) return x;
      const more = positive(y);
      return more && of(ADD, x, more);
    },
  ],
  [
    MULTIPLY.name,
    ({ arguments: [x, y] }) => {
      if (isNumber(x, 0) || isNumber(y, 0)) return ZERO;
      if (isNumber(x, 1)) return y;
      if (isNumber(y, 1)) return x;
      if (isNumber(x, -1)) return of(NEGATE, y);
      if (isNumber(y, -1)) return of(NEGATE, x);
      return scaled(x, y) ?? scaled(y, x);
    },
  ],
  [
    DIVIDE.name,
    ({ arguments: [x, y] }) => {
      if (isNumber(y, 1)) return x;
      if (isNumber(y, -1)) return of(NEGATE, x);
      const quotient = argumentsOf(y, DIVIDE);
      if (quotient === undefined || !isConstant(y)) return undefined;
      const [over, under] = quotient;
      return of(DIVIDE, of(MULTIPLY, under, x), over);
    },
  ],
  [
    NEGATE.name,
    ({ arguments: [x] }) => {
      if (x.kind === 'literal') return literal(-x.value);
      if (x.kind === 'decimal') return { ...x, digits: -x.digits };
      const difference = argumentsOf(x, SUBTRACT);
      return difference === undefined ? positive(x) : of(SUBTRACT, difference[1], difference[0]);
    },
  ],
  [IF.name, ({ arguments: [, x, y] }) => (printExpression(x) === printExpression(y) ? x : undefined)],
  [
    POWER.name,
    ({ arguments: [x, y] }) => {
      if (isNumber(y, 1)) return x;
      if (isNumber(y, 0)) return ONE;
      if (isNumber(y, -1)) return of(DIVIDE, ONE, x);
      if (isNumber(y, 0.5) || isHalf(y)) return of(SQRT, x);
      const less = positive(y);
      return less && of(DIVIDE, ONE, simplifyOnce(of(POWER, x, less)));
    },
  ],
]);

/** factor * x where the factor is one divided by something, or a sign stands in it. */
function scaled(factor: Expression, x: Expression): Expression | undefined {
  const opposite = argumentsOf(factor, NEGATE);
  if (opposite !== undefined) return of(NEGATE, of(MULTIPLY, opposite[0], x));
  const quotient = argumentsOf(factor, DIVIDE);
  if (quotient === undefined || !isNumber(quotient[0], 1)) return undefined;
  return of(DIVIDE, x, quotient[1]);
}

/** The expression without its sign, where a sign stands in front of it: of -3, -x, -3*x, -x/y. */
function positive(node: Expression): Expression | undefined {
  if (node.kind === 'literal') return node.value < 0n ? literal(-node.value) : undefined;
  if (node.kind === 'decimal') return node.digits < 0n ? { ...node, digits: -node.digits } : undefined;
  const opposite = argumentsOf(node, NEGATE);
  if (opposite !== undefined) return opposite[0];
  for (const primitive of [MULTIPLY, DIVIDE]) {
    const parts = argumentsOf(node, primitive);
    const first = parts && positive(parts[0]);
    if (first !== undefined) return simplifyOnce(of(primitive, first, parts![1]));
  }
  return undefined;
}

function of(primitive: RealPrimitive, ...values: readonly Expression[]): Expression {
  return apply(primitive.name, ...values);
}

/** The arguments of an expression that is an application of the primitive. */
function argumentsOf(node: Expression, primitive: RealPrimitive): readonly Expression[] | undefined {
  return node.kind === 'apply' && node.primitive === primitive.name ? node.arguments : undefined;
}

function isNumber(node: Expression, value: number): boolean {
  return (node.kind === 'literal' || node.kind === 'decimal') && numberOf(node) === value;
}

function isHalf(node: Expression): boolean {
  const quotient = argumentsOf(node, DIVIDE);
  return quotient !== undefined && isNumber(quotient[0], 1) && isNumber(quotient[1], 2);
}

/** Whether nothing but constants is in it. */
function isConstant(node: Expression): boolean {
  if (node.kind === 'apply') return node.arguments.every(isConstant);
  return node.kind === 'literal' || node.kind === 'decimal';
}
