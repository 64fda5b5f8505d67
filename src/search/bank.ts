import { FIRST, SECOND, STATE, UNDEFINED } from './fingerprint.js';

/** Production number of an entry that is a literal; its first child is then the zigzag code of the value. */
export const LITERAL_PRODUCTION = 0xffff;

/** Production number of the reserved entries, which stand for the target on all rows from some row on. */
export const RESERVED_PRODUCTION = 0xfffe;

/** Units of a reserved entry that no program has been found for yet. */
export const UNTAKEN = -1;

/** Words of an entry in `keys`: the two forms, the share of undefined rows, and the state with the symbol above it. */
export const KEY_WORDS = 4;

/** Position of the word that holds the symbol, shifted left by SYMBOL_SHIFT, and the state below it. */
export const KIND = 3;
export const SYMBOL_SHIFT = 2;

/** The typed arrays of a bank, over shared memory: what travels to the workers. Entry 0 stays unused. */
export interface BankMemory {
  /**
   * KEY_WORDS words an entry, laid out as in {@link Fingerprinter.out} with the symbol behind, so that a look-up touches
   * one cache line of them.
   */
  readonly keys: Int32Array;
  readonly production: Uint16Array;
  /** Price in search units. */
  readonly units: Int32Array;
  /** The entries in the holes of the production. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  /** Where the entry's column starts in `columns`. */
  readonly columnAt: Int32Array;
  readonly columns: Float64Array;
  /** Open-addressing tables of entry numbers, 0 for empty: by fingerprint, and by fingerprint of the tail. */
  readonly slots: Int32Array;
  readonly tailSlots: Int32Array;
  readonly tailFirst: Int32Array;
  readonly tailSecond: Int32Array;
}

/** Bytes an entry takes besides its column, hash slots included. */
const ENTRY_BYTES = 4 * KEY_WORDS + 2 + 4 + 3 * 4 + 4 + 8 + 2 * 3 * 4;

/** The largest number of entries: their numbers and offsets are 32-bit. */
const MAX_ENTRIES = 2 ** 26;
const MAX_COLUMN_VALUES = 2 ** 31 - 1;

/**
 * Allocates a bank of at most `bytes` bytes, in pages that the system only provides when they are touched.
 *
 * @param rows length of the commonest column, to divide the memory between entries and columns
 */
export function allocateBank(bytes: number, rows: number): BankMemory {
  const entries = Math.max(1024, Math.min(MAX_ENTRIES, Math.floor(bytes / (ENTRY_BYTES + 8 * rows))));
  const values = Math.max(
    1024 * rows,
    Math.min(MAX_COLUMN_VALUES, Math.floor((bytes - entries * ENTRY_BYTES) / 8)),
  );
  const slots = 2 ** Math.ceil(Math.log2(entries * 1.5));
  const ints = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
  return {
    keys: ints(KEY_WORDS * entries),
    production: new Uint16Array(new SharedArrayBuffer(2 * entries)),
    units: ints(entries),
    a: ints(entries),
    b: ints(entries),
    c: ints(entries),
    columnAt: ints(entries),
    columns: new Float64Array(new SharedArrayBuffer(8 * values)),
    slots: ints(slots),
    tailSlots: ints(slots),
    tailFirst: ints(entries),
    tailSecond: ints(entries),
  };
}

export function symbolOf(bank: BankMemory, entry: number): number {
  return bank.keys[KEY_WORDS * entry + KIND] >> SYMBOL_SHIFT;
}

/** LINEAR, ORDINARY or WIDE. */
export function stateOf(bank: BankMemory, entry: number): number {
  return bank.keys[KEY_WORDS * entry + KIND] & ((1 << SYMBOL_SHIFT) - 1);
}

/** Writes the key of an entry from a fingerprint, see {@link Fingerprinter.out}. */
export function setKey(bank: BankMemory, entry: number, symbol: number, print: ArrayLike<number>): void {
  const at = KEY_WORDS * entry;
  bank.keys[at + FIRST] = print[FIRST];
  bank.keys[at + SECOND] = print[SECOND];
  bank.keys[at + UNDEFINED] = print[UNDEFINED];
  bank.keys[at + KIND] = (symbol << SYMBOL_SHIFT) | print[STATE];
}

