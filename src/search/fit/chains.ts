import type { Expression } from '../../language/expression.js';
import type { Bank, Operand } from './bank.js';
import type { Operation } from './operations.js';

/** One operation between the target and what is sought, the rest being known. */
export interface Step {
  readonly operation: Operation;
  /** Which argument is sought. */
  readonly side: 0 | 1;
  /** The other argument; undefined where there is none. */
  readonly other: Operand | undefined;
}

/** What the target is made of, outermost operation first, around the part that is sought. */
export interface Chain {
  readonly steps: readonly Step[];
  readonly bits: number;
}

/** The whole expression, when the part that is sought is found. */
export function around(chain: Chain, part: Expression): Expression {
  let expression = part;
  for (const { operation, side, other } of chain.steps.toReversed()) {
    if (other === undefined) expression = operation.build(expression);
    else if (side === 0) expression = operation.build(expression, other.expression());
    else expression = operation.build(other.expression(), expression);
  }
  return expression;
}

/** What the part that is sought must be on each row, so that the whole is `target`; NaN where nothing can be. Works in place. */
export function unwind(chain: Chain, target: Float64Array): void {
  for (const { operation, side, other } of chain.steps) {
    const inverse = operation.inverses[side]!;
    if (other === undefined)
      for (let row = 0; row < target.length; row++) target[row] = inverse(target[row], 0);
    else {
      const known = other.values;
      for (let row = 0; row < target.length; row++) target[row] = inverse(target[row], known[row]);
    }
  }
}

/** The values of the whole, from those of the part that was sought. Works in place. */
export function wind(chain: Chain, part: Float64Array): void {
  for (let at = chain.steps.length - 1; at >= 0; at--) {
    const { operation, side, other } = chain.steps[at];
    if (other === undefined) operation.column(part, part, part);
    else if (side === 0) operation.column(part, part, other.values);
    else operation.column(part, other.values, part);
  }
}

/**
 * All chains of up to so many bits: a function or an operation with a constant on the outside, an operation with a known column, a function
 * or a sum with a constant inside, each of which may be missing. Some come twice in different words.
 */
export function* chains(
  bank: Bank,
  operations: readonly Operation[],
  bits: number,
): Generator<Chain, void, void> {
  const functions = [NOTHING, ...functionSteps(operations)];
  const inners = [...functions, ...sumSteps(bank, operations)];
  for (const outer of [
    ...functions,
    ...columnSteps(bank, operations, bits, (place) => bank.isConstant(place)),
  ])
    for (const middle of middles(bank, operations, bits - outer.bits))
      for (const inner of inners) {
        const all = outer.bits + middle.bits + inner.bits;
        if (all <= bits) yield { steps: [...outer.steps, ...middle.steps, ...inner.steps], bits: all };
      }
}

export const NOTHING: Chain = { steps: [], bits: 0 };

function* middles(bank: Bank, operations: readonly Operation[], bits: number): Generator<Chain, void, void> {
  yield NOTHING;
  yield* columnSteps(bank, operations, bits, () => true);
}

/** The functions that can be undone. */
export function functionSteps(operations: readonly Operation[]): Chain[] {
  return operations
    .filter(({ arity, inverses }) => arity === 1 && inverses[0] !== undefined)
    .map((operation) => ({ steps: [{ operation, side: 0, other: undefined }], bits: operation.bits }));
}

/** Sums and differences with the cheapest constant: in products that makes a difference. */
function sumSteps(bank: Bank, operations: readonly Operation[]): Chain[] {
  for (let place = 0; place < bank.size; place++)
    if (bank.isConstant(place))
      return [
        ...stepsWith(
          bank.operand(place),
          operations.filter(({ role }) => role === 'addition'),
          Number.POSITIVE_INFINITY,
        ),
      ];
  return [];
}

/** The operations with a column of the bank, up to so many bits. */
function* columnSteps(
  bank: Bank,
  operations: readonly Operation[],
  bits: number,
  admits: (place: number) => boolean,
): Generator<Chain, void, void> {
  for (let place = 0; place < bank.size; place++)
    if (admits(place)) yield* stepsWith(bank.operand(place), operations, bits);
}

/** The operations with one operand, up to so many bits. */
export function* stepsWith(
  other: Operand,
  operations: readonly Operation[],
  bits: number,
): Generator<Chain, void, void> {
  for (const operation of operations) {
    const price = operation.bits + other.bits;
    if (operation.arity !== 2 || price > bits) continue;
    for (const side of operation.commutative ? FIRST : BOTH)
      if (operation.inverses[side] !== undefined) yield { steps: [{ operation, side, other }], bits: price };
  }
}

const FIRST = [0] as const;
const BOTH = [0, 1] as const;
