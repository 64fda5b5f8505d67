import type { Expression } from '../../language/expression.js';

/** The most candidates that wait. */
const MOST = 96;

/** Candidates that are so many bits behind the best are of no use. */
const MOST_BEHIND = 80;

/** A formula that seems to fit, before anything is made of it. */
export interface Candidate {
  /** Estimated bits of the program and of the rows under it; see `estimate.ts`. */
  readonly bits: number;
  /** Estimated bits of the program alone. */
  readonly programBits: number;
  /** The rows are right but for rounding. */
  readonly isExact: boolean;
  /** What it consists of: equal for candidates that are the same. */
  readonly key: string;
  /** Writes it, with constants as they were fitted; undefined if it turns out to be none. */
  readonly write: () => Expression | undefined;
}

/** The candidates of least estimated bits that were not looked at yet. */
export class Shortlist {
  #waiting: Candidate[] = [];
  readonly #keys = new Set<string>();
  /** Bits of the shortest program, about, whose rows are right but for rounding. */
  exactBits = Number.POSITIVE_INFINITY;
  /** Of the best candidate of all. */
  bestBits = Number.POSITIVE_INFINITY;

  /** Candidates of more bits than this are of no use. */
  get limit(): number {
    const last = this.#waiting.length < MOST ? Number.POSITIVE_INFINITY : this.#waiting[MOST - 1].bits;
    return Math.min(last, this.bestBits + MOST_BEHIND);
  }

  offer(candidate: Candidate): void {
    if (!(candidate.bits < this.limit) || this.#keys.has(candidate.key)) return;
    this.#keys.add(candidate.key);
    if (candidate.isExact) this.exactBits = Math.min(this.exactBits, candidate.programBits);
    this.bestBits = Math.min(this.bestBits, candidate.bits);
    const waiting = this.#waiting;
    let at = waiting.length;
    while (at > 0 && waiting[at - 1].bits > candidate.bits) at--;
    waiting.splice(at, 0, candidate);
    if (waiting.length > MOST) waiting.pop();
  }

  /** The best one that waits, if it is within so many bits of the best of all. */
  take(within: number): Candidate | undefined {
    const [first] = this.#waiting;
    if (first === undefined || first.bits > this.bestBits + within) return undefined;
    return this.#waiting.shift();
  }
}
