import { CHUNK_SLICES, SLICE_CANDIDATES } from './chunk.js';
import { FIRST, LINEAR, LINEAR_LIMIT, ORDINARY, SECOND, STATE, UNDEFINED, WIDE } from './fingerprint.js';

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

/** Words of an operand before its cells: the fingerprint, with the magnitude in place of the state. */
export const HEADER_WORDS = 4;
export const MAGNITUDE = 3;

/** Magnitude below which values stand in the cells of an operand: sums and differences of two fit in 32 bits. */
export const OPERAND_LIMIT = 2 ** 30;

/** Stands in the cell of an operand where it is undefined. */
export const NO_VALUE = -(2 ** 31);

/** Magnitudes of operands without cells, some value being too large: for 32 bits, or for doubles. */
const LARGE_MAGNITUDE = -1;
const WIDE_MAGNITUDE = -2;

const PAGE_WORDS = 2 ** 14;
const MOST_PAGES = 2 ** 16;

/** @param cells room for the operands of columns with so many cells in all */
export function allocatePairMemory(cells: number): PairMemory {
  const pages = Math.min(MOST_PAGES, Math.ceil((OPERANDS + 2 * cells) / PAGE_WORDS));
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return { memory, words: new Int32Array(memory.buffer) };
}

/** Cells of an operand: those of its column, made up to whole vectors of four. */
export function paddedCells(cells: number): number {
  return (cells + 3) & ~3;
}

export function operandWords(cells: number): number {
  return HEADER_WORDS + paddedCells(cells);
}

/** Writes the operand of a column with a fingerprint. Its magnitude is all bits of all values, negative ones complemented. */
export function writeOperand(
  words: Int32Array,
  at: number,
  print: Int32Array,
  values: Float64Array,
  cells: number,
): void {
  words[at + FIRST] = print[FIRST];
  words[at + SECOND] = print[SECOND];
  words[at + UNDEFINED] = print[UNDEFINED];
  if (print[STATE] === WIDE) {
    words[at + MAGNITUDE] = WIDE_MAGNITUDE;
    return;
  }
  let magnitude = 0;
  for (let cell = 0; cell < cells; cell++) {
    const value = values[cell];
    const undecided = Number.isNaN(value);
    if (!undecided && !(value < OPERAND_LIMIT && value >= -OPERAND_LIMIT)) {
      words[at + MAGNITUDE] = LARGE_MAGNITUDE;
      return;
    }
    words[at + HEADER_WORDS + cell] = undecided ? NO_VALUE : value;
    if (!undecided) magnitude |= value ^ (value >> 31);
  }
  words[at + MAGNITUDE] = magnitude;
}

/** LINEAR, ORDINARY or WIDE. */
export function stateOfOperand(words: Int32Array, at: number): number {
  const magnitude = words[at + MAGNITUDE];
  if (magnitude === WIDE_MAGNITUDE) return WIDE;
  return magnitude >= 0 && magnitude < LINEAR_LIMIT ? LINEAR : ORDINARY;
}
