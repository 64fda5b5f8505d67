/** Nodes at the start. */
const FEWEST_NODES = 256;

/** The empty context, which all others end in. */
export const ROOT = 0;
/** In place of a node where there is none. */
export const NONE = -1;

/**
 * The contexts of PPM as a tree: a node is a string of bytes; its children are the bytes that followed it, each with a frequency, and are contexts
 * themselves. Every node knows its suffix, the string without its first byte (vine pointers: Moffat, "Implementing
 * the PPM data compression scheme", IEEE Trans. Comm. 38, 1990).
 */
export class ContextTrie {
  size = 1;
  symbol = new Uint8Array(FEWEST_NODES);
  /** How often the symbol came in the context, as it is weighted. */
  frequency = new Uint16Array(FEWEST_NODES);
  firstChild = new Int32Array(FEWEST_NODES).fill(NONE);
  sibling = new Int32Array(FEWEST_NODES).fill(NONE);
  suffix = new Int32Array(FEWEST_NODES).fill(NONE);
  childCount = new Uint16Array(FEWEST_NODES);
  /** Sum of the frequencies of a node's children. */
  total = new Int32Array(FEWEST_NODES);

  /** Adds a child that is not there yet. */
  add(node: number, symbol: number, frequency: number): number {
    if (this.size === this.symbol.length) this.grow();
    const child = this.size++;
    this.symbol[child] = symbol;
    this.frequency[child] = frequency;
    this.sibling[child] = this.firstChild[node];
    this.firstChild[node] = child;
    this.childCount[node]++;
    this.total[node] += frequency;
    return child;
  }

  /** Adds to a node's frequency; where it becomes too large, all frequencies beside it are halved. */
  increase(context: number, node: number, by: number, most: number): void {
    this.frequency[node] += by;
    this.total[context] += by;
    if (this.frequency[node] <= most) return;
    let total = 0;
    for (let child = this.firstChild[context]; child !== NONE; child = this.sibling[child]) {
      this.frequency[child] = (this.frequency[child] + 1) >>> 1;
      total += this.frequency[child];
    }
    this.total[context] = total;
  }

  /** Changes the frequency of the one child that a node has by a factor; it stays at least 1. */
  scaleOnlyChild(node: number, factor: number): void {
    const child = this.firstChild[node];
    this.frequency[child] = Math.max(1, Math.round(this.frequency[child] * factor));
    this.total[node] = this.frequency[child];
  }

  private grow(): void {
    const size = 2 * this.size;
    this.symbol = extended(this.symbol, new Uint8Array(size));
    this.frequency = extended(this.frequency, new Uint16Array(size));
    this.firstChild = extended(this.firstChild, new Int32Array(size).fill(NONE));
    this.sibling = extended(this.sibling, new Int32Array(size).fill(NONE));
    this.suffix = extended(this.suffix, new Int32Array(size).fill(NONE));
    this.childCount = extended(this.childCount, new Uint16Array(size));
    this.total = extended(this.total, new Int32Array(size));
  }
}

function extended<Numbers extends Uint8Array | Uint16Array | Int32Array>(
  from: Numbers,
  to: Numbers,
): Numbers {
  to.set(from);
  return to;
}
