import type { BitReader, BitWriter } from './bit-stream.js';

/**
 * Lengths of an optimal prefix code with no word longer than `longest`, by package-merge (Larmore & Hirschberg, "A fast
 * algorithm for optimal length-limited Huffman codes", JACM 37, 1990). Where the limit does not bind it is as short as
 * Huffman's (1952).
 * @param counts - how often each symbol comes
 * @param longest - so that 2^longest is at least the number of symbols that come
 * @returns a length for each symbol, 0 for those that do not come; a symbol that comes alone gets a word of one bit
 */
export function codeLengths(counts: ArrayLike<number>, longest: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const leaves: Package[] = [];
  for (let symbol = 0; symbol < counts.length; symbol++) {
    if (counts[symbol] > 0) leaves.push({ weight: counts[symbol], symbols: [symbol] });
  }
  if (leaves.length === 1) lengths[leaves[0].symbols[0]] = 1;
  leaves.sort((a, b) => a.weight - b.weight);
  let packages: Package[] = [];
  for (let level = 0; level < longest; level++) packages = merged(leaves, inPairs(packages));
  // The 2n - 2 lightest items of the last level hold every symbol as often as its word is long.
  for (const { symbols } of packages.slice(0, Math.max(0, 2 * leaves.length - 2))) {
    for (const symbol of symbols) lengths[symbol]++;
  }
  return lengths;
}

interface Package {
  readonly weight: number;
  readonly symbols: readonly number[];
}

/** Packs neighbours together; one that is left over is dropped. */
function inPairs(packages: readonly Package[]): Package[] {
  const pairs: Package[] = [];
  for (let i = 0; i + 1 < packages.length; i += 2) {
    const [first, second] = [packages[i], packages[i + 1]];
    pairs.push({ weight: first.weight + second.weight, symbols: [...first.symbols, ...second.symbols] });
  }
  return pairs;
}

/** Both lists, sorted by weight, as one; of equal weights the leaf comes first. */
function merged(leaves: readonly Package[], packages: readonly Package[]): Package[] {
  return [...leaves, ...packages].sort((a, b) => a.weight - b.weight);
}

/**
 * The canonical code of some lengths: shorter words come before longer ones, and words of one length are in the order of their
 * symbols, so that the lengths say all (Schwartz & Kallick, "Generating a canonical prefix encoding", CACM 7, 1964).
 */
export class PrefixCode {
  /** Symbols in the order of their words. */
  private readonly symbols: number[];
  /** How many words have each length. */
  private readonly countOfLength: number[];
  private readonly words: Uint32Array;

  /** @param lengths - that keep to Kraft's inequality; see {@link isComplete} */
  constructor(private readonly lengths: Uint8Array) {
    this.symbols = [...lengths.keys()].filter((symbol) => lengths[symbol] > 0);
    this.symbols.sort((a, b) => lengths[a] - lengths[b] || a - b);
    this.countOfLength = Array(Math.max(...lengths) + 1).fill(0);
    this.words = new Uint32Array(lengths.length);
    let word = 0;
    let length = 0;
    for (const symbol of this.symbols) {
      for (; length < lengths[symbol]; length++) word *= 2;
      this.words[symbol] = word++;
      this.countOfLength[length]++;
    }
  }

  write(bits: BitWriter, symbol: number): void {
    bits.write(this.words[symbol], this.lengths[symbol]);
  }

  /** Reads a symbol a bit at a time: the words of a length are consecutive numbers (Moffat & Turpin 1997). */
  read(bits: BitReader): number | undefined {
    let first = 0;
    let before = 0;
    let word = 0;
    for (let length = 1; length < this.countOfLength.length; length++) {
      word = 2 * word + bits.bit();
      first *= 2;
      const count = this.countOfLength[length];
      if (word - first < count) return this.symbols[before + word - first];
      before += count;
      first += count;
    }
    return undefined;
  }
}

/** Whether every sequence of bits is a sequence of words: Kraft's sum is 1. */
export function isComplete(lengths: Uint8Array): boolean {
  return lengths.reduce((sum, length) => sum + (length > 0 ? 2 ** -length : 0), 0) === 1;
}
