import { printExpression } from '../../language/print.js';
import type { Proof, Statement } from '../../prove/statement.js';

/** Something that may hold of sequences, and why it was looked at. */
export interface Conjecture {
  readonly statement: Statement;
  /** What sort of relation it is: `partial sum`, `another program`. */
  readonly kind: string;
  /** The sequences that the left side is about. */
  readonly subject: string;
  /** The sequences of both sides. */
  readonly names: readonly string[];
  /** Rows that it was seen to hold on before it was stated. */
  readonly rows: number;
  /** Nodes of both sides, and bits of their constants: what is simpler is more worth reading. */
  readonly complexity: number;
}

export interface Theorem extends Conjecture {
  readonly proof: Proof;
}

/** A theorem as a line: `Lucas(n)^2 = …, for n >= 1`. */
export function printTheorem({ statement: { left, right, from } }: Conjecture): string {
  const range = from === 0n ? '' : `, for n >= ${from}`;
  return `${printExpression(left)} = ${printExpression(right)}${range}`;
}
