import { CHUNK_SLICES, SLICE_CANDIDATES } from './chunk.js';
import { PRINT_WORDS, PRINTS } from './pair-memory.js';
import { SHARDS } from './print-table.js';

/** Shared arrays for the candidates of one chunk, a fixed region for each slice. */
export interface PendingMemory {
  /** A word at ABORT, set to 1 to make all workers return at once, and one at OVERFLOW: some class found no room. */
  readonly control: Int32Array;
  /** Number of candidates of each slice. */
  readonly counts: Int32Array;
  /** Their fingerprints in canonical order, PRINT_WORDS words each. */
  readonly prints: Int32Array;
  /** What is known of each, see below. */
  readonly flags: Uint8Array;
  /** By shard of the classes: the key of each, two words, and its number in the slice. */
  readonly keys: Int32Array;
  readonly order: Uint16Array;
  /** For each slice, where the candidates of each shard end. */
  readonly shardEnds: Int32Array;
  /** For each slice, how many candidates of each group of shards are new. */
  readonly newCounts: Int32Array;
  /** The fingerprints of the tails of the new entries of each slice, two words each, and what is known of them. */
  readonly tails: Int32Array;
  readonly tailFlags: Uint8Array;
}

export const ABORT = 0;
export const OVERFLOW = 1;

/** The candidate is the first of its class. */
export const NEW = 1;
/** The candidate reproduces the target. */
export const SOLVES = 2;

/** The entry has a tail, see {@link Meeting}; its values are small there. */
export const TAIL = 1;
export const SMALL_TAIL = 2;

/** The first of the flags that say which tests a tail has passed, and how many there can be. */
export const ADMITTED = 4;
export const MOST_TESTS = 6;

/** Groups of shards that are settled each by one task. */
export const SHARD_GROUPS = 16;

/** @param words the memory of the bank's pairs, which holds the fingerprints */
export function allocatePending(words: Int32Array): PendingMemory {
  const room = CHUNK_SLICES * SLICE_CANDIDATES;
  const ints = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
  return {
    control: ints(2),
    counts: ints(CHUNK_SLICES),
    prints: words.subarray(PRINTS, PRINTS + PRINT_WORDS * room),
    flags: new Uint8Array(new SharedArrayBuffer(room)),
    keys: ints(2 * room),
    order: new Uint16Array(new SharedArrayBuffer(2 * room)),
    shardEnds: ints(CHUNK_SLICES * SHARDS),
    newCounts: ints(CHUNK_SLICES * SHARD_GROUPS),
    tails: ints(2 * room),
    tailFlags: new Uint8Array(new SharedArrayBuffer(room)),
  };
}
