import { headOf } from '../../codelength/heads.js';
import { LITERAL } from '../../grammar/grammar.js';
import { Breath } from '../breath.js';
import type { ChainReport, ChainTask } from '../mutate/chain.js';
import type { Problem } from '../problem.js';
import { IDENTITIES, type Identity } from '../space/identities.js';
import { enclosingUnits } from '../space/outside.js';
import { Redundancies } from '../space/redundancy.js';
import { allocateBank, type BankMemory, type BankUse, beginRun, bytesOf, fits, symbolOf } from './bank.js';
import { CHUNK_SLICES, type Slice, sliceRectangles, truncateSlices } from './chunk.js';
import type { ColumnSource } from './column-source.js';
import { Engine, type ScoreHit, type Task, type TaskResult } from './engine.js';
import type { Candidate } from './evaluator.js';
import { Expansion } from './expansion.js';
import { LINK_GROUPS, type MeetingHit, type NewEntries } from './meeting.js';
import { ABORT, allocatePending, OVERFLOW, type PendingMemory, SHARD_GROUPS } from './pending.js';
import { type EntryRange, MAX_LITERAL_BITS, planRectangles, rangeOf } from './plan.js';

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
const SETTLE_WORK = 16;
const LINK_WORK = 64;
const MEET_WORK = 32;

