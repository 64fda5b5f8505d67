import type { Expression } from '../../language/expression.js';
import type { Leaf, Operation } from './operations.js';
import { Prints } from './prints.js';

/** The most columns that are kept. */
const MOST_COLUMNS = 2 ** 15;

/** Attempts at columns between two places to pause at: some milliseconds. */
const STRIDE = 4096;

/** Functions in an expression at most; one of a function is none of those that laws have. */
const MOST_FUNCTIONS = 2;

/** Bits on top of the price of what few laws have: sums with functions in them, which are found as sums, and powers with an exponent that is no number. */
const RARE_BITS = 8;

/** The same of sums of what is no leaf, for each. */
const UNUSUAL_BITS = 2;

/** A column that formulas are made of. */
export interface Operand {
  /** The same for operands that are the same. */
  readonly key: string;
  readonly bits: number;
  /** Good until the bank grows. */
  readonly values: Float64Array;
  readonly expression: () => Expression;
}

/** An operation on columns. */
interface Composed {
  readonly operation: Operation;
  readonly left: number;
  readonly right: number;
  readonly functions: number;
  readonly bits: number;
}

/**
 * Columns of real expressions in ascending order of price, one of each class that has the same values: what formulas are put together
 * from. An expression that is undefined on some row, or the same on all rows, is left out, but for the constants among the leaves.
 */
export class Bank {
  readonly rows: number;
  /** The columns, one after the other. */
  #values: Float64Array;
  /** Bits of each, ascending but for fractions: the price, and some more for what few laws have. */
  readonly bits: number[] = [];
  readonly #nodes: (Leaf | Composed)[] = [];
  /** Functions in each. */
  readonly #functions: number[] = [];
  readonly #isConstant: boolean[] = [];
  readonly #prints: Prints;
  readonly #buckets: number[][] = [];
  /** What waits for its bucket, by bucket. */
  readonly #later: Composed[][] = [];
  readonly #scratch: Float64Array;
  #bucket = 0;
  /** All expressions of fewer bits than this are in it, or equal to one that is. */
  coveredBits = 0;

  constructor(
    readonly leaves: readonly Leaf[],
    readonly operations: readonly Operation[],
  ) {
    this.rows = leaves[0].values.length;
    this.#values = new Float64Array(64 * this.rows);
    this.#scratch = new Float64Array(this.rows);
    this.#prints = new Prints(this.rows);
  }

  get size(): number {
    return this.bits.length;
  }

  get isFull(): boolean {
    return this.size >= MOST_COLUMNS;
  }

  isConstant(index: number): boolean {
    return this.#isConstant[index];
  }

  /** How many functions are in an expression. */
  functions(index: number): number {
    return this.#functions[index];
  }

  /** Whether an expression is a function of another. */
  isFunction(index: number): boolean {
    const node = this.#nodes[index];
    return 'operation' in node && node.operation.role === 'function';
  }

  /** The values of a column; a view that is good until the bank grows. */
  column(index: number): Float64Array {
    return this.#values.subarray(index * this.rows, (index + 1) * this.rows);
  }

  operand(index: number): Operand {
    return {
      key: `${index}`,
      bits: this.bits[index],
      values: this.column(index),
      expression: () => this.expression(index),
    };
  }

  expression(index: number): Expression {
    const node = this.#nodes[index];
    if (!('operation' in node)) return node.expression;
    const { operation, left, right } = node;
    const first = this.expression(left);
    return operation.arity === 1 ? operation.build(first) : operation.build(first, this.expression(right));
  }

  /** Takes in all expressions up to so many bits, cheapest first; undefined is a place to pause at. */
  *grow(bits: number): Generator<undefined, void, void> {
    for (; this.#bucket <= bits && !this.isFull; this.#bucket++) {
      this.#buckets.push([]);
      this.#takeLeaves();
      yield* this.#combine();
      this.coveredBits = this.#bucket + 0.5;
    }
  }

  #takeLeaves(): void {
    for (const leaf of this.leaves) {
      if (Math.round(leaf.bits) !== this.#bucket) continue;
      this.#take(leaf.values, leaf, isLevel(leaf.values));
    }
  }

  *#combine(): Generator<undefined, void, void> {
    let tries = 0;
    for (const rare of this.#later[this.#bucket] ?? []) this.#compute(rare);
    for (const operation of this.operations) {
      const rest = this.#bucket - Math.max(1, Math.round(operation.bits));
      for (let first = 0; first <= rest; first++) {
        const second = rest - first;
        if (operation.arity === 1 ? second !== 0 : operation.commutative && first > second) continue;
        for (const left of this.#buckets[first]) {
          const rights = operation.arity === 1 ? NONE : this.#buckets[second];
          for (const right of rights) {
            if (this.isFull) return;
            if (operation.commutative && first === second && left > right) continue;
            if (++tries % STRIDE === 0) yield;
            this.#try(operation, left, right);
          }
        }
      }
    }
  }

  #try(operation: Operation, left: number, right: number): void {
    const { arity, role } = operation;
    const isFunction = role === 'function';
    const isUnary = arity === 1;
    const functions = this.#functions[left] + (isUnary ? 0 : this.#functions[right]) + (isFunction ? 1 : 0);
    if (this.#isConstant[left] && (isUnary || this.#isConstant[right])) return;
    if (functions > MOST_FUNCTIONS || (isFunction && functions > 1)) return;
    let bits = operation.bits + this.bits[left] + (isUnary ? 0 : this.bits[right]);
    const composed = (this.#isLeaf(left) ? 0 : 1) + (this.#isLeaf(right) ? 0 : 1);
    if (role === 'addition') bits += functions > 0 ? RARE_BITS : UNUSUAL_BITS * composed;
    if (role === 'exponentiation' && !this.#isConstant[right]) bits += RARE_BITS;
    const node = { operation, left, right, functions, bits };
    const bucket = Math.round(bits);
    if (bucket <= this.#bucket) this.#compute(node);
    else {
      this.#later[bucket] ??= [];
      this.#later[bucket].push(node);
    }
  }

  #isLeaf(index: number): boolean {
    return !('operation' in this.#nodes[index]);
  }

  #compute(node: Composed): void {
    const scratch = this.#scratch;
    node.operation.column(scratch, this.column(node.left), this.column(node.right));
    for (const value of scratch) if (Number.isNaN(value)) return;
    if (!isLevel(scratch)) this.#take(scratch, node, false);
  }

  #take(column: Float64Array, node: Leaf | Composed, isConstant: boolean): void {
    if (this.isFull || !this.#prints.add(column)) return;
    const index = this.size;
    const end = (index + 1) * this.rows;
    if (end > this.#values.length) {
      const larger = new Float64Array(2 * this.#values.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values.set(column, index * this.rows);
    this.bits.push(node.bits);
    this.#nodes.push(node);
    this.#functions.push('functions' in node ? node.functions : 0);
    this.#isConstant.push(isConstant);
    this.#buckets[this.#bucket].push(index);
  }
}

/** The one right operand of what takes none. */
const NONE = [0];

/** Whether all rows are the same but for rounding. */
function isLevel(column: Float64Array): boolean {
  const first = column[0];
  const tolerance = 1e-9 * Math.abs(first);
  for (const value of column) if (Math.abs(value - first) > tolerance) return false;
  return true;
}
