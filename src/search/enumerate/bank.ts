import { allocatePairMemory, OPERANDS, type PairMemory } from './pair-memory.js';
import { allocatePrintTable, MAX_LOAD, type PrintTable, SHARDS, slotsOf } from './print-table.js';

/** Production number of an entry that is a literal; its first child is then the zigzag code of the value. */
export const LITERAL_PRODUCTION = 0xffff;

/**
 * The typed arrays of a bank, over shared memory: what travels to the workers. Entry 0 stays unused. An entry is one
 * class of programs: it takes ENTRY_BYTES and a slot among the classes, no more, until it first becomes an argument of
 * something larger. Then it is _expanded_: its column is computed and kept. Most never are.
 */
export interface BankMemory {
  readonly production: Uint16Array;
  /** The entries in the holes of the production. Zeros are not written, so that what is not needed takes no memory. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  /** RUN_WORDS words for each run of entries of one symbol and price; the first word is the number of runs. */
  readonly runs: Int32Array;
  /** Where the operand of an expanded entry starts among the words of `pairs`; 0 for the others. */
  readonly operandAt: Int32Array;
  /** Columns of operands whose values are too large for its cells, and a word: the number of cells taken. */
  readonly columns: Float64Array;
  readonly columnCells: Int32Array;
  readonly pairs: PairMemory;
  /** The fingerprints of all classes, salted by symbol. */
  readonly classes: PrintTable;
  /** The entries by fingerprint of their tail, salted by symbol, see {@link Meeting}. */
  readonly tails: PrintTable;
}

/** Bytes of an entry without a third child that is not expanded. */
const ENTRY_BYTES = 2 + 4 + 4;

/** Bytes that an expanded entry takes besides its operand. */
const EXPANDED_BYTES = 4;

/** Bytes of a slot among the classes, and of that together with one among the tails. */
const KEY_BYTES = 8;
const SLOT_BYTES = KEY_BYTES + 12;

/** Share of the memory that the tables may take when they are full; the rest is for entries and operands. */
const TABLE_SHARE = 0.5;

/** Slots of each shard. */
const LEAST_SLOTS = 64;
const MOST_SLOTS = 2 ** 20;
const LEAST_CELLS = 2 ** 16;
const MOST_CELLS = 2 ** 31 - 1;

/**
 * Allocates a bank for at most `bytes` bytes, in pages that the system only provides when they are touched: columns and
 * operands could each take all of it, and {@link bytesOf} says how much is taken.
 */
export function allocateBank(bytes: number): BankMemory {
  const share = Math.floor((TABLE_SHARE * bytes) / (SLOT_BYTES * SHARDS));
  const slots = SHARDS * Math.min(MOST_SLOTS, Math.max(LEAST_SLOTS, share));
  const entries = Math.floor(MAX_LOAD * slots);
  const cells = Math.min(MOST_CELLS, Math.max(LEAST_CELLS, Math.floor(bytes / 8)));
  const ints = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
  return {
    production: new Uint16Array(new SharedArrayBuffer(2 * entries)),
    a: ints(entries),
    b: ints(entries),
    c: ints(entries),
    runs: ints(RUN_WORDS * (MAX_RUNS + 1)),
    operandAt: ints(entries),
    columns: new Float64Array(new SharedArrayBuffer(8 * cells)),
    columnCells: ints(1),
    pairs: allocatePairMemory(cells),
    classes: allocatePrintTable(slots, false),
    tails: allocatePrintTable(slots, true),
  };
}

/** How much of a bank is in use. */
export interface BankUse {
  readonly entries: number;
  readonly expanded: number;
  /** Words of operands. */
  readonly words: number;
}

/** The memory that a bank takes so far. */
export function bytesOf(bank: BankMemory, { entries, expanded, words }: BankUse): number {
  const { classes, tails, columnCells } = bank;
  const tables = KEY_BYTES * slotsOf(classes) + (SLOT_BYTES - KEY_BYTES) * slotsOf(tails);
  return tables + entries * ENTRY_BYTES + expanded * EXPANDED_BYTES + 4 * words + 8 * columnCells[0];
}

/** Whether the arrays of a bank are long enough. */
export function fits(bank: BankMemory, { entries, words }: BankUse): boolean {
  return entries < bank.production.length && OPERANDS + words <= bank.pairs.words.length;
}

/** Positions in a run: its first entry, the symbol, the price in search units. */
const RUN_WORDS = 3;
const MAX_RUNS = 2 ** 18;

/** Begins a run of entries unless the last one goes on; false if there are too many. Calling thread only. */
export function beginRun({ runs }: BankMemory, from: number, symbol: number, units: number): boolean {
  const last = RUN_WORDS * runs[0];
  if (runs[0] > 0 && runs[last + 1] === symbol && runs[last + 2] === units) return true;
  if (runs[0] === MAX_RUNS) return false;
  runs[0]++;
  runs.set([from, symbol, units], last + RUN_WORDS);
  return true;
}

function runOf({ runs }: BankMemory, entry: number): number {
  let low = 1;
  let high = runs[0];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (runs[RUN_WORDS * middle] <= entry) low = middle;
    else high = middle - 1;
  }
  return RUN_WORDS * low;
}

export function symbolOf(bank: BankMemory, entry: number): number {
  return bank.runs[runOf(bank, entry) + 1];
}

/** The price of an entry in search units. */
export function unitsOf(bank: BankMemory, entry: number): number {
  return bank.runs[runOf(bank, entry) + 2];
}
