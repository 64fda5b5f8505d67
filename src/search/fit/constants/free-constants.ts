import { mapChildren } from '../../../language/children.js';
import type { Decimal, Expression } from '../../../language/expression.js';
import { decimal, decimalOf } from '../../../language/real/decimal.js';

/** A constant that is to be fitted, from this value on: a decimal in the tree even where the value is an integer. */
export function freeConstant(value: number): Decimal {
  const node = decimalOf(value);
  return node.kind === 'decimal' ? node : { kind: 'decimal', digits: node.value, exponent: 0 };
}

/** The decimals of an expression from left to right, integers that are held as decimals among them. */
export function decimalsOf(expression: Expression): readonly Decimal[] {
  if (expression.kind === 'decimal') return [expression];
  return expression.kind === 'apply' ? expression.arguments.flatMap(decimalsOf) : [];
}

/** The expression with each decimal replaced, by its place from left to right. */
export function mapDecimals(
  expression: Expression,
  replace: (node: Decimal, place: number) => Expression,
): Expression {
  let place = 0;
  const visit = (node: Expression): Expression => {
    if (node.kind === 'decimal') return replace(node, place++);
    // Rows in brackets hold integers alone.
    return node.kind === 'apply' ? mapChildren(node, visit) : node;
  };
  return visit(expression);
}

/** The expression with its decimals as they are written in programs: integers as literals. */
export function written(expression: Expression): Expression {
  return mapDecimals(expression, ({ digits, exponent }) => decimal(digits, exponent));
}
