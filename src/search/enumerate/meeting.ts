import { headOf } from '../../codelength/heads.js';
import type { Column } from '../../data/column.js';
import { primitive } from '../../language/primitives.js';
import type { ColumnWitness, Witness } from '../../language/witness.js';
import { EXACT_LIMIT } from '../../numbers/exact.js';
import { splitMix } from '../seeds.js';
import { type BankMemory, unitsOf } from './bank.js';
import { SLICE_CANDIDATES } from './chunk.js';
import type { Evaluator } from './evaluator.js';
import { OPERAND_LIMIT } from './operand.js';
import { ADMITTED, MOST_TESTS, type PendingMemory, SMALL_TAIL, TAIL } from './pending.js';
import { hashOf, insert, SHARDS, saltOf, seek, shardOf } from './print-table.js';

/** A production whose two holes, filled with these entries, reproduce the target on the tail. */
export interface MeetingHit {
  readonly production: number;
  readonly left: number;
  readonly right: number;
  /** Estimated price in search units, from below. */
  readonly units: number;
}

type Admits = NonNullable<ColumnWitness['admits']>;

interface Joint {
  readonly production: number;
  readonly partner: number;
  readonly units: number;
  readonly knownIsLeft: boolean;
  readonly commutative: boolean;
  readonly witness: ColumnWitness;
  /** The flag of the columns that the witness admits; 0 where it admits all. */
  readonly admitted: number;
}

/** The new entries of a run of slices, in order. */
export interface NewEntries {
  readonly symbol: number;
  /** Their price in search units. */
  readonly units: number;
  readonly from: number;
  /** The number of the first entry of each slice, and how many they are. */
  readonly entries: readonly number[];
  readonly counts: readonly number[];
}

/** Tasks that link entries, and the shards of each. */
export const LINK_GROUPS = 8;
const LINK_SHARDS = SHARDS / LINK_GROUPS;

/** Rows left out at the start, where programs that look back are undefined: at most this many, at most a quarter. */
const MAX_HEAD = 64;

/** Rows below which a coincidence is no evidence. */
const MIN_TAIL = 4;

/** Hits of one task that are passed on, cheapest first. */
const HITS_PER_TASK = 48;

/**
 * Meet in the middle: for a root like `x + y` and an entry x, the column that y must have is known; it is looked up.
 * N entries cover N² programs with N look-ups (Horowitz & Sahni 1974). Columns are compared on the tail only, the rows
 * where programs that look back a few rows are defined and the target fits in doubles, by two linear forms: so the
 * fingerprint of what completes a sum or a difference follows from that of what is known.
 */
export class Meeting {
  readonly #joints = new Map<number, Joint[]>();
  /** Tests of new entries; what passes test i gets the flag ADMITTED << i. */
  readonly #tests: Admits[] = [];
  readonly #from: number;
  readonly #target: Float64Array;
  readonly #wanted: Float64Array;
  readonly #first: Int32Array;
  readonly #second: Int32Array;
  /** The outcome of the last fingerprint: both forms. */
  readonly #print = new Int32Array(2);
  readonly #targetPrint: Int32Array;
  /** All values of the target's tail are so small that sums and differences with small ones fit in 32 bits. */
  readonly #targetIsSmall: boolean;
  readonly #probes = new Int32Array(3 * SLICE_CANDIDATES);

  constructor(
    readonly evaluator: Evaluator,
    readonly bank: BankMemory,
    readonly pending: PendingMemory,
    target: Column,
    seed: number,
  ) {
    const { values } = target;
    this.#from = Math.min(MAX_HEAD, values.length >> 2);
    let to = this.#from;
    while (to < values.length && Math.abs(values[to]) < EXACT_LIMIT) to++;
    this.#target = values.slice(this.#from, to);
    const rows = this.#target.length;
    this.#wanted = new Float64Array(rows);
    const next = splitMix(seed ^ 0x3c6ef372);
    this.#first = Int32Array.from({ length: 2 * rows }, () => next() | 1);
    this.#second = Int32Array.from({ length: 2 * rows }, () => next() | 1);
    this.#fingerprint(this.#target, 0);
    this.#targetPrint = this.#print.slice();
    this.#targetIsSmall = isSmall(this.#target, 0, rows);
    if (rows >= MIN_TAIL) this.#collectJoints();
  }

