import type { Column } from '../data/column.js';
import { type BankMemory, findTail, symbolOf } from './bank.js';
import { splitMix } from './seeds.js';
import type { Space } from './space.js';

/** A production whose two holes, filled with these entries, reproduce the target on the tail. */
export interface MeetingHit {
  readonly production: number;
  readonly left: number;
  readonly right: number;
  /** Estimated price in search units, from below. */
  readonly units: number;
}

/** Writes the tail of the partner that completes a known tail to the target; false if there is none. */
type Completion = (target: Float64Array, known: Float64Array, at: number, out: Float64Array) => boolean;

interface Joint {
  readonly production: number;
  readonly partner: number;
  readonly units: number;
  readonly knownIsLeft: boolean;
  readonly commutative: boolean;
  readonly complete: Completion;
}

/** Rows left out at the start, where programs that look back are undefined: at most this many, at most a quarter. */
const MAX_HEAD = 64;

/** Rows below which a coincidence is no evidence. */
const MIN_TAIL = 4;

/** Hits of one task that are passed on, cheapest first. */
const HITS_PER_TASK = 48;

const EXACT = 2 ** 53;

/**
 * Meet in the middle: for a root like `x + y` and an entry x, the column that y must have is known; it is looked up.
 * N entries cover N² programs with N look-ups (Horowitz & Sahni 1974). Columns are compared on the tail only, the rows
 * where programs that look back a few rows are defined and the target fits in doubles.
 */
export class Meeting {
  readonly #joints = new Map<number, Joint[]>();
  readonly #from: number;
  readonly #target: Float64Array;
  readonly #wanted: Float64Array;
  readonly #print = new Int32Array(2);
  readonly #first: Int32Array;
  readonly #second: Int32Array;

  constructor(
    space: Space,
    readonly bank: BankMemory,
    target: Column,
    seed: number,
  ) {
    const { values } = target;
    this.#from = Math.min(MAX_HEAD, values.length >> 2);
    let to = this.#from;
    while (to < values.length && Math.abs(values[to]) < EXACT) to++;
    this.#target = values.slice(this.#from, to);
    const rows = this.#target.length;
    this.#wanted = new Float64Array(rows);
    const next = splitMix(seed ^ 0x3c6ef372);
    this.#first = Int32Array.from({ length: 2 * rows }, () => next() | 1);
    this.#second = Int32Array.from({ length: 2 * rows }, () => next() | 1);
    if (rows >= MIN_TAIL) this.#collectJoints(space);
  }

  #collectJoints(space: Space): void {
    for (const root of new Set(
      space.roots.filter(({ head }) => head !== 'context').map(({ symbol }) => symbol),
    )) {
      for (const production of space.symbols[root].productions) {
        const { operation, holes, units, commutative } = space.productions[production];
        const completions = operation === undefined ? undefined : COMPLETIONS[operation];
        if (completions === undefined) continue;
        const add = (known: number, partner: number, knownIsLeft: boolean, complete: Completion) => {
          const joint = { production, partner, units, knownIsLeft, commutative, complete };
          this.#joints.set(known, [...(this.#joints.get(known) ?? []), joint]);
        };
        add(holes[0], holes[1], true, completions.right);
        if (!commutative) add(holes[1], holes[0], false, completions.left);
      }
    }
  }

  /** Writes the tail fingerprint of an entry over the data's rows into the bank; zeros if it cannot be a partner. */
  fingerprintTail(entry: number): void {
    const { bank } = this;
    const known = this.#joints.size > 0 && this.#fingerprint(bank.columns, bank.columnAt[entry] + this.#from);
    bank.tailFirst[entry] = known ? this.#print[0] : 0;
    bank.tailSecond[entry] = known ? this.#print[1] : 0;
  }

  /**
   * Finds partners for the entries `from` to `to` (exclusive).
   *
   * @param limit price in search units to stay under
   */
  meet(from: number, to: number, limit: number): MeetingHit[] {
    const { bank } = this;
    const hits: MeetingHit[] = [];
    for (let entry = from; entry < to; entry++) {
      const joints = this.#joints.get(symbolOf(bank, entry));
      if (joints === undefined) continue;
      for (const { production, partner, units, knownIsLeft, commutative, complete } of joints) {
        if (units + bank.units[entry] >= limit) continue;
        if (!complete(this.#target, bank.columns, bank.columnAt[entry] + this.#from, this.#wanted)) continue;
        if (!this.#fingerprint(this.#wanted, 0)) continue;
        const found = findTail(bank, partner, this.#print[0], this.#print[1]);
        if (found === 0) continue;
        const price = units + bank.units[entry] + bank.units[found];
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
    return hits.sort((x, y) => x.units - y.units).slice(0, HITS_PER_TASK);
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

const subtract: Completion = (target, known, at, out) => {
  for (let row = 0; row < target.length; row++) out[row] = target[row] - known[at + row];
  return fits(out);
};

/** For each invertible operation: the right partner of a known left argument, and the left one of a known right. */
const COMPLETIONS: Readonly<Record<string, { readonly right: Completion; readonly left: Completion }>> = {
  '+': { right: subtract, left: subtract },
  '-': {
    right: (target, known, at, out) => {
      for (let row = 0; row < target.length; row++) out[row] = known[at + row] - target[row];
      return fits(out);
    },
    left: (target, known, at, out) => {
      for (let row = 0; row < target.length; row++) out[row] = target[row] + known[at + row];
      return fits(out);
    },
  },
  '*': { right: divide, left: divide },
  xor: { right: exclude, left: exclude },
};

function divide(target: Float64Array, known: Float64Array, at: number, out: Float64Array): boolean {
  for (let row = 0; row < target.length; row++) {
    const quotient = target[row] / known[at + row];
    if (!Number.isInteger(quotient)) return false;
    out[row] = quotient + 0;
  }
  return true;
}

function exclude(target: Float64Array, known: Float64Array, at: number, out: Float64Array): boolean {
  for (let row = 0; row < target.length; row++) {
    const low = known[at + row] | 0;
    if (low !== known[at + row] || (target[row] | 0) !== target[row]) return false;
    out[row] = low ^ target[row];
  }
  return true;
}

/** All defined and exact. */
function fits(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) if (!(Math.abs(values[row]) < EXACT)) return false;
  return true;
}