/** Where to start looking: the first form's highest bits choose the shard, a mix of all the place in it. */
function slotOf(first: number, second: number, symbol: number, mask: number): number {
  let hash = Math.imul(first ^ Math.imul(symbol + 1, 0x632be59b), 0x9e3779b1) ^ second;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  const within = (mask + 1) / SHARDS - 1;
  return shardOf(first) * (within + 1) + ((hash ^ (hash >>> 13)) & within);
}

/** The entry of a symbol with a fingerprint; 0 if there is none. */
export function findEntry(bank: BankMemory, symbol: number, first: number, second: number): number {
  const { slots } = bank;
  const mask = slots.length - 1;
  for (let slot = slotOf(first, second, symbol, mask); ; slot = nextSlot(slot, mask)) {
    const entry = slots[slot];
    if (entry === 0) return 0;
    if (keyDifference(bank, entry, symbol, first, second) === 0) return entry;
  }
}

/** 0 if an entry is the one of a symbol with a fingerprint. Without a branch, so that many can be under way at once. */
export function keyDifference(
  bank: BankMemory,
  entry: number,
  symbol: number,
  first: number,
  second: number,
): number {
  const { keys } = bank;
  const at = KEY_WORDS * entry;
  return (keys[at] ^ first) | (keys[at + 1] ^ second) | ((keys[at + KIND] >> SYMBOL_SHIFT) ^ symbol);
}

/** The entry in the slot where {@link findEntry} starts to look; 0 if it is empty, and the entry is then unknown. */
export function firstInSlot(bank: BankMemory, symbol: number, first: number, second: number): number {
  return bank.slots[slotOf(first, second, symbol, bank.slots.length - 1)];
}

/**
 * Makes the entries `from` to `to` (exclusive) of one shard of the tables findable, by their fingerprints and, if
 * `tails`, by those of their tails, where an earlier entry with the same tail stands for the later ones. Shards are
 * disjoint parts of the tables: different threads may link different shards.
 */
export function linkEntries(bank: BankMemory, shard: number, from: number, to: number, tails: boolean): void {
  const { keys, slots, tailFirst, tailSecond, tailSlots } = bank;
  const mask = slots.length - 1;
  for (let entry = from; entry < to; entry++) {
    const at = KEY_WORDS * entry;
    if (shardOf(keys[at]) === shard)
      link(slots, slotOf(keys[at], keys[at + 1], symbolOf(bank, entry), mask), entry);
    const first = tailFirst[entry];
    const second = tailSecond[entry];
    if (!tails || shardOf(first) !== shard || (first === 0 && second === 0)) continue;
    const symbol = symbolOf(bank, entry);
    if (findTail(bank, symbol, first, second) === 0)
      link(tailSlots, slotOf(first, second, symbol, mask), entry);
  }
}

function link(slots: Int32Array, start: number, entry: number): void {
  const mask = slots.length - 1;
  let slot = start;
  while (slots[slot] !== 0) slot = nextSlot(slot, mask);
  slots[slot] = entry;
}

/** Number of disjoint parts of a table, a power of two. */
export const SHARDS = 8;

const SHARD_SHIFT = 32 - Math.log2(SHARDS);

/**
 * The shard by the highest bits of the first form. Its lowest ones will not do: those of constant columns, of which
 * there may be a million, are all multiples of the sum of the coefficients, and that is often even.
 */
export function shardOf(first: number): number {
  return first >>> SHARD_SHIFT;
}

/** The slot to look at next, within the same shard. */
function nextSlot(slot: number, mask: number): number {
  const within = (mask + 1) / SHARDS - 1;
  return (slot & ~within) | ((slot + 1) & within);
}

/** The entry of a symbol with a tail fingerprint; 0 if there is none. */
export function findTail(bank: BankMemory, symbol: number, first: number, second: number): number {
  const { tailSlots, tailFirst, tailSecond } = bank;
  const mask = tailSlots.length - 1;
  for (let slot = slotOf(first, second, symbol, mask); ; slot = nextSlot(slot, mask)) {
    const entry = tailSlots[slot];
    if (entry === 0) return 0;
    if (tailFirst[entry] === first && tailSecond[entry] === second && symbolOf(bank, entry) === symbol)
      return entry;
  }
}
