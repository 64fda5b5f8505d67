import { childrenOf } from '../language/children.js';
import type { Expression } from '../language/expression.js';
import { printExpression } from '../language/print.js';
import type { Certificate } from './certificate.js';

/**
 * An identity: for all integers n >= from and all integer values of the parameters, both sides are defined and equal.
 *
 * Sides are expressions of the language, with three differences. The bounds of the language do not apply: integers are
 * of any size and sums of any length. A free variable other than n is a parameter. `a(n-1)` is a row of an arbitrary
 * two-sided sequence, so that every one of its rows is a free variable too; and `L(n)` is a row of a sequence that the
 * statement defines.
 */
export interface Statement {
  readonly left: Expression;
  readonly right: Expression;
  readonly from: bigint;
  readonly parameters: readonly string[];
  readonly definitions: readonly Definition[];
  /** The values that rows of the arbitrary sequence `a` take: any integers, or 0 and 1 only. Integers if absent. */
  readonly past?: 'integers' | 'bits';
}

/**
 * A sequence by its first terms and, for every later row n >= initial.length, a rule in which `a(...)` is its own past.
 * The rule may use n, parameters and the sequences defined before it.
 */
export interface Definition {
  readonly name: string;
  readonly initial: readonly bigint[];
  readonly rule: Expression;
}

/** What makes a statement false. Undefined: that side has no value there. */
export interface Counterexample {
  readonly n: bigint;
  readonly parameters: ReadonlyMap<string, bigint>;
  readonly left: bigint | undefined;
  readonly right: bigint | undefined;
}

/** What is known of a statement. */
export type Proof =
  | { readonly status: 'proved'; readonly method: string; readonly certificate: Certificate }
  /** With the least n for which the statement fails, or one far beyond the rows that were tried in turn. */
  | { readonly status: 'refuted'; readonly counterexample: Counterexample }
  /** Rows from `from` up to `testedTo` hold, for all values of parameters that were tried. */
  | {
      readonly status: 'open';
      readonly testedTo: bigint;
      readonly tried: readonly string[];
      /** A method that could not be tried here, and why; absent if all were. */
      readonly untried?: { readonly method: string; readonly because: string };
    };

/** `L = 2, 1, a(n-1) + a(n-2)`, as `parseDefinition` reads it. */
export function printDefinition({ name, initial, rule }: Definition): string {
  return `${name} = ${[...initial.map(String), printExpression(rule)].join(', ')}`;
}

/** The rows of the arbitrary sequence that an expression reads, as text. */
function rowsIn(node: Expression): string[] {
  return node.kind === 'past' ? [printExpression(node)] : childrenOf(node).flatMap(rowsIn);
}

/** The statement as mathematics on one line. */
export function printStatement({ left, right, from, parameters, definitions, past }: Statement): string {
  const rows = [...new Set([...rowsIn(left), ...rowsIn(right)])].join(', ');
  const integers = [`n >= ${from}`, ...parameters].join(', ');
  const over =
    rows === '' ? integers : past === 'bits' ? `${integers} and bits ${rows}` : `${integers}, ${rows}`;
  const where = definitions.length === 0 ? '' : ` where ${definitions.map(printDefinition).join('; ')}`;
  return `for all integers ${over}: ${printExpression(left)} = ${printExpression(right)}${where}`;
}
