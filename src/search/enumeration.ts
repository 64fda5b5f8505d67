import { setImmediate } from 'node:timers/promises';
import { columnOf, exactRows } from '../data/column.js';
import { LITERAL } from '../grammar/grammar.js';
import type { BankMemory } from './bank.js';
import { allocateBank, linkEntries, RESERVED_PRODUCTION, SHARDS, setKey, UNTAKEN } from './bank.js';
import { CHUNK_SLICES, SLICE_CANDIDATES, type Slice, sliceRectangles, truncateSlices } from './chunk.js';
import { Engine, type ScoreHit, type Task, type TaskResult } from './engine.js';
import type { Candidate } from './evaluator.js';
import type { MeetingHit } from './meeting.js';
import type { ChainReport, ChainTask } from './mutate/chain.js';
import { type EntryRange, MAX_LITERAL_BITS, planRectangles } from './plan.js';
import { allocatePending, type PendingMemory, type Problem } from './problem.js';

/** Runs the tasks of one phase, all of them before it returns, and gives their results in the order of the tasks. */
export interface Executor {
  /** @param work an estimate of the whole work in cells times steps */
  run(tasks: readonly Task[], work: number): Promise<readonly TaskResult[]>;
  /** The same for Markov chains. */
  mutate(tasks: readonly ChainTask[], work: number): Promise<readonly ChainReport[]>;
  close(): Promise<void>;
}

/** Makes an executor over shared memory; `own` is the engine of the calling thread. */
export type MakeExecutor = (
  problem: Problem,
  bank: BankMemory,
  pending: PendingMemory,
  own: Engine,
) => Executor;

/** Everything on the calling thread. */
export const inlineExecutor: MakeExecutor = (_problem, _bank, _pending, own) => ({
  run: async (tasks) => tasks.map((task) => own.perform(task)),
  mutate: async (tasks) => tasks.map((task) => own.mutate(task)),
  close: async () => {},
});

/** What the tasks of a chunk are measured against; fixed while the chunk is worked on. */
export interface ChunkBounds {
  /** Data bits to stay under, on the window, by the price of a program in bits. */
  readonly dataBits: (programBits: number) => number;
  /** Price of a program in bits, to stay under when two halves are put together. */
  readonly meetingBits: number;
  /** The most candidates that may be evaluated now. */
  readonly candidates: number;
}

export interface ChunkOutcome {
  /** The chunk was cut short by the limit on candidates: the enumeration must not go on. */
  readonly cut: boolean;
  /** Price in bits of the programs of this chunk, without heads. */
  readonly bits: number;
  /** What it took, in cells times steps. */
  readonly work: number;
  readonly scores: readonly ScoreHit[];
  readonly solutions: readonly Candidate[];
  readonly meetings: readonly MeetingHit[];
}

export type EnumerationEnd = 'exhausted' | 'memory-limit' | 'aborted' | 'evaluation-limit';

/** Work per candidate or entry of the phases, in the cells that could be computed meanwhile: waits for memory, mostly. */
const SETTLE_WORK = 32;
const LINK_WORK = 64;
const MEET_WORK = 100;

const SLICES_PER_TASK = 4;
const ENTRIES_PER_MEETING = 4096;

/** Rows that a solution may leave undefined at the start and still be recognised by its fingerprint. */
const MAX_UNDEFINED_HEAD = 12;

/** Milliseconds of uninterrupted work after which timers and signals get their turn. */
const TURN = 15;

/**
 * Enumerates all programs of a space in order of price, bottom-up, keeping one for each column (observational
 * equivalence: Albarghouthi, Gulwani & Kincaid 2013). Chunks are worked on in phases, each in parallel, with the
 * same outcome whatever the number of workers.
 */
export class Enumeration {
  readonly engine: Engine;
  readonly bank: BankMemory;
  readonly pending: PendingMemory;
  /** Runs tasks, those of other strategies too. */
  readonly executor: Executor;
  /** Ranges of entries by symbol, ascending in units; all of the levels before the present one. */
  readonly #ranges: EntryRange[][];
  readonly #plan: Generator<{ symbol: number; units: number; slices: Slice[] }, void, void>;
  #level = 0;
  /** Number of the next entry; 0 is none, and the reserved ones come first. */
  #entries = 1;
  #reserved = 0;
  #values = 0;
  #chunk = 0;
  #lastGrowth = 0;
  #lastTurn = performance.now();
  #evaluated = 0;

