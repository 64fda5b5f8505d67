import { HeadScorer } from '../codelength/head-scorer.js';
import { shapeOf } from '../codelength/model-score.js';
import type { HeadName } from '../language/expression.js';
import type { BankMemory } from './bank.js';
import {
  findEntry,
  firstInSlot,
  keyDifference,
  linkEntries,
  RESERVED_PRODUCTION,
  SHARDS,
  setKey,
  shardOf,
  stateOf,
  UNTAKEN,
} from './bank.js';
import { SLICE_CANDIDATES, type Slice } from './chunk.js';
import { type Candidate, Evaluator } from './evaluator.js';
import { FIRST, SECOND, STATE, UNDEFINED, WIDE } from './fingerprint.js';
import { Meeting, type MeetingHit } from './meeting.js';
import type { ChainReport, ChainTask } from './mutate/chain.js';
import { Mutator } from './mutate/mutator.js';
import type { PendingMemory, Problem } from './problem.js';
import { propose, type Submit } from './propose.js';
import { buildSpace, type Space } from './space.js';

/** A new class that improves on the bound it was given. */
export interface ScoreHit {
  readonly root: number;
  readonly candidate: Candidate;
  /** Data bits on the window. */
  readonly bits: number;
}

/** One step of the enumeration of a chunk, for one worker. */
export type Task =
  /** Evaluate candidates and put those that are not in the bank among the pending ones of their slices. */
  | {
      readonly phase: 'propose';
      readonly symbol: number;
      readonly from: number;
      readonly slices: readonly Slice[];
    }
  /** Mark the first of each class among the pending candidates of one share of the hash space. */
  | { readonly phase: 'settle'; readonly shard: number; readonly slices: number; readonly chunk: number }
  /** Write the marked candidates of some slices into the bank and price them under every head. */
  | {
      readonly phase: 'commit';
      readonly from: number;
      /** The first entry number and column offset of each slice. */
      readonly entries: readonly number[];
      readonly offsets: readonly number[];
      readonly symbol: number;
      readonly units: number;
      /** Whether the entries may be partners in a later meeting. */
      readonly tails: boolean;
      /** For each root: the data bits to stay under. */
      readonly bounds: readonly number[];
    }
  /** Make new entries findable, those of one share of the hash tables. */
  | {
      readonly phase: 'link';
      readonly shard: number;
      readonly from: number;
      readonly to: number;
      readonly tails: boolean;
    }
  /** Look for partners that complete new entries to the target. */
  | { readonly phase: 'meet'; readonly from: number; readonly to: number; readonly limit: number };

export interface TaskResult {
  /** The control word was set before the task was done: its outcome is to be thrown away. */
  readonly aborted: boolean;
  readonly scores: readonly ScoreHit[];
  readonly solutions: readonly Candidate[];
  readonly meetings: readonly MeetingHit[];
}

/** Solutions of one slice that are passed on; those that come first are cheapest. */
const SOLUTIONS_PER_SLICE = 48;

/**
 * Evaluates parts of a chunk over the shared bank, and continues Markov chains; every worker has one of its own over the
 * same memory.
 */
export class Engine {
  readonly space: Space;
  readonly evaluator: Evaluator;
  readonly #scorer: HeadScorer;
  readonly #meeting: Meeting;
  readonly #found = new Int32Array(SLICE_CANDIDATES);
  readonly #differs = new Int32Array(SLICE_CANDIDATES);
  /** Roots by symbol. */
  readonly #roots: ReadonlyMap<number, readonly SymbolRoot[]>;
  #mutator: Mutator | undefined;

  constructor(
    readonly problem: Problem,
    readonly bank: BankMemory,
    readonly pending: PendingMemory,
  ) {
    const { window, grammar, seed } = problem;
    this.space = buildSpace(grammar, window);
    this.evaluator = new Evaluator(this.space, bank, seed);
    this.#scorer = new HeadScorer(window.target, shapeOf(window));
    this.#meeting = new Meeting(this.space, bank, window.target, seed);
    this.#roots = groupRoots(this.space);
  }

