import type { BankMemory } from './bank.js';
import type { CandidatePrints } from './candidate-prints.js';
import { SLICE_CANDIDATES, type Slice } from './chunk.js';
import { FIRST, SECOND } from './fingerprint.js';
import { PRINT_WORDS } from './pair-memory.js';
import { NEW, OVERFLOW, type PendingMemory, SHARD_GROUPS, SOLVES } from './pending.js';
import { hashOf, insertAll, NO_ROOM, PRESENT, SHARDS, saltOf, shardOf } from './print-table.js';
import type { Targets } from './targets.js';

/** Shards that one task settles. */
const GROUP_SHARDS = SHARDS / SHARD_GROUPS;

/** Finds the candidates of a chunk that are new: the first of each class that the bank does not have. */
export class Sieve {
  readonly #shards = new Uint8Array(SLICE_CANDIDATES);
  readonly #outcomes = new Int32Array(SLICE_CANDIDATES + 1);

  constructor(
    readonly bank: BankMemory,
    readonly pending: PendingMemory,
    readonly targets: Targets,
    readonly candidates: CandidatePrints,
  ) {}

  /**
   * Fingerprints the candidates of a slice and lists their keys by shard; gives up when it is to halt.
   *
   * @param solvable whether candidates of the symbol may be solutions
   */
  take(slice: Slice, index: number, symbol: number, solvable: boolean): void {
    const start = index * SLICE_CANDIDATES;
    let next = start;
    for (const rectangle of slice.rectangles) {
      if (this.candidates.halted()) return;
      next += this.candidates.take(rectangle, next);
    }
    this.#divide(index, next - start, symbol, solvable);
  }

  #divide(slice: number, count: number, symbol: number, solvable: boolean): void {
    const { prints, flags, keys, order, shardEnds, counts } = this.pending;
    const start = slice * SLICE_CANDIDATES;
    const shards = this.#shards;
    const salt = saltOf(symbol);
    counts[slice] = count;
    const next = new Int32Array(SHARDS);
    for (let index = 0, at = (PRINT_WORDS * start) | 0; index < count; index = (index + 1) | 0) {
      const first = prints[at + FIRST];
      const second = prints[at + SECOND];
      at = (at + PRINT_WORDS) | 0;
      const shard = shardOf(hashOf(first, second ^ salt));
      shards[index] = shard;
      next[shard]++;
      flags[(start + index) | 0] =
        solvable && this.targets.mayBeSolvedBy(first) && this.targets.solvedBy(first, second) ? SOLVES : 0;
    }
    let sum = 0;
    for (let shard = 0; shard < SHARDS; shard++) {
      const own = next[shard];
      next[shard] = start + sum;
      sum += own;
      shardEnds[slice * SHARDS + shard] = sum;
    }
    for (let index = 0, at = (PRINT_WORDS * start) | 0; index < count; index = (index + 1) | 0) {
      const shard = shards[index];
      const to = next[shard];
      next[shard] = to + 1;
      order[to] = index;
      keys[to << 1] = prints[at + FIRST];
      keys[(to << 1) | 1] = prints[at + SECOND] ^ salt;
      at = (at + PRINT_WORDS) | 0;
    }
  }

  /**
   * Adds the candidates of a group of shards to the classes of the bank, in canonical order, marks the first of each class
   * as new, and counts those by slice. What finds its shard full is new as well, as nobody can tell.
   */
  settle(group: number, slices: number): void {
    const { newCounts } = this.pending;
    for (let slice = 0; slice < slices; slice++) newCounts[slice * SHARD_GROUPS + group] = 0;
    for (let shard = group * GROUP_SHARDS; shard < (group + 1) * GROUP_SHARDS; shard++) {
      for (let slice = 0; slice < slices; slice++) {
        newCounts[slice * SHARD_GROUPS + group] += this.#settleShard(slice, shard);
      }
    }
  }

  #settleShard(slice: number, shard: number): number {
    const { flags, keys, order, shardEnds, control } = this.pending;
    const outcomes = this.#outcomes;
    const start = slice * SLICE_CANDIDATES;
    const from = shard === 0 ? start : start + shardEnds[slice * SHARDS + shard - 1];
    const end = start + shardEnds[slice * SHARDS + shard];
    const added = insertAll(this.bank.classes, shard, keys, from, end, outcomes);
    for (let at = from; at < end; at++) {
      const outcome = outcomes[at - from];
      if (outcome === PRESENT) continue;
      if (outcome === NO_ROOM) control[OVERFLOW] = 1;
      flags[start + order[at]] |= NEW;
    }
    return added;
  }
}
