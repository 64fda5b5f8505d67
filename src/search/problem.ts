import type { Column } from '../data/column.js';
import { sliceColumn } from '../data/column.js';
import type { Dataset } from '../data/dataset.js';
import { rowsOf } from '../data/dataset.js';
import type { Grammar } from '../grammar/grammar.js';
import { CHUNK_SLICES, SLICE_CANDIDATES } from './chunk.js';

/** What every worker needs to rebuild the search space: plain data that survives structured clone. */
export interface Problem {
  /** The rows that columns run over: all, or a window of the first ones. */
  readonly window: Dataset;
  readonly grammar: Grammar;
  readonly seed: number;
}

/** Rows of the window when some binder needs a grid of cells, which grows with their square. */
const BINDER_WINDOW = 64;

/** Rows of the window otherwise. */
const PLAIN_WINDOW = 1024;

/**
 * The rows on which programs are told apart while they are enumerated. A program that does well there is priced on all
 * rows; but only when the window is the whole dataset can a certificate be given.
 */
export function windowOf(dataset: Dataset, grammar: Grammar): Dataset {
  const limit = usesBinders(grammar) ? BINDER_WINDOW : PLAIN_WINDOW;
  return rowsOf(dataset) <= limit ? dataset : sliceDataset(dataset, 0, limit);
}

/** Rows `from` to `to` (exclusive) of a dataset, as a dataset. */
export function sliceDataset(dataset: Dataset, from: number, to: number): Dataset {
  const slice = (column: Column) => sliceColumn(column, from, to);
  return {
    ...dataset,
    target: slice(dataset.target),
    given: dataset.given.map(({ name, column }) => ({ name, column: slice(column) })),
  };
}

function usesBinders(grammar: Grammar): boolean {
  const text = JSON.stringify(grammar.symbols, (_key, value) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
  return text.includes('"kind":"bind"');
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