  perform(task: Task): TaskResult {
    const scores: ScoreHit[] = [];
    const solutions: Candidate[] = [];
    let meetings: readonly MeetingHit[] = [];
    switch (task.phase) {
      case 'propose':
        for (const [index, slice] of task.slices.entries())
          this.#propose(slice, task.symbol, task.from + index);
        break;
      case 'settle':
        this.#settle(task.shard, task.slices, task.chunk);
        break;
      case 'commit':
        for (let slice = 0; slice < task.entries.length; slice++) {
          this.#commit(task, slice, scores, solutions);
          if (this.aborted) break;
        }
        break;
      case 'link':
        linkEntries(this.bank, task.shard, task.from, task.to, task.tails);
        break;
      case 'meet':
        meetings = this.#meeting.meet(task.from, task.to, task.limit);
        break;
    }
    return { aborted: this.aborted, scores, solutions, meetings };
  }

  /** Made when it is first needed: it has columns of its own. */
  get mutator(): Mutator {
    this.#mutator ??= new Mutator(this.problem.dataset, this.problem.grammar);
    return this.#mutator;
  }

  /** Continues a chain until its evaluations are used up or the search ends. */
  mutate(task: ChainTask): ChainReport {
    return this.mutator.run(task, () => this.aborted);
  }

  /**
   * Time in milliseconds of `performance.now()` from which tasks return at once. On the calling thread nobody else could
   * tell them to.
   */
  deadline = Number.POSITIVE_INFINITY;

  get aborted(): boolean {
    return Atomics.load(this.pending.control, 0) !== 0 || performance.now() > this.deadline;
  }

