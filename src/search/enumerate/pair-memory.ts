import { CHUNK_SLICES, SLICE_CANDIDATES } from './chunk.js';

/**
 * The memory that compiled loops over pairs of entries work on: coefficients of the fingerprints, fingerprints of the
 * candidates of a chunk, and the operands that they are made of. All positions are in words of 32 bits.
 */
export interface PairMemory {
  readonly memory: WebAssembly.Memory;
  /** All of it. */
  readonly words: Int32Array;
}

/** Where the coefficients of all grids start; zero, and so never the place of an operand. */
export const COEFFICIENTS = 0;

/** Words for coefficients; grids for which there is no room left do without compiled loops. */
export const COEFFICIENT_WORDS = 2 ** 18;

/** Where the fingerprints of candidates start, PRINT_WORDS words each. */
export const PRINTS = COEFFICIENTS + COEFFICIENT_WORDS;

/** Words of a fingerprint, as in {@link Fingerprinter.out}. */
export const PRINT_WORDS = 4;

export const OPERANDS = PRINTS + PRINT_WORDS * CHUNK_SLICES * SLICE_CANDIDATES;

export const PAGE_BYTES = 2 ** 16;
/** One less than there may be, so that the end of the memory is a place as well. */
const MOST_PAGES = 2 ** 16 - 1;

/** @param cells room for the operands of columns with so many cells in all */
export function allocatePairMemory(cells: number): PairMemory {
  const pages = Math.min(MOST_PAGES, Math.ceil((4 * (OPERANDS + 2 * cells)) / PAGE_BYTES));
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return { memory, words: new Int32Array(memory.buffer) };
}