const SLICES_PER_TASK = 4;

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
  readonly #memory: number;
  /** Ranges of entries by symbol, ascending in units; all of the levels before the present one. */
  readonly #ranges: EntryRange[][];
  readonly #expansion: Expansion;
  readonly #redundancies: Redundancies;
  readonly #plan: Generator<Chunk, void, void>;
  /** For each symbol, the least units of what is built on one of its programs, without that. */
  readonly #above: readonly number[];
  /** A chunk that was planned and not worked on. */
  #held: Chunk | undefined;
  #level = 0;
  /** Entry 0 is none. */
  #use: BankUse = { entries: 1, expanded: 0, words: 0 };
  /** There was no room for some class: no more are kept. */
  #full = false;
  /** The level from which on programs may be missing. */
  #incomplete = Number.POSITIVE_INFINITY;
  #announced = false;
  #lastGrowth = 0;
  readonly #breath = new Breath();
  #evaluated = 0;

  /**
   * @param memory bytes for the bank
   * @param identities what candidates are left out by
   */
  constructor(
    problem: Problem,
    memory: number,
    makeExecutor: MakeExecutor,
    identities: readonly Identity[] = IDENTITIES,
  ) {
    this.#memory = memory;
    this.bank = allocateBank(memory);
    this.pending = allocatePending(this.bank.pairs.words);
    this.engine = new Engine(problem, this.bank, this.pending);
    this.executor = makeExecutor(problem, this.bank, this.pending, this.engine);
    const { space } = this.engine;
    this.#ranges = space.symbols.map(() => []);
    this.#expansion = new Expansion(space, this.bank, this.#ranges);
    this.#redundancies = new Redundancies(space, identities);
    this.#above = enclosingUnits(space.symbols, space.productions, space.outside, space.unitsPerBit);
    this.#plan = this.#chunks();
  }

  /** Candidates considered so far. */
  get evaluated(): number {
    return this.#evaluated;
  }

  /** Classes of programs kept so far. */
  get distinct(): number {
    return this.#use.entries - 1;
  }

  /** All programs cheaper than this many bits, without heads, have been evaluated. */
  get completeBits(): number {
    return Math.min(this.#level, this.#incomplete) / this.engine.space.unitsPerBit;
  }

  /** For each root of the space, the program bits below which all models of its head have been considered. */
  get coveredBits(): readonly number[] {
    const { roots, outside, unitsPerBit } = this.engine.space;
    return roots.map(({ bits, symbol }) => bits + this.completeBits - outside[symbol] / unitsPerBit);
  }

  /** Bytes of the bank in use. */
  get bytes(): number {
    return bytesOf(this.bank, this.#use);
  }

  /** The entries that may stand under a head that predicts values, with their columns on the window. */
  wholePrograms(): ColumnSource {
    const roots = this.engine.space.roots.filter((root) => headOf(root).predictsValues);
    return this.programsOf(new Set(roots.map(({ symbol }) => symbol)));
  }

  /** The entries of some symbols, with their columns on the grid of these. */
  programsOf(symbols: ReadonlySet<number>): ColumnSource {
    const { bank } = this;
    const { space, evaluator } = this.engine;
    const [first] = symbols;
    const grid = first === undefined ? undefined : space.symbols[first].grid;
    return {
      rows: grid === undefined ? 0 : space.grids[grid].cells,
      end: () => this.#use.entries,
      columnOf: (entry) => (symbols.has(symbolOf(bank, entry)) ? evaluator.columnOf(entry) : undefined),
      expressionOf: (entry) => evaluator.expressionOf(evaluator.candidateOf(entry)),
    };
  }

  /** Makes running tasks return at once; the chunk they belong to is lost. */
  abort(): void {
    Atomics.store(this.pending.control, ABORT, 1);
  }

  async close(): Promise<void> {
    this.abort();
    await this.executor.close();
  }

  /**
   * Works on the next chunk. When the bank is full, programs are still built from what it holds and priced, but no more
   * are kept. 'memory-limit' says once, when that comes, that from now on programs may be missing; further calls go on
   * with those that are not, until there are no more.
   */
  async next(bounds: ChunkBounds): Promise<ChunkOutcome | EnumerationEnd> {
    for (;;) {
      await this.#breath.take();
      const chunk = this.#held ?? this.#plan.next().value;
      this.#held = undefined;
      if (chunk === undefined)
        return this.#incomplete === Number.POSITIVE_INFINITY ? 'exhausted' : 'memory-limit';
      if (this.#level >= this.#incomplete && !this.#announced) {
        this.#announced = true;
        this.#held = chunk;
        return 'memory-limit';
      }
      const granted = truncateSlices(chunk.slices, bounds.candidates, this.engine.space.productions);
      if (granted.length === 0) return 'evaluation-limit';
      const expansion = this.#expansion.plan(granted, this.#use, (use) => this.#affords(use));
      if (expansion === undefined) {
        this.#incomplete = Math.min(this.#incomplete, this.#level);
        if (this.engine.aborted) return 'aborted';
        continue;
      }
      this.#use = expansion.use;
      const expanded = await this.executor.run(expansion.tasks, expansion.work);
      if (isAborted(expanded)) return 'aborted';
      const outcome = await this.#work({ ...chunk, slices: granted }, bounds);
      return outcome === 'aborted'
        ? outcome
        : { ...outcome, cut: candidatesOf(granted) < candidatesOf(chunk.slices) };
    }
  }

  #affords(use: BankUse): boolean {
    return bytesOf(this.bank, use) <= this.#memory;
  }

  async #work(
    { symbol, units, slices }: Chunk,
    bounds: ChunkBounds,
  ): Promise<Omit<ChunkOutcome, 'cut'> | 'aborted'> {
    const { space } = this.engine;
    const work = slices.reduce((sum, slice) => sum + slice.work, 0);
    const groups = groupsOf(slices.length, SLICES_PER_TASK);
    const printed = await this.executor.run(
      groups.map(
        ([from, to]): Task => ({ phase: 'fingerprint', symbol, from, slices: slices.slice(from, to) }),
      ),
      work,
    );
    if (isAborted(printed)) return 'aborted';
    const before = this.#use.entries;
    await this.executor.run(
      Array.from(
        { length: SHARD_GROUPS },
        (_, group): Task => ({ phase: 'settle', group, slices: slices.length }),
      ),
      SETTLE_WORK * candidatesOf(slices),
    );
    const { entries, counts, keep } = this.#number(symbol, units, slices.length);

    const programBits = units / space.unitsPerBit;
    const limit = Math.floor(bounds.meetingBits * space.unitsPerBit);
    const meets = keep && space.symbols[symbol].grid === 0 && units < limit;
    const freshOf = (from: number, to: number): NewEntries => ({
      symbol,
      units,
      from,
      entries: entries.slice(from, to),
      counts: counts.slice(from, to),
    });
    const committed = await this.executor.run(
      groups.map(
        ([from, to]): Task => ({
          phase: 'commit',
          fresh: freshOf(from, to),
          slices: slices.slice(from, to),
          keep,
          tails: meets,
          bounds: space.roots.map(({ bits }) => bounds.dataBits(bits + programBits)),
        }),
      ),
      work >> 2,
    );
    // Entries that were not written must not be linked.
    if (isAborted(committed)) return 'aborted';
    const met = meets
      ? await this.#meet(
          freshOf(0, slices.length),
          groups.map(([from, to]) => freshOf(from, to)),
          limit,
        )
      : [];
    const results = [...committed, ...met];
    if (isAborted(results)) return 'aborted';
    this.#evaluated += candidatesOf(slices);
    return {
      bits: programBits,
      work: work + (SETTLE_WORK + (meets ? LINK_WORK + MEET_WORK : 0)) * (this.#use.entries - before),
      scores: results.flatMap(({ scores }) => scores),
      solutions: results.flatMap(({ solutions }) => solutions),
      meetings: results.flatMap(({ meetings }) => meetings),
    };
  }

  /** Gives the new candidates of each slice their numbers, if there is room to keep them. */
  #number(
    symbol: number,
    units: number,
    slices: number,
  ): { readonly entries: readonly number[]; readonly counts: readonly number[]; readonly keep: boolean } {
    const { bank, pending } = this;
    const entries: number[] = [];
    const counts: number[] = [];
    const before = this.#use.entries;
    let next = before;
    for (let slice = 0; slice < slices; slice++) {
      let count = 0;
      for (let group = 0; group < SHARD_GROUPS; group++) {
        count += pending.newCounts[slice * SHARD_GROUPS + group];
      }
      entries.push(next);
      counts.push(count);
      next += count;
    }
    const use = { ...this.#use, entries: next };
    this.#full ||=
      pending.control[OVERFLOW] !== 0 ||
      !fits(bank, use) ||
      !this.#affords(use) ||
      (next > before && !beginRun(bank, before, symbol, units));
    if (next > before && this.#full)
      this.#incomplete = Math.min(this.#incomplete, units + this.#above[symbol]);
    if (next > before && !this.#full) this.#lastGrowth = this.#level;
    if (!this.#full) this.#use = use;
    return { entries, counts, keep: !this.#full };
  }

  async #meet(all: NewEntries, parts: readonly NewEntries[], limit: number): Promise<readonly TaskResult[]> {
    const added = this.#use.entries - all.entries[0];
    if (added === 0) return [];
    await this.executor.run(
      Array.from({ length: LINK_GROUPS }, (_, group): Task => ({ phase: 'link', group, fresh: all })),
      LINK_WORK * added,
    );
    return this.executor.run(
      parts.map((fresh): Task => ({ phase: 'meet', fresh, limit })),
      MEET_WORK * added,
    );
  }

  /** Plans all chunks in order of price. */
  *#chunks(): Generator<Chunk, void, void> {
    const { space } = this.engine;
    const dearest = Math.max(...space.productions.map(({ units }) => units));
    const holes = Math.max(...space.productions.map((production) => production.holes.length));
    // Once programs are missing, what an identity makes of a candidate may be among them.
    const redundanciesOf = (production: number) =>
      this.#level < this.#incomplete ? this.#redundancies.of(production) : [];
    const farthest = Math.max(...space.outside.filter(Number.isFinite));
    for (
      ;
      this.#level <= holes * this.#lastGrowth + dearest + farthest || this.#literalsLeft();
      this.#level++
    ) {
      for (const symbol of space.order) {
        const units = this.#level - space.outside[symbol];
        if (units < 0) continue;
        const from = this.#use.entries;
        let slices: Slice[] = [];
        for (const slice of sliceRectangles(
          planRectangles(space, this.#ranges, symbol, units, redundanciesOf),
          space.productions,
        )) {
          slices.push(slice);
          if (slices.length === CHUNK_SLICES) {
            yield { symbol, units, slices };
            slices = [];
          }
        }
        if (slices.length > 0) yield { symbol, units, slices };
        const to = this.#use.entries;
        if (to > from) this.#ranges[symbol].push(rangeOf(units, from, to, this.bank.production));
      }
    }
  }

  #literalsLeft(): boolean {
    const { symbols, unitsPerBit, outside } = this.engine.space;
    const last = MAX_LITERAL_BITS * unitsPerBit;
    return symbols.some(({ name }, symbol) => name === LITERAL && this.#level <= last + outside[symbol]);
  }
}

/** Candidates of one symbol and price. */
interface Chunk {
  readonly symbol: number;
  readonly units: number;
  readonly slices: readonly Slice[];
}

function isAborted(results: readonly TaskResult[]): boolean {
  return results.some(({ aborted }) => aborted);
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
