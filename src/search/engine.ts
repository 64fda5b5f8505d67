import { HeadScorer } from '../codelength/head-scorer.js';
import type { HeadName } from '../language/expression.js';
import type { BankMemory } from './bank.js';
import { findEntry, linkEntry, linkTail, RESERVED_PRODUCTION, UNTAKEN } from './bank.js';
import { SLICE_CANDIDATES, type Slice } from './chunk.js';
import { type Candidate, Evaluator } from './evaluator.js';
import { FIRST, SECOND, STATE, UNDEFINED, WIDE } from './fingerprint.js';
import { Meeting, type MeetingHit } from './meeting.js';
import { type PendingMemory, type Problem, SHARDS } from './problem.js';
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
  | { readonly phase: 'propose'; readonly from: number; readonly slices: readonly Slice[] }
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
      /** For each root: the data bits to stay under. */
      readonly bounds: readonly number[];
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

/** Evaluates parts of a chunk over the shared bank; every worker has one of its own over the same memory. */
export class Engine {
  readonly space: Space;
  readonly evaluator: Evaluator;
  readonly #scorer: HeadScorer;
  readonly #meeting: Meeting;
  /** Roots by symbol. */
  readonly #roots: ReadonlyMap<number, readonly SymbolRoot[]>;

  constructor(
    readonly problem: Problem,
    readonly bank: BankMemory,
    readonly pending: PendingMemory,
  ) {
    const { window, grammar, seed } = problem;
    this.space = buildSpace(grammar, window);
    this.evaluator = new Evaluator(this.space, bank, seed);
    this.#scorer = new HeadScorer(window.target, { kind: window.kind, alphabetSize: window.alphabet.length });
    this.#meeting = new Meeting(this.space, bank, window.target, seed);
    this.#roots = groupRoots(this.space);
  }

  perform(task: Task): TaskResult {
    const scores: ScoreHit[] = [];
    const solutions: Candidate[] = [];
    let meetings: readonly MeetingHit[] = [];
    switch (task.phase) {
      case 'propose':
        for (const [index, slice] of task.slices.entries()) this.#propose(slice, task.from + index);
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
      case 'meet':
        meetings = this.#meeting.meet(task.from, task.to, task.limit);
        break;
    }
    return { aborted: this.aborted, scores, solutions, meetings };
  }

  get aborted(): boolean {
    return Atomics.load(this.pending.control, 0) !== 0;
  }

  #propose(slice: Slice, index: number): void {
    const { pending, bank } = this;
    pending.counts[index] = 0;
    const submit: Submit = (symbol, production, a, b, c, print) => {
      const found = findEntry(bank, symbol, print[FIRST], print[SECOND]);
      if (found !== 0 && bank.production[found] !== RESERVED_PRODUCTION) return;
      const at = index * SLICE_CANDIDATES + pending.counts[index]++;
      pending.production[at] = production;
      pending.a[at] = a;
      pending.b[at] = b;
      pending.c[at] = c;
      pending.first[at] = print[FIRST];
      pending.second[at] = print[SECOND];
      pending.undefinedSum[at] = print[UNDEFINED];
      pending.state[at] = print[STATE];
      pending.solves[at] = found;
    };
    for (const rectangle of slice.rectangles) {
      if (this.aborted) return;
      propose(rectangle, bank, this.evaluator, submit, () => this.aborted);
    }
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
        if ((first[index] & (SHARDS - 1)) !== shard) continue;
        let slot = ((first[index] >>> 3) ^ second[index]) & (size - 1);
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
    for (let index = start; index < end; index++) {
      const candidate = {
        production: pending.production[index],
        a: pending.a[index],
        b: pending.b[index],
        c: pending.c[index],
      };
      if (pending.solves[index] !== 0 && solved++ < SOLUTIONS_PER_SLICE) solutions.push(candidate);
      if (pending.keep[index] === 0) continue;
      bank.first[entry] = pending.first[index];
      bank.second[entry] = pending.second[index];
      bank.undefinedSum[entry] = pending.undefinedSum[index];
      bank.state[entry] = pending.state[index];
      bank.production[entry] = candidate.production;
      bank.symbol[entry] = task.symbol;
      bank.units[entry] = task.units;
      bank.a[entry] = candidate.a;
      bank.b[entry] = candidate.b;
      bank.c[entry] = candidate.c;
      if (grid !== undefined) {
        if (evaluator.isAlias(candidate)) bank.columnAt[entry] = bank.columnAt[candidate.a];
        else {
          bank.columns.set(evaluator.valuesOf(task.symbol, candidate), offset);
          bank.state[entry] = evaluator.print[STATE];
          bank.columnAt[entry] = offset;
          offset += cells;
        }
        linkEntry(bank, entry);
        if (grid === 0) {
          if (this.#meeting.fingerprintTail(entry)) linkTail(bank, entry);
          this.#score(roots, candidate, entry, bounds, scores);
        }
      }
      if (pending.solves[index] !== 0) bank.units[pending.solves[index]] = task.units;
      entry++;
      if ((entry & 255) === 0 && this.aborted) return;
    }
  }

  #score(
    roots: readonly SymbolRoot[],
    candidate: Candidate,
    entry: number,
    bounds: number[],
    scores: ScoreHit[],
  ): void {
    const { bank, evaluator } = this;
    for (const { head, index } of roots) {
      const bound = bounds[index];
      const bits =
        bank.state[entry] === WIDE
          ? this.#scorer.scoreWide(head, evaluator.columnOf(entry), bound)
          : this.#scorer.score(head, bank.columns, bank.columnAt[entry], bound);
      if (bits >= bound) continue;
      bounds[index] = bits;
      scores.push({ root: index, candidate, bits });
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
