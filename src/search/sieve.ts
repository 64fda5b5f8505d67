import { type BankMemory, LITERAL_PRODUCTION } from './bank.js';
import { candidatesIn, type Rectangle, SLICE_CANDIDATES, type Slice } from './chunk.js';
import { FIRST, SECOND, STATE, UNDEFINED } from './fingerprint.js';
import { PRINT_WORDS } from './pair-memory.js';
import { place, reserve, SHARDS, saltOf, seek, shardOf, startOf } from './print-table.js';
import { NEW, type PendingMemory, SOLVES } from './problem.js';
import type { Proposer } from './propose.js';
import type { Targets } from './targets.js';

/** Finds the candidates of a chunk that are new: first those that the bank does not have, then the first of each class. */
export class Sieve {
  /** For each candidate of a rectangle: the slot where its look-up begins, and what stands there against its key. */
  readonly #starts = new Int32Array(SLICE_CANDIDATES);
  readonly #differs = new Int32Array(SLICE_CANDIDATES);
  readonly #used = new Int32Array(SLICE_CANDIDATES);

  constructor(
    readonly bank: BankMemory,
    readonly pending: PendingMemory,
    readonly targets: Targets,
  ) {}

  /**
   * Proposes a slice and keeps what the bank does not have, and what solves the data, as pending; false if halted.
   *
   * @param solvable whether candidates of the symbol may be solutions
   */
  sift(slice: Slice, index: number, symbol: number, solvable: boolean, proposer: Proposer): boolean {
    const { pending } = this;
    pending.counts[index] = 0;
    const start = index * SLICE_CANDIDATES;
    let kept = start;
    for (const rectangle of slice.rectangles) {
      if (proposer.halted()) return false;
      proposer.propose(rectangle, kept);
      kept = this.#dropKnown(rectangle, symbol, solvable, kept);
    }
    pending.counts[index] = kept - start;
    this.#divide(index);
    return true;
  }

  /**
   * Drops the candidates of a rectangle whose class is in the bank already. All table slots are read before anything is
   * decided: so the processor waits for many of them at a time.
   */
  #dropKnown(rectangle: Rectangle, symbol: number, solvable: boolean, at: number): number {
    const { pending, bank, targets } = this;
    const { classes } = bank;
    const { slots } = classes;
    const { prints, flags } = pending;
    const salt = saltOf(symbol);
    const starts = this.#starts;
    const differs = this.#differs;
    const used = this.#used;
    const count = candidatesIn(rectangle);
    for (let index = 0, from = PRINT_WORDS * at; index < count; index++, from += PRINT_WORDS) {
      const first = prints[from + FIRST];
      const second = prints[from + SECOND] ^ salt;
      const slot = startOf(classes, first, second);
      const x = slots[2 * slot];
      const y = slots[2 * slot + 1];
      starts[index] = slot;
      differs[index] = (x ^ first) | (y ^ second);
      used[index] = x | y;
    }
    const { production, literal, a0, a1, b0, b1, c0, c1, triangular } = rectangle;
    const own = literal ? LITERAL_PRODUCTION : production;
    let kept = at;
    let index = 0;
    for (let a = a0; a < a1; a++) {
      for (let b = triangular && a > b0 ? a : b0; b < b1; b++) {
        for (let c = c0; c < c1; c++) {
          const from = PRINT_WORDS * (at + index);
          const first = prints[from + FIRST];
          const second = prints[from + SECOND];
          let known = differs[index] === 0;
          if (!known && used[index] !== 0) known = seek(classes, starts[index], first, second ^ salt) >= 0;
          index++;
          const solves = solvable && targets.solvedBy(first, second);
          if (known && !solves) continue;
          const to = PRINT_WORDS * kept;
          prints[to + FIRST] = first;
          prints[to + SECOND] = second;
          prints[to + UNDEFINED] = prints[from + UNDEFINED];
          prints[to + STATE] = prints[from + STATE];
          pending.production[kept] = own;
          pending.a[kept] = a;
          pending.b[kept] = b;
          pending.c[kept] = c;
          flags[kept] = solves ? SOLVES : 0;
          kept++;
        }
      }
    }
    return kept;
  }

  /** Lists the pending candidates of a slice by shard, in order within each. */
  #divide(slice: number): void {
    const { prints, counts, shardCounts, byShard } = this.pending;
    const start = slice * SLICE_CANDIDATES;
    const count = counts[slice];
    const own = shardCounts.subarray(slice * SHARDS, (slice + 1) * SHARDS).fill(0);
    for (let index = 0; index < count; index++) own[shardOf(prints[PRINT_WORDS * (start + index)])]++;
    const next = new Int32Array(SHARDS);
    for (let shard = 1; shard < SHARDS; shard++) next[shard] = next[shard - 1] + own[shard - 1];
    for (let index = 0; index < count; index++) {
      byShard[start + next[shardOf(prints[PRINT_WORDS * (start + index)])]++] = index;
    }
  }

  /**
   * Adds the pending candidates of one shard to the classes of the bank, in canonical order, and marks the first of each
   * class as new.
   */
  settle(shard: number, slices: number, symbol: number): void {
    const { pending, bank } = this;
    const { classes } = bank;
    const { prints, flags, byShard, shardCounts, newCounts } = pending;
    const salt = saltOf(symbol);
    const starts = this.#starts;
    const used = this.#used;
    let most = 0;
    for (let slice = 0; slice < slices; slice++) most += shardCounts[slice * SHARDS + shard];
    reserve(classes, shard, most);
    for (let slice = 0; slice < slices; slice++) {
      const start = slice * SLICE_CANDIDATES;
      let from = start;
      for (let before = 0; before < shard; before++) from += shardCounts[slice * SHARDS + before];
      const count = shardCounts[slice * SHARDS + shard];
      for (let index = 0; index < count; index++) {
        const at = PRINT_WORDS * (start + byShard[from + index]);
        const slot = startOf(classes, prints[at + FIRST], prints[at + SECOND] ^ salt);
        starts[index] = slot;
        // Read here so that many slots are waited for at a time; what stands in them may change before they are used.
        used[index] = classes.slots[2 * slot];
      }
      let added = 0;
      for (let index = 0; index < count; index++) {
        const candidate = start + byShard[from + index];
        const first = prints[PRINT_WORDS * candidate + FIRST];
        const second = prints[PRINT_WORDS * candidate + SECOND] ^ salt;
        const slot = seek(classes, starts[index], first, second);
        if (slot >= 0) continue;
        place(classes, ~slot, first, second);
        flags[candidate] |= NEW;
        added++;
      }
      newCounts[slice * SHARDS + shard] = added;
    }
  }
}
