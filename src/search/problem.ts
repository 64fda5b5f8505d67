import type { Column } from '../data/column.js';
import { sliceColumn } from '../data/column.js';
import { BEFORE, type Dataset, rowsOf } from '../data/dataset.js';
import type { Grammar } from '../grammar/grammar.js';
import { CHUNK_SLICES, SLICE_CANDIDATES } from './chunk.js';
import { PRINT_WORDS, PRINTS } from './pair-memory.js';
import { SHARDS } from './print-table.js';
import { buildSpace } from './space.js';

/** What every worker needs to rebuild the search space: plain data that survives structured clone. */
export interface Problem {
  readonly dataset: Dataset;
  /** The rows that columns run over: all, or a window of the first ones. */
  readonly window: Dataset;
  readonly grammar: Grammar;
  readonly seed: number;
}

/** Sizes of the window, in rows, from which the first is taken whose grids are small enough. */
const WINDOWS = [1024, 512, 256, 128, 64, 32];

/** Cells of a column up to which enumeration is quick; the grids of binders may grow with the square of the rows. */
const WINDOW_CELLS = 4096;

/**
 * The rows on which programs are told apart while they are enumerated. A program that does well there is priced on all
 * rows; but only when the window is the whole dataset can a certificate be given.
 */
export function windowOf(dataset: Dataset, grammar: Grammar): Dataset {
  let window = dataset;
  for (const size of WINDOWS) {
    if (rowsOf(window) > size) window = sliceDataset(dataset, 0, size);
    const { grids, oversized } = buildSpace(grammar, window);
    if (!oversized && grids.every(({ cells }) => cells <= WINDOW_CELLS)) break;
  }
  return window;
}

/** Rows `from` to `to` (exclusive) of a dataset, as a dataset. What a piece has before it stays as it is. */
export function sliceDataset(dataset: Dataset, from: number, to: number): Dataset {
  const slice = (column: Column) => sliceColumn(column, from, to);
  return {
    ...dataset,
    target: slice(dataset.target),
    given: dataset.given.map(({ name, column }) => ({
      name,
      column: name === BEFORE ? column : slice(column),
    })),
  };
}

/** Shared arrays for the candidates of one chunk that are not in the bank yet, a fixed region for each slice. */
export interface PendingMemory {
  /** Set to 1 to make all workers return at once. */
  readonly control: Int32Array;
  /** Number of pending candidates of each slice. */
  readonly counts: Int32Array;
  readonly production: Uint16Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  /** PRINT_WORDS words each. */
  readonly prints: Int32Array;
  /** What is known of each, see below. */
  readonly flags: Uint8Array;
  /** The pending candidates of each slice, as indices in the slice, by shard: those that may be new. */
  readonly byShard: Uint16Array;
  /** Of each slice, for each shard: how many of them there are, and how many turned out to be new. */
  readonly shardCounts: Int32Array;
  readonly newCounts: Int32Array;
  /** The fingerprints of the tails of new entries, two words each. */
  readonly tails: Int32Array;
}

/** The candidate is the first of its class. */
export const NEW = 1;
/** The candidate reproduces the target. */
export const SOLVES = 2;
/** The entry has a tail, see {@link Meeting}; its values are small there; they divide the target. */
export const TAIL = 4;
export const SMALL_TAIL = 8;
export const DIVIDES = 16;

/** @param words the memory of the bank's pairs, which holds the fingerprints */
export function allocatePending(words: Int32Array): PendingMemory {
  const room = CHUNK_SLICES * SLICE_CANDIDATES;
  const ints = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
  const shorts = (length: number) => new Uint16Array(new SharedArrayBuffer(2 * length));
  return {
    control: ints(1),
    counts: ints(CHUNK_SLICES),
    production: shorts(room),
    a: ints(room),
    b: ints(room),
    c: ints(room),
    prints: words.subarray(PRINTS, PRINTS + PRINT_WORDS * room),
    flags: new Uint8Array(new SharedArrayBuffer(room)),
    byShard: shorts(room),
    shardCounts: ints(CHUNK_SLICES * SHARDS),
    newCounts: ints(CHUNK_SLICES * SHARDS),
    tails: ints(2 * room),
  };
}
