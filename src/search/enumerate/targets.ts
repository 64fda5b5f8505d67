import { columnOf, exactRows } from '../../data/column.js';
import type { Evaluator } from './evaluator.js';
import { FIRST, SECOND } from './fingerprint.js';

/** Rows that a solution may leave undefined at the start and still be recognised by its fingerprint. */
const MAX_UNDEFINED_HEAD = 12;

/** Sets of undefined rows whose fingerprint is remembered; there are rarely more than some hundreds. */
const PATTERNS = 2 ** 16;

const MAYBE_BYTES = 1024;

/**
 * What the fingerprint of a column says about the target: whether the column solves the data, which it does if it is the
 * target from some early row on, and whether it agrees with the target wherever it is defined.
 */
export class Targets {
  readonly #rows: readonly (bigint | undefined)[];
  readonly #solutions: { readonly first: number; readonly second: number }[] = [];
  /** A byte by the lowest bits of the first form: 0 for most fingerprints that solve nothing. */
  readonly #maybe = new Uint8Array(MAYBE_BYTES);
  /** The fingerprint of the target without the undefined rows of a column, by their share. */
  readonly #agreeing = new Map<number, { readonly first: number; readonly second: number }>();

  #lastMissing: number | undefined;
  #last = { first: 0, second: 0 };

  constructor(readonly evaluator: Evaluator) {
    this.#rows = exactRows(evaluator.space.grids[0].world.target);
    const most = Math.min(MAX_UNDEFINED_HEAD, this.#rows.length >> 1);
    for (let head = 0; head <= most; head++) {
      const print = this.#printWithout((row) => row < head);
      this.#solutions.push(print);
      this.#maybe[print.first & (MAYBE_BYTES - 1)] = 1;
    }
  }

  /** A quick look at the first form that rules nearly everything out. */
  mayBeSolvedBy(first: number): boolean {
    return this.#maybe[first & (MAYBE_BYTES - 1)] !== 0;
  }

  solvedBy(first: number, second: number): boolean {
    return this.#solutions.some((print) => print.first === first && print.second === second);
  }

  /**
   * Whether a column agrees with the target wherever it is defined, by its fingerprint; if not, it is of no use under the
   * head `exact`. Undefined if that cannot be told: then {@link learn} is to be told the column.
   */
  agreesWith(first: number, second: number, missing: number): boolean | undefined {
    if (missing !== this.#lastMissing) {
      const expected = this.#agreeing.get(missing);
      if (expected === undefined) return undefined;
      this.#lastMissing = missing;
      this.#last = expected;
    }
    return this.#last.first === first && this.#last.second === second;
  }

  /** Takes note of which rows are undefined in columns with a certain share of them. */
  learn(missing: number, column: Float64Array): void {
    if (this.#agreeing.size >= PATTERNS) this.#agreeing.clear();
    this.#agreeing.set(
      missing,
      this.#printWithout((row) => Number.isNaN(column[row])),
    );
  }

  #printWithout(missing: (row: number) => boolean): { readonly first: number; readonly second: number } {
    const print = this.evaluator.fingerprint(
      columnOf(this.#rows.map((value, row) => (missing(row) ? undefined : value))),
    );
    return { first: print[FIRST], second: print[SECOND] };
  }
}
