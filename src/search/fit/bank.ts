import type { Expression } from '../../language/expression.js';
import type { Leaf, Operation } from './operations.js';
import { Prints } from './prints.js';

/** The most columns that are kept. */
const MOST_COLUMNS = 2 ** 15;

/** Attempts at columns between two places to pause at: some milliseconds. */
const STRIDE = 4096;

/**
 * Columns of real expressions in ascending order of price, one of each class that has the same values: what formulas are put together
 * from. An expression that is undefined on some row, or the same on all rows, is left out, but for the constants among the leaves.
 */
export class Bank {
  readonly rows: number;
  /** The columns, one after the other. */
  #values: Float64Array;
  /** Bits of each. */
  readonly bits: number[] = [];
  readonly #nodes: (Leaf | { operation: Operation; left: number; right: number })[] = [];
  /** Functions above each other in each. */
  readonly #functions: number[] = [];
  readonly #isConstant: boolean[] = [];
  readonly #prints: Prints;
  readonly #buckets: number[][] = [];
  #bucket = 0;
  /** All expressions of fewer bits than this are in it, or equal to one that is. */
  coveredBits = 0;

  constructor(
    readonly leaves: readonly Leaf[],
    readonly operations: readonly Operation[],
  ) {
    this.rows = leaves[0].values.length;
    this.#values = new Float64Array(64 * this.rows);
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

  /** The values of a column; a view that is good until the bank grows. */
  column(index: number): Float64Array {
    return this.#values.subarray(index * this.rows, (index + 1) * this.rows);
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
      this.#take(leaf.values, leaf.bits, leaf, 0, leaf.values.every((value) => value === leaf.values[0]));
    }
  }

  *#combine(): Generator<undefined, void, void> {
    const scratch = new Float64Array(this.rows);
    let tries = 0;
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
            this.#try(operation, left, right, scratch);
          }
        }
      }
    }
  }

  #try(operation: Operation, left: number, right: number, scratch: Float64Array): void {
    const { arity, isFunction, column } = operation;
    const functions = Math.max(this.#functions[left], arity === 1 ? 0 : this.#functions[right]);
    if (this.#isConstant[left] && (arity === 1 || this.#isConstant[right])) return;
    if (isFunction && functions > 0) return;
    column(scratch, this.column(left), this.column(right));
    for (const value of scratch) if (Number.isNaN(value)) return;
    const bits = operation.bits + this.bits[left] + (arity === 1 ? 0 : this.bits[right]);
    this.#take(scratch, bits, { operation, left, right }, functions + (isFunction ? 1 : 0), false);
  }

  #take(
    column: Float64Array,
    bits: number,
    node: Leaf | { operation: Operation; left: number; right: number },
    functions: number,
    isConstant: boolean,
  ): void {
    if (!isConstant && isLevel(column)) return;
    if (!this.#prints.add(column)) return;
    const index = this.size;
    const end = (index + 1) * this.rows;
    if (end > this.#values.length) {
      const larger = new Float64Array(2 * this.#values.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values.set(column, index * this.rows);
    this.bits.push(bits);
    this.#nodes.push(node);
    this.#functions.push(functions);
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
