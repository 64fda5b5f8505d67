import type { ColumnScorer, Head } from '../../codelength/head.js';
import { HeadScorers } from '../../codelength/head-scorer.js';
import { integerHead } from '../../codelength/heads.js';
import { shapeOf } from '../../codelength/model-score.js';
import type { ChainReport, ChainTask } from '../mutate/chain.js';
import { Mutator } from '../mutate/mutator.js';
import type { Problem } from '../problem.js';
import { buildSpace, type Space } from '../space/space.js';
import { type BankMemory, LITERAL_PRODUCTION } from './bank.js';
import { CandidatePrints } from './candidate-prints.js';
import { SLICE_CANDIDATES, type Slice } from './chunk.js';
import { type Candidate, Evaluator } from './evaluator.js';
import { FIRST, SECOND, STATE, UNDEFINED, WIDE } from './fingerprint.js';
import { Meeting, type MeetingHit, type NewEntries } from './meeting.js';
import { operandWords } from './operand.js';
import { PairLoops } from './pair-loops.js';
import { PRINT_WORDS } from './pair-memory.js';
import { ABORT, NEW, type PendingMemory, SOLVES } from './pending.js';
import { Sieve } from './sieve.js';
import { Targets } from './targets.js';

/** A new class that improves on the bound it was given. */
export interface ScoreHit {
  readonly root: number;
  readonly candidate: Candidate;
  /** Data bits on the window. */
  readonly bits: number;
}

