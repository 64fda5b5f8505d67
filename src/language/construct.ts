import type { Expression } from './expression.js';

/** The row. */
export const N: Expression = { kind: 'variable', name: 'n' };

export function literal(value: bigint | number): Expression {
  return { kind: 'literal', value: BigInt(value) };
}

export function apply(primitive: string, ...values: readonly Expression[]): Expression {
  return { kind: 'apply', primitive, arguments: values };
}

/** a(n - lag). */
export function past(lag: number): Expression {
  return { kind: 'past', index: apply('-', N, literal(lag)) };
}

/** An expression with an integer added; subtracted where that reads better, and left out where it is 0. */
export function plus(x: Expression, by: bigint | number): Expression {
  const value = BigInt(by);
  if (value === 0n) return x;
  return value > 0n ? apply('+', x, literal(value)) : apply('-', x, literal(-value));
}

/** A multiple of an expression; 1 is left out. */
export function times(factor: bigint | number, x: Expression): Expression {
  return BigInt(factor) === 1n ? x : apply('*', literal(factor), x);
}

export function power(base: Expression, exponent: number): Expression {
  return exponent === 1 ? base : apply('^', base, literal(exponent));
}
