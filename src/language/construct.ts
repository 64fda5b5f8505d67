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

export function power(base: Expression, exponent: number): Expression {
  return exponent === 1 ? base : apply('^', base, literal(exponent));
}
