import { columnOf, exactRows } from '../data/column.js';
import type { Evaluator } from './evaluator.js';
import { FIRST, SECOND, UNDEFINED } from './fingerprint.js';

/** Rows that a solution may leave undefined at the start and still be recognised by its fingerprint. */
const MAX_UNDEFINED_HEAD = 12;

/** Sets of undefined rows whose fingerprint is remembered; there are rarely more than some hundreds. */
const PATTERNS = 2 ** 16;

/**
 * What the fingerprint of a column says about the target: whether the column solves the data, which it does if it is the
 * target from some early row on, and whether it agrees with the target wherever it is defined.
 */
export class Targets {
  readonly #rows: readonly (bigint | undefined)[];
  readonly #solutions: { readonly first: number; readonly second: number }[] = [];
  /** A byte by the lowest bits of the first form: 0 for most fingerprints that solve nothing. */
  readonly #maybe = new Uint8Array(1024);
  /** The fingerprint of the target without the undefined rows of a column, by their share. */
  readonly #agreeing = new Map<number, { readonly first: number; readonly second: number }>();

  constructor(readonly evaluator: Evaluator) {
    this.#rows = exactRows(evaluator.space.grids[0].world.target);
    const most = Math.min(MAX_UNDEFINED_HEAD, this.#rows.length >> 1);
    for (let head = 0; head <= most; head++) {
      const print = this.#printWithout((row) => row < head);
      this.#solutions.push(print);
      this.#maybe[print.first & (this.#maybe.length - 1)] = 1;
    }
  }

  solvedBy(first: number, second: number): boolean {
    if (this.#maybe[first & (this.#maybe.length - 1)] === 0) return false;
    return this.#solutions.some((print) => print.first === first && print.second === second);
  }

  /**
   * Whether a column agrees with the target wherever it is defined; if so, only the undefined rows cost any bits under
   * the head `exact`.
   *
   * @param values gives the column, which is needed once for each set of undefined rows
   */
  agreesWith(print: Int32Array, values: () => Float64Array): boolean {
    let expected = this.#agreeing.get(print[UNDEFINED]);
    if (expected === undefined) {
      const column = values();
      expected = this.#printWithout((row) => Number.isNaN(column[row]));
      if (this.#agreeing.size >= PATTERNS) this.#agreeing.clear();
      this.#agreeing.set(print[UNDEFINED], expected);
    }
    return expected.first === print[FIRST] && expected.second === print[SECOND];
  }

  #printWithout(missing: (row: number) => boolean): { readonly first: number; readonly second: number } {
    const print = this.evaluator.fingerprint(
      columnOf(this.#rows.map((value, row) => (missing(row) ? undefined : value))),
    );
    return { first: print[FIRST], second: print[SECOND] };
  }
}
