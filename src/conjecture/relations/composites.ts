import type { Expression } from '../../language/expression.js';
import { parseStatement } from '../../prove/statement-parser.js';
import type { Sequence } from './sequence.js';

/** What can be said about sequences, as one side of a theorem: its form with A and B for them, and the first row that it is about. */
interface Form {
  readonly kind: string;
  readonly text: string;
  readonly from: number;
  /** Whether a quadratic form of a sequence can explain it. */
  readonly isQuadratic?: boolean;
}

/** Forms of one sequence. */
const SINGLE: readonly Form[] = [
  { kind: 'row', text: 'A(n)', from: 0 },
  { kind: 'multiple', text: '(n + 1)*A(n)', from: 0 },
  { kind: 'multiple', text: '(n + 1)*A(n + 1)', from: 0 },
  { kind: 'bisection', text: 'A(2*n)', from: 0, isQuadratic: true },
  { kind: 'bisection', text: 'A(2*n + 1)', from: 0, isQuadratic: true },
  { kind: 'trisection', text: 'A(3*n)', from: 0 },
  { kind: 'square', text: 'A(n)^2', from: 0, isQuadratic: true },
  { kind: 'neighbours', text: 'A(n)*A(n + 1)', from: 0, isQuadratic: true },
  { kind: 'determinant', text: 'A(n)*A(n + 2) - A(n + 1)^2', from: 0 },
  { kind: 'sum of squares', text: 'A(n)^2 + A(n + 1)^2', from: 0 },
  { kind: 'common divisor', text: 'gcd(A(n), A(n + 1))', from: 0 },
  { kind: 'partial sum', text: 'sum(k, 0, n, A(k))', from: 0, isQuadratic: true },
  { kind: 'alternating sum', text: 'sum(k, 0, n, (-1)^k*A(k))', from: 0 },
  { kind: 'partial sum of squares', text: 'sum(k, 0, n, A(k)^2)', from: 0, isQuadratic: true },
  { kind: 'partial sum of a bisection', text: 'sum(k, 0, n, A(2*k))', from: 0 },
  { kind: 'weighted sum', text: 'sum(k, 0, n, k*A(k))', from: 0 },
  { kind: 'binomial transform', text: 'sum(k, 0, n, binomial(n, k)*A(k))', from: 0 },
  { kind: 'alternating binomial transform', text: 'sum(k, 0, n, (-1)^k*binomial(n, k)*A(k))', from: 0 },
  { kind: 'convolution', text: 'sum(k, 0, n, A(k)*A(n - k))', from: 0 },
  { kind: 'sum over divisors', text: 'sum(k, 1, n, if(n mod k = 0, A(k), 0))', from: 1 },
  { kind: 'sum over divisors', text: 'sum(k, 1, n, if(n mod k = 0, A(k - 1), 0))', from: 1 },
  { kind: 'partial product', text: 'product(k, 0, n, A(k))', from: 0 },
];

/** Forms of two sequences, whose order does not matter. */
const DOUBLE: readonly Form[] = [
  { kind: 'product', text: 'A(n)*B(n)', from: 0, isQuadratic: true },
  { kind: 'convolution of two', text: 'sum(k, 0, n, A(k)*B(n - k))', from: 0 },
];

/** One side of a possible theorem. */
export interface Composite {
  readonly kind: string;
  readonly expression: Expression;
  readonly from: number;
  readonly isQuadratic: boolean;
  readonly sequences: readonly Sequence[];
}

/** All forms of one and of two of the sequences, the simplest first. */
export function* compositesOf(sequences: readonly Sequence[]): Generator<Composite, void, void> {
  for (const form of SINGLE) {
    for (const sequence of sequences) yield composite(form, [sequence]);
  }
  for (const form of DOUBLE) {
    for (const [index, one] of sequences.entries()) {
      for (const other of sequences.slice(index + 1)) yield composite(form, [one, other]);
    }
  }
}

function composite(
  { kind, text, from, isQuadratic = false }: Form,
  sequences: readonly Sequence[],
): Composite {
  const named = ['A', 'B'].reduce(
    (result, letter, index) => result.replaceAll(`${letter}(`, `${sequences[index]?.definition.name}(`),
    text,
  );
  return { kind, expression: sideOf(named, sequences), from, isQuadratic, sequences };
}

/** Reads an expression that names sequences. */
export function sideOf(text: string, sequences: readonly Sequence[]): Expression {
  const definitions = sequences.map(({ definition }) => `${definition.name} = 0`);
  return parseStatement({ left: text, right: '0', definitions }).left;
}
