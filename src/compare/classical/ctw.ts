import type { Choices } from '../choices.js';
import { type ByteModel, sequentialCompressor } from '../sequential.js';
import { ContextTable } from './context-table.js';
import { WeightedTree } from './weighted-tree.js';

/** Bytes of the longest contexts. */
const DEPTH = 6;

/** Contexts of all lengths have different keys below 2^51. */
const CONTEXTS_OF_LENGTH = 256 ** DEPTH;

/** When there are this many nodes (about 150 MB) all is forgotten. */
const MOST_NODES = 2 ** 23;

const BITS = 8;
const NONE = -1;

/**
 * Context-tree weighting for bytes: each bit of a byte has a tree of its own for each beginning of the byte, whose contexts are the whole
 * bytes before (the decomposition of Tjalkens, Volf & Willems, "A context-tree weighting method for text generating sources", DCC
 * 1997).
 */
class Ctw implements ByteModel {
  private contexts = new ContextTable();
  private tree = new WeightedTree(DEPTH);
  /** The node of each context for the first bit of a byte. */
  private firstNodes: number[] = [];
  /** The nodes of the same context after a zero and after a one. */
  private nextNodes = new Int32Array(BITS).fill(NONE);
  /** The last bytes as a number: none, one and so on. */
  private readonly last = new Float64Array(DEPTH + 1);

  code(choices: Choices, byte: number): number {
    if (this.tree.size + BITS * (DEPTH + 1) > MOST_NODES) this.forget();
    const { tree, last } = this;
    const { path } = tree;
    for (let length = 0; length <= DEPTH; length++) path[length] = this.firstNode(length);
    let coded = 0;
    for (let place = BITS - 1; ; place--) {
      const ones = Math.min(65535, Math.max(1, Math.round(65536 * tree.probability())));
      const bit = choices.bit((byte >>> place) & 1, ones);
      tree.learn(bit);
      coded = 2 * coded + bit;
      if (place === 0) break;
      for (let length = 0; length <= DEPTH; length++) path[length] = this.nextNode(path[length], bit);
    }
    for (let length = DEPTH; length > 0; length--) last[length] = 256 * last[length - 1] + coded;
    return coded;
  }

  private forget(): void {
    this.contexts = new ContextTable();
    this.tree = new WeightedTree(DEPTH);
    this.firstNodes = [];
    this.nextNodes = new Int32Array(BITS).fill(NONE);
  }

  private firstNode(length: number): number {
    const number = this.contexts.number(length * CONTEXTS_OF_LENGTH + this.last[length]);
    if (number === this.firstNodes.length) this.firstNodes.push(this.addNode());
    return this.firstNodes[number];
  }

  private nextNode(node: number, bit: number): number {
    const next = this.nextNodes[2 * node + bit];
    if (next !== NONE) return next;
    const added = this.addNode();
    this.nextNodes[2 * node + bit] = added;
    return added;
  }

  private addNode(): number {
    const node = this.tree.add();
    const { nextNodes } = this;
    if (2 * node === nextNodes.length) {
      this.nextNodes = new Int32Array(2 * nextNodes.length).fill(NONE, nextNodes.length);
      this.nextNodes.set(nextNodes);
    }
    return node;
  }
}

export const ctw = sequentialCompressor('ctw', 'classical', () => new Ctw());