  #propose(slice: Slice, symbol: number, index: number): void {
    const { pending, bank } = this;
    pending.counts[index] = 0;
    const submit: Submit = (production, a, b, c, print) => {
      const at = index * SLICE_CANDIDATES + pending.counts[index]++;
      pending.production[at] = production;
      pending.a[at] = a;
      pending.b[at] = b;
      pending.c[at] = c;
      pending.first[at] = print[FIRST];
      pending.second[at] = print[SECOND];
      pending.undefinedSum[at] = print[UNDEFINED];
      pending.state[at] = print[STATE];
    };
    for (const rectangle of slice.rectangles) {
      if (this.aborted) return;
      propose(rectangle, bank, this.evaluator, submit, () => this.aborted);
    }
    this.#dropKnown(index, symbol);
  }

  /**
   * Drops the candidates of a slice whose class is in the bank already. All table slots are read first, then all keys,
   * and only then is anything decided: so the processor waits for many of them at a time.
   */
  #dropKnown(slice: number, symbol: number): void {
    const { pending, bank } = this;
    const { first, second } = pending;
    const start = slice * SLICE_CANDIDATES;
    const count = pending.counts[slice];
    const found = this.#found;
    const differs = this.#differs;
    for (let index = 0; index < count; index++) {
      found[index] = firstInSlot(bank, symbol, first[start + index], second[start + index]);
    }
    for (let index = 0; index < count; index++) {
      differs[index] = keyDifference(bank, found[index], symbol, first[start + index], second[start + index]);
    }
    let kept = start;
    for (let index = 0; index < count; index++) {
      const at = start + index;
      let entry = found[index];
      if (entry !== 0 && differs[index] !== 0) entry = findEntry(bank, symbol, first[at], second[at]);
      if (entry !== 0 && bank.production[entry] !== RESERVED_PRODUCTION) continue;
      pending.production[kept] = pending.production[at];
      pending.a[kept] = pending.a[at];
      pending.b[kept] = pending.b[at];
      pending.c[kept] = pending.c[at];
      first[kept] = first[at];
      second[kept] = second[at];
      pending.undefinedSum[kept] = pending.undefinedSum[at];
      pending.state[kept] = pending.state[at];
      pending.solves[kept] = entry;
      kept++;
    }
    pending.counts[slice] = kept - start;
  }

  #settle(shard: number, slices: number, chunk: number): void {
    const { pending } = this;
    const { first, second, stamps, slots, solves, keep } = pending;
    const size = slots.length / SHARDS;
    const base = shard * size;
    for (let slice = 0; slice < slices; slice++) {
      const start = slice * SLICE_CANDIDATES;
      const end = start + pending.counts[slice];
      for (let index = start; index < end; index++) {
        if (shardOf(first[index]) !== shard) continue;
        const hash = Math.imul(first[index], 0x9e3779b1) ^ second[index];
        let slot = (hash ^ (hash >>> 15)) & (size - 1);
        keep[index] = 1;
        while (stamps[base + slot] === chunk) {
          const other = slots[base + slot];
          if (first[other] === first[index] && second[other] === second[index]) {
            keep[index] = 0;
            break;
          }
          slot = (slot + 1) & (size - 1);
        }
        if (keep[index] === 0) continue;
        stamps[base + slot] = chunk;
        slots[base + slot] = index;
        if (solves[index] !== 0 && this.bank.units[solves[index]] !== UNTAKEN) keep[index] = 0;
      }
    }
  }

  #commit(task: Task & { phase: 'commit' }, slice: number, scores: ScoreHit[], solutions: Candidate[]): void {
    const { pending, bank, evaluator, space } = this;
    const { grid } = space.symbols[task.symbol];
    const cells = grid === undefined ? 0 : space.grids[grid].cells;
    const start = (task.from + slice) * SLICE_CANDIDATES;
    const end = start + pending.counts[task.from + slice];
    const bounds = [...task.bounds];
    let entry = task.entries[slice];
    let offset = task.offsets[slice];
    let solved = 0;
    const roots = this.#roots.get(task.symbol) ?? [];
    const { columns } = bank;
    const print = new Int32Array(4);
    for (let index = start; index < end; index++) {
      const solves = pending.solves[index] !== 0;
      if (pending.keep[index] === 0 && !solves) continue;
      const production = pending.production[index];
      const a = pending.a[index];
      const b = pending.b[index];
      const c = pending.c[index];
      if (solves && solved++ < SOLUTIONS_PER_SLICE) solutions.push({ production, a, b, c });
      if (pending.keep[index] === 0) continue;
      print[FIRST] = pending.first[index];
      print[SECOND] = pending.second[index];
      print[UNDEFINED] = pending.undefinedSum[index];
      print[STATE] = pending.state[index];
      bank.production[entry] = production;
      bank.units[entry] = task.units;
      bank.a[entry] = a;
      bank.b[entry] = b;
      bank.c[entry] = c;
      if (grid !== undefined) {
        if (evaluator.isAlias(production)) bank.columnAt[entry] = bank.columnAt[a];
        else {
          const values = evaluator.valuesOf(task.symbol, production, a, b, c, print);
          for (let cell = 0; cell < cells; cell++) columns[offset + cell] = values[cell];
          bank.columnAt[entry] = offset;
          offset += cells;
        }
      }
      setKey(bank, entry, task.symbol, print);
      if (grid === 0) {
        if (task.tails) this.#meeting.fingerprintTail(entry);
        this.#score(roots, entry, bounds, scores);
      }
      if (pending.solves[index] !== 0) bank.units[pending.solves[index]] = task.units;
      entry++;
      if ((entry & 255) === 0 && this.aborted) return;
    }
  }

  #score(roots: readonly SymbolRoot[], entry: number, bounds: number[], scores: ScoreHit[]): void {
    const { bank, evaluator } = this;
    for (const { head, index } of roots) {
      const bound = bounds[index];
      const bits =
        stateOf(bank, entry) === WIDE
          ? this.#scorer.scoreWide(head, evaluator.columnOf(entry), bound)
          : this.#scorer.score(head, bank.columns, bank.columnAt[entry], bound);
      if (bits >= bound) continue;
      bounds[index] = bits;
      scores.push({ root: index, candidate: evaluator.candidateOf(entry), bits });
    }
  }
}

interface SymbolRoot {
  readonly head: HeadName;
  readonly index: number;
}

function groupRoots(space: Space): ReadonlyMap<number, readonly SymbolRoot[]> {
  const groups = new Map<number, SymbolRoot[]>();
  for (const [index, { symbol, head }] of space.roots.entries()) {
    const group = groups.get(symbol);
    if (group === undefined) groups.set(symbol, [{ head, index }]);
    else group.push({ head, index });
  }
  return groups;
}
