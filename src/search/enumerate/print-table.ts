/** Number of disjoint parts of a table, a power of two: so many that one of a full table fits in a processor's cache. */
export const SHARDS = 256;

const SHARD_BITS = Math.log2(SHARDS);

/** Words of a key. */
const KEY_WORDS = 2;

/** Slots that a shard begins with. */
const FIRST_SIZE = 16;

/** How much a shard grows at a time. */
const GROWTH = 4;

/** Share of a shard's slots that may be in use: beyond it chains grow long. */
export const MAX_LOAD = 0.75;

/**
 * An open-addressing hash table over shared memory whose keys are fingerprints, two words each, and stand in the slots
 * themselves. A key of two zeros is an empty slot. The table is divided into SHARDS parts by the highest bits of the hash.
 * Whoever looks up many keys does so shard by shard, which spares the processor most waits for memory (as in a
 * radix-partitioned join: Manegold, Boncz & Kersten 2002), and threads can write to different shards at a time. A shard
 * occupies the first of the slots laid aside for it and takes more as it fills, since memory touched for the first time is
 * the dearest of all.
 */
export interface PrintTable {
  readonly slots: Int32Array;
  /** A word for each slot that goes with its key; of length 0 where the keys are all there is. */
  readonly values: Int32Array;
  /** Slots that each shard occupies. */
  readonly sizes: Int32Array;
  /** Keys in each shard. */
  readonly counts: Int32Array;
}

/** @param slots at most so many, a multiple of SHARDS, at least FIRST_SIZE for each */
export function allocatePrintTable(slots: number, withValues: boolean): PrintTable {
  const ints = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
  return {
    slots: ints(KEY_WORDS * slots),
    values: ints(withValues ? slots : 0),
    sizes: ints(SHARDS).fill(FIRST_SIZE),
    counts: ints(SHARDS),
  };
}

/** Spreads a key over 32 bits. */
export function hashOf(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ second;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

export function shardOf(hash: number): number {
  return hash >>> (32 - SHARD_BITS);
}

/** The fingerprints of different symbols are kept apart by a salt in the second word. */
export function saltOf(symbol: number): number {
  return Math.imul(symbol + 1, 0x632be59b);
}

/** The slots that are laid aside for a shard. */
function capacityOf({ slots }: PrintTable): number {
  return slots.length / (KEY_WORDS * SHARDS);
}

/** The slots that all shards occupy. */
export function slotsOf({ sizes }: PrintTable): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The slot where a key is looked for first, in order of the hash, so that a shard that grows is copied from end to end. */
function homeOf(hash: number, base: number, size: number): number {
  return (base + ((hash << SHARD_BITS) >>> 0) * 2 ** -32 * size) | 0;
}

/** The slot of a key; the complement of the empty slot where it belongs if it is not there. */
export function seek(table: PrintTable, hash: number, first: number, second: number): number {
  const shard = shardOf(hash);
  const base = (shard * capacityOf(table)) | 0;
  const size = table.sizes[shard];
  return seekFrom(table.slots, homeOf(hash, base, size), base, size, first, second);
}

function seekFrom(
  slots: Int32Array,
  home: number,
  base: number,
  size: number,
  first: number,
  second: number,
): number {
  const end = (base + size) | 0;
  let slot = home;
  for (;;) {
    const x = slots[slot << 1];
    const y = slots[(slot << 1) | 1];
    if (x === first && y === second) return slot;
    if ((x | y) === 0) return ~slot;
    slot = (slot + 1) | 0;
    if (slot === end) slot = base;
  }
}

/** Outcomes of {@link insert} besides a slot. */
export const PRESENT = -1;
export const NO_ROOM = -2;

/** Adds a key and gives its slot, PRESENT if it is there already, NO_ROOM if its shard is full for good. */
export function insert(table: PrintTable, hash: number, first: number, second: number): number {
  const { slots, sizes, counts } = table;
  const shard = shardOf(hash);
  let slot = ~seek(table, hash, first, second);
  if (slot < 0) return PRESENT;
  if (counts[shard] >= MAX_LOAD * sizes[shard]) {
    if (sizes[shard] === capacityOf(table)) return NO_ROOM;
    grow(table, shard);
    slot = ~seek(table, hash, first, second);
  }
  slots[KEY_WORDS * slot] = first;
  slots[KEY_WORDS * slot + 1] = second;
  counts[shard]++;
  return slot;
}

/**
 * Adds the keys `keys[2*from .. 2*to)` of one shard, in order, and writes the outcome of each to `outcomes`, from its start,
 * as {@link insert} gives it. Where each is looked for first is read for all of them beforehand: as none of these reads
 * waits for another, the processor has many on their way at a time (group prefetching: Chen, Ailamaki, Gibbons & Mowry 2004).
 *
 * @returns how many were not there yet
 */
export function insertAll(
  table: PrintTable,
  shard: number,
  keys: Int32Array,
  from: number,
  to: number,
  outcomes: Int32Array,
): number {
  const { slots, sizes, counts } = table;
  const capacity = capacityOf(table);
  while (counts[shard] + to - from > MAX_LOAD * sizes[shard] && sizes[shard] < capacity) grow(table, shard);
  const base = (shard * capacity) | 0;
  const size = sizes[shard];
  const count = (to - from) | 0;
  let read = 0;
  // Integer arithmetic throughout (| 0), as in Fingerprinter.
  for (let index = 0, at = (KEY_WORDS * from) | 0; index < count; index = (index + 1) | 0) {
    const home = homeOf(hashOf(keys[at], keys[(at + 1) | 0]), base, size);
    outcomes[index] = home;
    read |= slots[home << 1];
    at = (at + KEY_WORDS) | 0;
  }
  // So that the reads are not left out as without use.
  outcomes[count] = read;
  const room = Math.floor(MAX_LOAD * size) - counts[shard];
  let added = 0;
  let kept = 0;
  for (let index = 0, at = (KEY_WORDS * from) | 0; index < count; index = (index + 1) | 0) {
    const first = keys[at];
    const second = keys[(at + 1) | 0];
    at = (at + KEY_WORDS) | 0;
    const slot = ~seekFrom(slots, outcomes[index], base, size, first, second);
    if (slot < 0) {
      outcomes[index] = PRESENT;
      continue;
    }
    added = (added + 1) | 0;
    if (kept >= room) {
      outcomes[index] = NO_ROOM;
      continue;
    }
    slots[slot << 1] = first;
    slots[(slot << 1) | 1] = second;
    outcomes[index] = slot;
    kept = (kept + 1) | 0;
  }
  counts[shard] += kept;
  return added;
}

function grow(table: PrintTable, shard: number): void {
  const { slots, values, sizes } = table;
  const base = shard * capacityOf(table);
  const end = base + sizes[shard];
  const keys = slots.slice(KEY_WORDS * base, KEY_WORDS * end);
  const kept = values.slice(base, end);
  sizes[shard] = Math.min(capacityOf(table), Math.ceil(GROWTH * sizes[shard]));
  // New ones too: a page that is read before it is written to costs two faults, and an interrupt of the other threads.
  slots.fill(0, KEY_WORDS * base, KEY_WORDS * (base + sizes[shard]));
  for (let old = 0; old < keys.length; old += KEY_WORDS) {
    const first = keys[old];
    const second = keys[old + 1];
    if ((first | second) === 0) continue;
    const slot = ~seek(table, hashOf(first, second), first, second);
    slots[KEY_WORDS * slot] = first;
    slots[KEY_WORDS * slot + 1] = second;
    if (values.length > 0) values[slot] = kept[old / KEY_WORDS];
  }
}