  #collectJoints(): void {
    const { space } = this.evaluator;
    for (const root of new Set(
      space.roots.filter((root) => headOf(root).predictsValues).map(({ symbol }) => symbol),
    )) {
      for (const production of space.symbols[root].productions) {
        const { operation, holes, units, commutative } = space.productions[production];
        if (operation === undefined) continue;
        // Which argument must complete which.
        const [left, right] = primitive(operation).witnesses;
        const add = (known: number, partner: number, knownIsLeft: boolean, witness: Witness | undefined) => {
          if (witness?.column === undefined) return;
          const admitted = this.#flagOf(witness.column.admits);
          const joint = {
            production,
            partner,
            units,
            knownIsLeft,
            commutative,
            witness: witness.column,
            admitted,
          };
          this.#joints.set(known, [...(this.#joints.get(known) ?? []), joint]);
        };
        add(holes[0], holes[1], true, right);
        if (!commutative) add(holes[1], holes[0], false, left);
      }
    }
  }

  #flagOf(test: Admits | undefined): number {
    if (test === undefined) return 0;
    if (!this.#tests.includes(test)) this.#tests.push(test);
    const place = this.#tests.indexOf(test);
    if (place >= MOST_TESTS) throw new Error(`meetings have more than ${MOST_TESTS} tests`);
    return ADMITTED << place;
  }

  /** Whether entries of a symbol can be halves of anything. */
  concerns(symbol: number): boolean {
    return this.#joints.has(symbol);
  }

  /**
   * Notes the fingerprint of the tail of a new entry and what its column says about partners.
   *
   * @param place SLICE_CANDIDATES for each slice before its own, and its number among the new entries of that
   */
  noteTail(place: number, values: Float64Array): void {
    const { tails, tailFlags } = this.pending;
    tailFlags[place] = 0;
    if (!this.#fingerprint(values, this.#from)) return;
    tails[2 * place] = this.#print[0];
    tails[2 * place + 1] = this.#print[1];
    let flags = TAIL | (isSmall(values, this.#from, this.#target.length) ? SMALL_TAIL : 0);
    for (let test = 0; test < this.#tests.length; test++)
      if (this.#tests[test](this.#target, values, this.#from)) flags |= ADMITTED << test;
    tailFlags[place] = flags;
  }

  /**
   * Makes new entries findable by their tails, those of one group of shards; an earlier entry with the same tail stands for
   * the later ones. Shards that are full take no more.
   */
  link(group: number, { symbol, from, entries, counts }: NewEntries): void {
    const { tails: prints, tailFlags } = this.pending;
    const { tails } = this.bank;
    const salt = saltOf(symbol);
    for (let slice = 0; slice < entries.length; slice++) {
      const start = (from + slice) * SLICE_CANDIDATES;
      for (let number = 0; number < counts[slice]; number++) {
        if ((tailFlags[start + number] & TAIL) === 0) continue;
        const first = prints[2 * (start + number)];
        const second = prints[2 * (start + number) + 1] ^ salt;
        const hash = hashOf(first, second);
        if (((shardOf(hash) / LINK_SHARDS) | 0) !== group) continue;
        const slot = insert(tails, hash, first, second);
        if (slot >= 0) tails.values[slot] = entries[slice] + number;
      }
    }
  }

  /**
   * Finds partners for new entries.
   *
   * @param limit price in search units to stay under
   */
  meet(fresh: NewEntries, limit: number): MeetingHit[] {
    const hits: MeetingHit[] = [];
    for (const joint of this.#joints.get(fresh.symbol) ?? []) {
      if (joint.units + fresh.units >= limit) continue;
      for (let slice = 0; slice < fresh.entries.length; slice++) {
        const count = this.#collectProbes(joint, fresh, slice);
        this.#lookUp(joint, fresh.units, count, limit, hits);
      }
    }
    return hits.sort((x, y) => x.units - y.units).slice(0, HITS_PER_TASK);
  }

  /** Fingerprints what completes each new entry of a slice; the number of those that can be completed at all. */
  #collectProbes({ witness, admitted, partner }: Joint, fresh: NewEntries, slice: number): number {
    const { tails, tailFlags } = this.pending;
    const { linear } = witness;
    const needed = TAIL | admitted;
    const salt = saltOf(partner);
    const probes = this.#probes;
    const start = (fresh.from + slice) * SLICE_CANDIDATES;
    const target = this.#targetPrint;
    let count = 0;
    for (let number = 0; number < fresh.counts[slice]; number++) {
      const place = start + number;
      const flags = tailFlags[place];
      if ((flags & needed) !== needed) continue;
      const entry = fresh.entries[slice] + number;
      let first: number;
      let second: number;
      if (linear !== undefined && (flags & SMALL_TAIL) !== 0 && this.#targetIsSmall) {
        first = (linear.results * target[0] + linear.known * tails[2 * place]) | 0;
        second = (linear.results * target[1] + linear.known * tails[2 * place + 1]) | 0;
      } else {
        const values = this.evaluator.valuesOf(fresh.symbol, this.evaluator.candidateOf(entry), false);
        if (!witness.complete(this.#target, values, this.#from, this.#wanted)) continue;
        if (!this.#fingerprint(this.#wanted, 0)) continue;
        first = this.#print[0];
        second = this.#print[1];
      }
      probes[3 * count] = entry;
      probes[3 * count + 1] = first;
      probes[3 * count + 2] = second ^ salt;
      count++;
    }
    return count;
  }

  #lookUp(
    { production, units, knownIsLeft, commutative }: Joint,
    known: number,
    count: number,
    limit: number,
    hits: MeetingHit[],
  ): void {
    const { tails } = this.bank;
    const probes = this.#probes;
    for (let probe = 0; probe < count; probe++) {
      const first = probes[3 * probe + 1];
      const second = probes[3 * probe + 2];
      const slot = seek(tails, hashOf(first, second), first, second);
      if (slot < 0) continue;
      const entry = probes[3 * probe];
      const found = tails.values[slot];
      const price = units + known + unitsOf(this.bank, found);
      if (price >= limit) continue;
      const knownFirst = commutative ? entry <= found : knownIsLeft;
      hits.push({
        production,
        left: knownFirst ? entry : found,
        right: knownFirst ? found : entry,
        units: price,
      });
    }
  }

  #fingerprint(values: Float64Array, at: number): boolean {
    const rows = this.#target.length;
    let f1 = 0;
    let f2 = 0;
    for (let row = 0; row < rows; row++) {
      const value = values[at + row];
      const low = value | 0;
      f1 = (f1 + Math.imul(this.#first[row], low)) | 0;
      f2 = (f2 + Math.imul(this.#second[row], low)) | 0;
      if (value === low) continue;
      if (value - value !== 0) return false;
      const high = (value - low) / 4294967296;
      f1 = (f1 + Math.imul(this.#first[rows + row], high)) | 0;
      f2 = (f2 + Math.imul(this.#second[rows + row], high)) | 0;
    }
    this.#print[0] = f1;
    this.#print[1] = f2;
    return true;
  }
}

function isSmall(values: Float64Array, at: number, rows: number): boolean {
  for (let row = at; row < at + rows; row++) {
    if (!(values[row] < OPERAND_LIMIT && values[row] > -OPERAND_LIMIT)) return false;
  }
  return true;
}
