/** Number of disjoint parts of a table, a power of two. */
export const SHARDS = 8;

const SHARD_SHIFT = 32 - Math.log2(SHARDS);

/** Words of a key. */
const KEY_WORDS = 2;

/** Logarithm of the slots that a shard begins with. */
const FIRST_BITS = 6;

/** Share of a shard's slots that may be in use: beyond it chains grow long. */
export const MAX_LOAD = 0.7;

/**
 * An open-addressing hash table over shared memory whose keys are fingerprints, two words each, and stand in the slots
 * themselves: a look-up waits for memory once. A key of two zeros is an empty slot. The table is divided into SHARDS parts
 * that different threads may write to at a time. A shard occupies the first of the slots laid aside for it and takes
 * more as it fills, since memory touched for the first time is the dearest of all.
 */
export interface PrintTable {
  readonly slots: Int32Array;
  /** A word for each slot that goes with its key; of length 0 where the keys are all there is. */
  readonly values: Int32Array;
  /** Logarithm of the number of slots that each shard occupies. */
  readonly bits: Int32Array;
  /** Keys in each shard. */
  readonly counts: Int32Array;
}

/** @param slots at most so many, a power of two of at least SHARDS << FIRST_BITS */
export function allocatePrintTable(slots: number, withValues: boolean): PrintTable {
  const ints = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
  return {
    slots: ints(KEY_WORDS * slots),
    values: ints(withValues ? slots : 0),
    bits: ints(SHARDS).fill(FIRST_BITS),
    counts: ints(SHARDS),
  };
}

/**
 * The shard by the highest bits of the first form. Its lowest ones will not do: those of constant columns, of which
 * there may be a million, are all multiples of the sum of the coefficients, and that is often even.
 */
export function shardOf(first: number): number {
  return first >>> SHARD_SHIFT;
}

/** The fingerprints of different symbols are kept apart by a salt in the second word. */
export function saltOf(symbol: number): number {
  return Math.imul(symbol + 1, 0x632be59b);
}

/** Where to start looking for a key: the highest bits of its hash, so that a shard that grows stays in order of the hash. */
export function startOf(table: PrintTable, first: number, second: number): number {
  const { slots, bits } = table;
  const shard = shardOf(first);
  let hash = Math.imul(first, 0x9e3779b1) ^ second;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return shard * (slots.length / (KEY_WORDS * SHARDS)) + ((hash ^ (hash >>> 13)) >>> (32 - bits[shard]));
}

/** The slot of a key, looked for from its start on; the complement of the empty slot where it belongs if it is not there. */
export function seek(table: PrintTable, start: number, first: number, second: number): number {
  const { slots, bits } = table;
  const last = (1 << bits[shardOf(first)]) - 1;
  for (let slot = start; ; slot = (slot & ~last) | ((slot + 1) & last)) {
    const x = slots[KEY_WORDS * slot];
    const y = slots[KEY_WORDS * slot + 1];
    if (x === first && y === second) return slot;
    if ((x | y) === 0) return ~slot;
  }
}

/** Adds a key that {@link seek} did not find to the empty slot that it named; {@link reserve} has made room. */
export function place(table: PrintTable, slot: number, first: number, second: number): void {
  table.slots[KEY_WORDS * slot] = first;
  table.slots[KEY_WORDS * slot + 1] = second;
  table.counts[shardOf(first)]++;
}

/** Whether a shard can ever hold so many keys more. */
export function hasRoom({ slots, counts }: PrintTable, shard: number, more: number): boolean {
  return counts[shard] + more <= MAX_LOAD * (slots.length / (KEY_WORDS * SHARDS));
}

/** Makes room for so many keys more in a shard, which must have it; slots found before are void. */
export function reserve(table: PrintTable, shard: number, more: number): void {
  const { slots, values, bits, counts } = table;
  let needed = bits[shard];
  while (counts[shard] + more > MAX_LOAD * 2 ** needed) needed++;
  if (needed === bits[shard]) return;
  const base = shard * (slots.length / (KEY_WORDS * SHARDS));
  const end = base + 2 ** bits[shard];
  const keys = slots.slice(KEY_WORDS * base, KEY_WORDS * end);
  const kept = values.slice(base, end);
  slots.fill(0, KEY_WORDS * base, KEY_WORDS * end);
  bits[shard] = needed;
  for (let old = 0; old < keys.length; old += KEY_WORDS) {
    const first = keys[old];
    const second = keys[old + 1];
    if ((first | second) === 0) continue;
    const slot = ~seek(table, startOf(table, first, second), first, second);
    slots[KEY_WORDS * slot] = first;
    slots[KEY_WORDS * slot + 1] = second;
    if (values.length > 0) values[slot] = kept[old / KEY_WORDS];
  }
}