  constructor(problem: Problem, memory: number, makeExecutor: MakeExecutor) {
    this.bank = allocateBank(memory, problem.window.target.values.length);
    this.pending = allocatePending();
    this.engine = new Engine(problem, this.bank, this.pending);
    this.executor = makeExecutor(problem, this.bank, this.pending, this.engine);
    this.#ranges = this.engine.space.symbols.map(() => []);
    this.#plan = this.#chunks();
    this.#reserveTargets();
  }

  /** Candidates considered so far. */
  get evaluated(): number {
    return this.#evaluated;
  }

  /** Classes of programs kept so far. */
  get distinct(): number {
    return this.#entries - 1 - this.#reserved;
  }

  /** All programs cheaper than this many bits, without heads, have been evaluated. */
  get completeBits(): number {
    return this.#level / this.engine.space.unitsPerBit;
  }

  /** Makes running tasks return at once; the chunk they belong to is lost. */
  abort(): void {
    Atomics.store(this.pending.control, 0, 1);
  }

  async close(): Promise<void> {
    this.abort();
    await this.executor.close();
  }

  /** Works on the next chunk. */
  async next(bounds: ChunkBounds): Promise<ChunkOutcome | EnumerationEnd> {
    if (performance.now() - this.#lastTurn > TURN) {
      await setImmediate();
      this.#lastTurn = performance.now();
    }
    const step = this.#plan.next();
    if (step.done) return 'exhausted';
    const { symbol, units, slices } = step.value;
    const granted = truncateSlices(slices, bounds.candidates, this.engine.space.productions);
    if (granted.length === 0) return 'evaluation-limit';
    const outcome = await this.#work(symbol, units, granted, bounds);
    return typeof outcome === 'string'
      ? outcome
      : { ...outcome, cut: candidatesOf(granted) < candidatesOf(slices) };
  }

