import type { BankMemory } from './bank.js';
import { SLICE_CANDIDATES, type Slice } from './chunk.js';
import { FIRST, SECOND } from './fingerprint.js';
import { PRINT_WORDS } from './pair-memory.js';
import { hashOf, hasRoom, place, reserve, SHARDS, saltOf, seek, shardOf } from './print-table.js';
import { NEW, type PendingMemory, SHARD_GROUPS, SOLVES } from './problem.js';
import type { Proposer } from './propose.js';
import type { Targets } from './targets.js';

/** Shards that one task settles. */
export const GROUP_SHARDS = SHARDS / SHARD_GROUPS;

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

  /** How many candidates of the first slices belong to a shard. */
  countOf(shard: number, slices: number): number {
    let count = 0;
    for (let slice = 0; slice < slices; slice++)
      count += this.#endOf(slice, shard) - this.#startOf(slice, shard);
    return count;
  }

  #startOf(slice: number, shard: number): number {
    return shard === 0 ? slice * SLICE_CANDIDATES : this.#endOf(slice, shard - 1);
  }

  #endOf(slice: number, shard: number): number {
    return slice * SLICE_CANDIDATES + this.pending.shardEnds[slice * SHARDS + shard];
  }

  /**
   * Marks the candidates of a group of shards that the bank does not have as new and counts them by slice. If they are to
   * be kept, each is added to the classes of the bank, in canonical order: so only the first of a class is new.
   */
  settle(group: number, slices: number, keep: boolean): void {
    const { newCounts } = this.pending;
    for (let slice = 0; slice < slices; slice++) newCounts[slice * SHARD_GROUPS + group] = 0;
    for (let shard = group * GROUP_SHARDS; shard < (group + 1) * GROUP_SHARDS; shard++) {
      if (keep) reserve(this.bank.classes, shard, this.countOf(shard, slices));
      for (let slice = 0; slice < slices; slice++) {
        newCounts[slice * SHARD_GROUPS + group] += this.#settleShard(slice, shard, keep);
      }
    }
  }

  #settleShard(slice: number, shard: number, keep: boolean): number {
    const { flags, keys, order } = this.pending;
    const { classes } = this.bank;
    const start = slice * SLICE_CANDIDATES;
    const end = this.#endOf(slice, shard);
    let added = 0;
    for (let at = this.#startOf(slice, shard); at < end; at++) {
      const first = keys[2 * at];
      const second = keys[2 * at + 1];
      const hash = hashOf(first, second);
      const slot = seek(classes, hash, first, second);
      if (slot >= 0) continue;
      if (keep) place(classes, hash, ~slot, first, second);
      flags[start + order[at]] |= NEW;
      added++;
    }
    return added;
  }

  /** Whether the classes have room for all candidates of some slices. */
  hasRoom(slices: number): boolean {
    for (let shard = 0; shard < SHARDS; shard++) {
      if (!hasRoom(this.bank.classes, shard, this.countOf(shard, slices))) return false;
    }
    return true;
  }
}