/** One step of the enumeration of a chunk, for one worker. */
export type Task =
  /** Make operands of entries that are to be arguments, one behind the other from a given place on. */
  | {
      readonly phase: 'expand';
      readonly symbol: number;
      readonly from: number;
      readonly to: number;
      readonly operand: number;
    }
  /** Fingerprint candidates and sort them by share of the hash space. */
  | {
      readonly phase: 'fingerprint';
      readonly symbol: number;
      readonly from: number;
      readonly slices: readonly Slice[];
    }
  /** Add the candidates of one share of the hash space to the classes, and mark the first of each. */
  | { readonly phase: 'settle'; readonly group: number; readonly slices: number }
  /** Write the new candidates of some slices into the bank and price them under every head. */
  | {
      readonly phase: 'commit';
      readonly fresh: NewEntries;
      readonly slices: readonly Slice[];
      /** Whether there is room for them: if not they are priced only. */
      readonly keep: boolean;
      /** Whether the entries may be partners in a meeting. */
      readonly tails: boolean;
      /** For each root: the data bits to stay under. */
      readonly bounds: readonly number[];
    }
  /** Make the tails of new entries findable, those of one share of the hash space. */
  | { readonly phase: 'link'; readonly group: number; readonly fresh: NewEntries }
  /** Look for partners that complete new entries to the target. */
  | { readonly phase: 'meet'; readonly fresh: NewEntries; readonly limit: number };

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
  readonly #loops: PairLoops;
  readonly #targets: Targets;
  readonly #sieve: Sieve;
  readonly #meeting: Meeting;
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
    this.#targets = new Targets(this.evaluator);
    this.#loops = new PairLoops(bank.pairs, this.evaluator.fingerprinters);
    const candidates = new CandidatePrints(
      bank,
      this.evaluator,
      pending.prints,
      this.#loops,
      () => this.aborted,
    );
    this.#sieve = new Sieve(bank, pending, this.#targets, candidates);
    this.#meeting = new Meeting(this.evaluator, bank, pending, window.target, seed);
    this.#roots = groupRoots(this.space, new HeadScorers(window.target, shapeOf(window)));
  }

  perform(task: Task): TaskResult {
    const scores: ScoreHit[] = [];
    const solutions: Candidate[] = [];
    let meetings: readonly MeetingHit[] = [];
    switch (task.phase) {
      case 'expand':
        this.#expand(task);
        break;
      case 'fingerprint': {
        const solvable = this.#roots.get(task.symbol)?.some(({ head }) => head.predictsValues) ?? false;
        for (const [index, slice] of task.slices.entries())
          this.#sieve.take(slice, task.from + index, task.symbol, solvable);
        break;
      }
      case 'settle':
        this.#sieve.settle(task.group, task.slices);
        break;
      case 'commit':
        for (let slice = 0; slice < task.fresh.entries.length; slice++) {
          this.#commit(task, slice, scores, solutions);
          if (this.aborted) break;
        }
        break;
      case 'link':
        this.#meeting.link(task.group, task.fresh);
        break;
      case 'meet':
        meetings = this.#meeting.meet(task.fresh, task.limit);
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
    return Atomics.load(this.pending.control, ABORT) !== 0 || performance.now() > this.deadline;
  }

  #expand({ symbol, from, to, operand }: Task & { phase: 'expand' }): void {
    const { bank, space } = this;
    const grid = space.symbols[symbol].grid!;
    const words = operandWords(space.grids[grid].cells);
    for (let entry = from; entry < to; entry++) {
      if ((entry & 255) === 0 && this.aborted) return;
      const at = operand + (entry - from) * words;
      const operation = space.productions[bank.production[entry]]?.operation;
      const written =
        operation !== undefined &&
        this.#loops.has(operation, grid) &&
        this.#loops.combine(
          operation,
          grid,
          bank.operandAt[bank.a[entry]],
          bank.operandAt[bank.b[entry]],
          at,
        );
      if (written) bank.operandAt[entry] = at;
      else this.evaluator.expand(entry, symbol, at);
    }
  }

  #commit(
    { fresh, slices, keep, tails, bounds }: Task & { phase: 'commit' },
    slice: number,
    scores: ScoreHit[],
    solutions: Candidate[],
  ): void {
    const { bank } = this;
    const { flags } = this.pending;
    const pricing = this.#pricing(fresh.symbol, tails, bounds);
    let entry = fresh.entries[slice];
    const start = (fresh.from + slice) * SLICE_CANDIDATES;
    let index = start;
    let solved = 0;
    for (const { production, literal, a0, a1, b0, b1, c0, c1, triangular } of slices[slice].rectangles) {
      const own = literal ? LITERAL_PRODUCTION : production;
      if (this.aborted) return;
      for (let a = a0; a < a1; a++) {
        for (let b = triangular && a > b0 ? a : b0; b < b1; b++) {
          for (let c = c0; c < c1; c++, index++) {
            const flag = flags[index];
            if (flag === 0) continue;
            if ((flag & SOLVES) !== 0 && solved++ < SOLUTIONS_PER_SLICE)
              solutions.push({ production: own, a, b, c });
            if ((flag & NEW) === 0) continue;
            if (keep) {
              bank.production[entry] = own;
              bank.a[entry] = a;
              // Zeros stand there already: to write them would take memory.
              if (b !== 0) bank.b[entry] = b;
              if (c !== 0) bank.c[entry] = c;
            }
            if (pricing !== undefined && this.#mayImprove(index, pricing)) {
              if ((index & 255) === 0 && this.aborted) return;
              const values = this.#price(index, { production: own, a, b, c }, pricing, scores);
              if (pricing.meets) this.#meeting.noteTail(start + entry - fresh.entries[slice], values);
            }
            if (keep) entry++;
          }
        }
      }
    }
  }

  /** What is to be done with new classes of a symbol once they are written; undefined for nothing. */
  #pricing(symbol: number, tails: boolean, bounds: readonly number[]): Pricing | undefined {
    if (this.space.symbols[symbol].grid !== 0) return undefined;
    const roots = this.#roots.get(symbol) ?? [];
    const meets = tails && this.#meeting.concerns(symbol);
    if (roots.length === 0 && !meets) return undefined;
    const exactOnly = !meets && roots.every(({ head }) => head.mustBeRight);
    return { symbol, roots, bounds: [...bounds], meets, exactOnly };
  }

  /** False if the fingerprint alone says that a candidate has no use. */
  #mayImprove(index: number, { exactOnly }: Pricing): boolean {
    if (!exactOnly) return true;
    const { prints } = this.pending;
    const at = PRINT_WORDS * index;
    return (
      this.#targets.agreesWith(prints[at + FIRST], prints[at + SECOND], prints[at + UNDEFINED]) !== false
    );
  }

  /** Prices a candidate under every head; its values, which are valid until the next call. */
  #price(index: number, candidate: Candidate, pricing: Pricing, scores: ScoreHit[]): Float64Array {
    const { pending, evaluator } = this;
    const { symbol, roots, bounds } = pricing;
    const at = PRINT_WORDS * index;
    const wide = pending.prints[at + STATE] === WIDE;
    const values = evaluator.valuesOf(symbol, candidate, wide);
    if (pricing.exactOnly) this.#targets.learn(pending.prints[at + UNDEFINED], values);
    for (const { scorer, index: root } of roots) {
      const bound = bounds[root];
      const bits = wide
        ? scorer.scoreWide(evaluator.columnOfCandidate(symbol, candidate), bound)
        : scorer.score(values, 0, bound);
      if (bits >= bound) continue;
      bounds[root] = bits;
      scores.push({ root, candidate, bits });
    }
    return values;
  }
}

interface SymbolRoot {
  readonly head: Head;
  readonly scorer: ColumnScorer;
  readonly index: number;
}

interface Pricing {
  readonly symbol: number;
  readonly roots: readonly SymbolRoot[];
  /** For each root the data bits to stay under, lowered as better ones are found. */
  readonly bounds: number[];
  readonly meets: boolean;
  /** The fingerprint says whether there is anything to gain. */
  readonly exactOnly: boolean;
}

function groupRoots(space: Space, scorers: HeadScorers): ReadonlyMap<number, readonly SymbolRoot[]> {
  const groups = new Map<number, SymbolRoot[]>();
  for (const [index, root] of space.roots.entries()) {
    const own = { head: integerHead(root.head), scorer: scorers.of(root.head), index };
    const group = groups.get(root.symbol);
    if (group === undefined) groups.set(root.symbol, [own]);
    else group.push(own);
  }
  return groups;
}
