/** Production number of an entry that is a literal; its first child is then the zigzag code of the value. */
export const LITERAL_PRODUCTION = 0xffff;

/** Production number of the reserved entries, which stand for the target on all rows from some row on. */
export const RESERVED_PRODUCTION = 0xfffe;

/** Units of a reserved entry that no program has been found for yet. */
export const UNTAKEN = -1;

/** The typed arrays of a bank, over shared memory: what travels to the workers. Entry 0 stays unused. */
export interface BankMemory {
  /** Fingerprint forms, one of each an entry. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Share of undefined rows in the fingerprint. */
  readonly undefinedSum: Int32Array;
  /** LINEAR, ORDINARY or WIDE of the fingerprint. */
  readonly state: Uint8Array;
  readonly production: Uint16Array;
  readonly symbol: Uint16Array;
  /** Price in search units. */
  readonly units: Int32Array;
  /** The entries in the holes of the production. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  /** Where the entry's column starts in `columns`. */
  readonly columnAt: Uint32Array;
  readonly columns: Float64Array;
  /** Open-addressing tables of entry numbers, 0 for empty: by fingerprint, and by fingerprint of the tail. */
  readonly slots: Int32Array;
  readonly tailSlots: Int32Array;
  readonly tailFirst: Int32Array;
  readonly tailSecond: Int32Array;
}

/** Bytes an entry takes besides its column, hash slots included. */
const ENTRY_BYTES = 2 * 4 + 4 + 1 + 2 + 2 + 4 + 3 * 4 + 4 + 8 + 2 * 3 * 4;

/** The largest number of entries: their numbers and offsets are 32-bit. */
const MAX_ENTRIES = 2 ** 26;
const MAX_COLUMN_VALUES = 2 ** 32 - 1;

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
    first: ints(entries),
    second: ints(entries),
    undefinedSum: ints(entries),
    state: new Uint8Array(new SharedArrayBuffer(entries)),
    production: new Uint16Array(new SharedArrayBuffer(2 * entries)),
    symbol: new Uint16Array(new SharedArrayBuffer(2 * entries)),
    units: ints(entries),
    a: ints(entries),
    b: ints(entries),
    c: ints(entries),
    columnAt: new Uint32Array(new SharedArrayBuffer(4 * entries)),
    columns: new Float64Array(new SharedArrayBuffer(8 * values)),
    slots: ints(slots),
    tailSlots: ints(slots),
    tailFirst: ints(entries),
    tailSecond: ints(entries),
  };
}

function slotOf(first: number, second: number, symbol: number, mask: number): number {
  let hash = Math.imul(first ^ Math.imul(symbol + 1, 0x632be59b), 0x9e3779b1) ^ second;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) & mask;
}

/** The entry of a symbol with a fingerprint; 0 if there is none. */
export function findEntry(bank: BankMemory, symbol: number, first: number, second: number): number {
  const { slots } = bank;
  const mask = slots.length - 1;
  for (let slot = slotOf(first, second, symbol, mask); ; slot = (slot + 1) & mask) {
    const entry = slots[slot];
    if (entry === 0) return 0;
    if (bank.first[entry] === first && bank.second[entry] === second && bank.symbol[entry] === symbol)
      return entry;
  }
}

/** Makes an entry findable by its fingerprint. Safe while other threads insert other entries. */
export function linkEntry(bank: BankMemory, entry: number): void {
  link(
    bank.slots,
    slotOf(bank.first[entry], bank.second[entry], bank.symbol[entry], bank.slots.length - 1),
    entry,
  );
}

/**
 * Makes an entry findable by the fingerprint of its tail unless an earlier one, which is as cheap, has the same. Safe while
 * other threads insert other entries: the earliest of all is always findable.
 */
export function linkTail(bank: BankMemory, entry: number): void {
  const { tailFirst, tailSecond, symbol, tailSlots } = bank;
  const found = findTail(bank, symbol[entry], tailFirst[entry], tailSecond[entry]);
  if (found !== 0 && found < entry) return;
  link(tailSlots, slotOf(tailFirst[entry], tailSecond[entry], symbol[entry], tailSlots.length - 1), entry);
}

function link(slots: Int32Array, start: number, entry: number): void {
  const mask = slots.length - 1;
  for (let slot = start; Atomics.compareExchange(slots, slot, 0, entry) !== 0; ) slot = (slot + 1) & mask;
}

/** The earliest, hence cheapest, entry of a symbol with a tail fingerprint; 0 if there is none. */
export function findTail(bank: BankMemory, symbol: number, first: number, second: number): number {
  const { tailSlots } = bank;
  const mask = tailSlots.length - 1;
  let found = 0;
  for (let slot = slotOf(first, second, symbol, mask); ; slot = (slot + 1) & mask) {
    const entry = tailSlots[slot];
    if (entry === 0) return found;
    if ((found === 0 || entry < found) && bank.symbol[entry] === symbol) {
      if (bank.tailFirst[entry] === first && bank.tailSecond[entry] === second) found = entry;
    }
  }
}
