import type { BankMemory } from './bank.js';
import { SLICE_CANDIDATES, type Slice } from './chunk.js';
import { FIRST, SECOND } from './fingerprint.js';
import { PRINT_WORDS } from './pair-memory.js';
import { NEW, OVERFLOW, type PendingMemory, SHARD_GROUPS, SOLVES } from './pending.js';
import { hashOf, insert, NO_ROOM, PRESENT, SHARDS, saltOf, shardOf } from './print-table.js';
import type { Proposer } from './propose.js';
import type { Targets } from './targets.js';

/** Shards that one task settles. */
const GROUP_SHARDS = SHARDS / SHARD_GROUPS;

/** Finds the candidates of a chunk that are new: the first of each class that the bank does not have. */
export class Sieve {
  readonly #shards = new Uint8Array(SLICE_CANDIDATES);

  constructor(
    readonly bank: BankMemory,
    readonly pending: PendingMemory,
    readonly targets: Targets,
    readonly proposer: Proposer,
  ) {}

  /**
   * Fingerprints the candidates of a slice and lists their keys by shard; gives up when the proposer is halted.
   *
   * @param solvable whether candidates of the symbol may be solutions
   */
  propose(slice: Slice, index: number, symbol: number, solvable: boolean): void {
    const start = index * SLICE_CANDIDATES;
    let next = start;
    for (const rectangle of slice.rectangles) {
      if (this.proposer.halted()) return;
      next += this.proposer.propose(rectangle, next);
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
    for (let index = 0; index < count; index++) {
      const at = PRINT_WORDS * (start + index);
      const first = prints[at + FIRST];
      const shard = shardOf(hashOf(first, prints[at + SECOND] ^ salt));
      shards[index] = shard;
      next[shard]++;
      flags[start + index] =
        solvable && this.targets.mayBeSolvedBy(first) && this.targets.solvedBy(first, prints[at + SECOND])
          ? SOLVES
          : 0;
    }
    let sum = 0;
    for (let shard = 0; shard < SHARDS; shard++) {
      const own = next[shard];
      next[shard] = start + sum;
      sum += own;
      shardEnds[slice * SHARDS + shard] = sum;
    }
    for (let index = 0; index < count; index++) {
      const at = PRINT_WORDS * (start + index);
      const to = next[shards[index]]++;
      order[to] = index;
      keys[2 * to] = prints[at + FIRST];
      keys[2 * to + 1] = prints[at + SECOND] ^ salt;
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
    const { classes } = this.bank;
    const start = slice * SLICE_CANDIDATES;
    const end = start + shardEnds[slice * SHARDS + shard];
    let added = 0;
    for (let at = shard === 0 ? start : start + shardEnds[slice * SHARDS + shard - 1]; at < end; at++) {
      const first = keys[2 * at];
      const second = keys[2 * at + 1];
      const slot = insert(classes, hashOf(first, second), first, second);
      if (slot === PRESENT) continue;
      if (slot === NO_ROOM) control[OVERFLOW] = 1;
      flags[start + order[at]] |= NEW;
      added++;
    }
    return added;
  }
}
