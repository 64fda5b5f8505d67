import type { Column } from '../data/column.js';
import { sliceColumn } from '../data/column.js';
import { BEFORE, type Dataset, rowsOf } from '../data/dataset.js';
import type { Grammar } from '../grammar/grammar.js';
import { CHUNK_SLICES, SLICE_CANDIDATES } from './chunk.js';
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
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly undefinedSum: Int32Array;
  readonly state: Uint8Array;
  /** The reserved target entry whose fingerprint the candidate has; 0 for none. */
  readonly solves: Uint16Array;
  /** 1 where the candidate is the first of its class. */
  readonly keep: Uint8Array;
  /** A hash table over the chunk: a slot is in use when its stamp is the chunk's number. */
  readonly stamps: Int32Array;
  readonly slots: Int32Array;
}

const TABLE_SLOTS = 2 * CHUNK_SLICES * SLICE_CANDIDATES;

export function allocatePending(): PendingMemory {
  const room = CHUNK_SLICES * SLICE_CANDIDATES;
  const ints = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
  return {
    control: ints(1),
    counts: ints(CHUNK_SLICES),
    production: new Uint16Array(new SharedArrayBuffer(2 * room)),
    a: ints(room),
    b: ints(room),
    c: ints(room),
    first: ints(room),
    second: ints(room),
    undefinedSum: ints(room),
    state: new Uint8Array(new SharedArrayBuffer(room)),
    solves: new Uint16Array(new SharedArrayBuffer(2 * room)),
    keep: new Uint8Array(new SharedArrayBuffer(room)),
    stamps: ints(TABLE_SLOTS),
    slots: ints(TABLE_SLOTS),
  };
}