  async #work(
    symbol: number,
    units: number,
    slices: readonly Slice[],
    bounds: ChunkBounds,
  ): Promise<Omit<ChunkOutcome, 'cut'> | EnumerationEnd> {
    const { space } = this.engine;
    const chunk = ++this.#chunk;
    const work = slices.reduce((sum, slice) => sum + slice.work, 0);
    const groups = groupsOf(slices.length, SLICES_PER_TASK);
    const proposed = await this.executor.run(
      groups.map(([from, to]): Task => ({ phase: 'propose', symbol, from, slices: slices.slice(from, to) })),
      work,
    );
    if (proposed.some(({ aborted }) => aborted)) return 'aborted';

    let pendingCount = 0;
    for (let slice = 0; slice < slices.length; slice++) pendingCount += this.pending.counts[slice];
    await this.executor.run(
      Array.from(
        { length: SHARDS },
        (_, shard): Task => ({ phase: 'settle', shard, slices: slices.length, chunk }),
      ),
      SETTLE_WORK * pendingCount,
    );

    const before = { entries: this.#entries, values: this.#values };
    const places = this.#place(symbol, slices.length);
    if (places === undefined) return 'memory-limit';
    const programBits = units / space.unitsPerBit;
    const rootBounds = space.roots.map(({ bits }) => bounds.dataBits(bits + programBits));
    const limit = Math.floor(bounds.meetingBits * space.unitsPerBit);
    const meets = space.symbols[symbol].grid === 0 && units < limit;
    const committed = await this.executor.run(
      groups.map(
        ([from, to]): Task => ({
          phase: 'commit',
          from,
          entries: places.entries.slice(from, to),
          offsets: places.offsets.slice(from, to),
          symbol,
          units,
          tails: meets,
          bounds: rootBounds,
        }),
      ),
      work >> 2,
    );
    // Entries that were not written must not be linked: they all look alike.
    if (committed.some(({ aborted }) => aborted)) return 'aborted';
    const added = this.#entries - before.entries;
    await this.executor.run(
      Array.from(
        { length: SHARDS },
        (_, shard): Task => ({ phase: 'link', shard, from: before.entries, to: this.#entries, tails: meets }),
      ),
      LINK_WORK * added,
    );
    const met = meets
      ? await this.executor.run(
          groupsOf(added, ENTRIES_PER_MEETING).map(
            ([from, to]): Task => ({
              phase: 'meet',
              from: before.entries + from,
              to: before.entries + to,
              limit,
            }),
          ),
          MEET_WORK * added,
        )
      : [];
    const results = [...committed, ...met];
    if (results.some(({ aborted }) => aborted)) return 'aborted';
    this.#evaluated += candidatesOf(slices);
    if (added > 0) this.#lastGrowth = this.#level;
    return {
      bits: programBits,
      work: work + SETTLE_WORK * pendingCount + LINK_WORK * added + (meets ? MEET_WORK * added : 0),
      scores: results.flatMap(({ scores }) => scores),
      solutions: results.flatMap(({ solutions }) => solutions),
      meetings: results.flatMap(({ meetings }) => meetings),
    };
  }

  /** Gives the kept candidates of each slice their entry numbers and columns; undefined if there is no room. */
  #place(symbol: number, slices: number): { entries: number[]; offsets: number[] } | undefined {
    const { pending, bank } = this;
    const { space, evaluator } = this.engine;
    const { symbols, grids } = space;
    const { grid } = symbols[symbol];
    const cells = grid === undefined ? 0 : grids[grid].cells;
    const entries: number[] = [];
    const offsets: number[] = [];
    let entry = this.#entries;
    let value = this.#values;
    for (let slice = 0; slice < slices; slice++) {
      entries.push(entry);
      offsets.push(value);
      const start = slice * SLICE_CANDIDATES;
      const end = start + pending.counts[slice];
      for (let index = start; index < end; index++) {
        if (pending.keep[index] === 0) continue;
        entry++;
        if (!evaluator.isAlias(pending.production[index])) value += cells;
      }
    }
    if (entry >= bank.units.length || value > bank.columns.length) return undefined;
    this.#entries = entry;
    this.#values = value;
    return { entries, offsets };
  }

  /** Plans all chunks in order of price. */
  *#chunks(): Generator<{ symbol: number; units: number; slices: Slice[] }, void, void> {
    const { space } = this.engine;
    const dearest = Math.max(...space.productions.map(({ units }) => units));
    const holes = Math.max(...space.productions.map((production) => production.holes.length));
    const farthest = Math.max(...space.outside.filter(Number.isFinite));
    for (
      ;
      this.#level <= holes * this.#lastGrowth + dearest + farthest || this.#literalsLeft();
      this.#level++
    ) {
      for (const symbol of space.order) {
        const units = this.#level - space.outside[symbol];
        if (units < 0) continue;
        const from = this.#entries;
        let slices: Slice[] = [];
        for (const slice of sliceRectangles(
          planRectangles(space, this.#ranges, symbol, units),
          space.productions,
        )) {
          slices.push(slice);
          if (slices.length === CHUNK_SLICES) {
            yield { symbol, units, slices };
            slices = [];
          }
        }
        if (slices.length > 0) yield { symbol, units, slices };
        if (this.#entries > from) this.#ranges[symbol].push({ units, from, to: this.#entries });
      }
    }
  }

  #literalsLeft(): boolean {
    const { symbols, unitsPerBit, outside } = this.engine.space;
    const last = MAX_LITERAL_BITS * unitsPerBit;
    return symbols.some(({ name }, symbol) => name === LITERAL && this.#level <= last + outside[symbol]);
  }

  /**
   * Reserves an entry for the target on rows s, s+1 … for small s. A candidate with that fingerprint solves the
   * data; unlike other duplicates it is passed on, since it may differ from the others on rows to come.
   */
  #reserveTargets(): void {
    const { bank, engine } = this;
    const target = exactRows(engine.problem.window.target);
    const roots = new Set(
      engine.space.roots.filter(({ head }) => head !== 'context').map(({ symbol }) => symbol),
    );
    const most = Math.min(MAX_UNDEFINED_HEAD, target.length >> 1);
    for (const symbol of roots) {
      for (let head = 0; head <= most; head++) {
        const print = engine.evaluator.fingerprint(
          columnOf(target.map((value, row) => (row < head ? undefined : value))),
        );
        const entry = this.#entries++;
        setKey(bank, entry, symbol, print);
        bank.production[entry] = RESERVED_PRODUCTION;
        bank.units[entry] = UNTAKEN;
        this.#reserved++;
      }
    }
    for (let shard = 0; shard < SHARDS; shard++) linkEntries(bank, shard, 1, this.#entries, false);
  }
}

function candidatesOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, { candidates }) => sum + candidates, 0);
}

function groupsOf(count: number, size: number): [number, number][] {
  return Array.from({ length: Math.ceil(count / size) }, (_, group) => [
    group * size,
    Math.min(count, (group + 1) * size),
  ]);
}
