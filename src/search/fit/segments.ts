/** Least squares over every stretch of rows, from sums over the rows before: so many columns and the target. */
export class SegmentSums {
  readonly rows: number;
  readonly #size: number;
  /** Sums of products of columns over the rows before each, the lower triangle of one row after the other. */
  readonly #sums: Float64Array;
  readonly #matrix: Float64Array;

  /**
   * @param columns what is combined in each stretch
   * @param target what is to be reached; best near zero, so that little is lost in differences of sums
   */
  constructor(columns: readonly Float64Array[], target: Float64Array) {
    const all = [...columns, target];
    const size = all.length;
    const width = (size * (size + 1)) / 2;
    this.rows = target.length;
    this.#size = size;
    this.#sums = new Float64Array((this.rows + 1) * width);
    this.#matrix = new Float64Array(width);
    for (let row = 0, at = 0; row < this.rows; row++)
      for (let i = 0; i < size; i++)
        for (let j = 0; j <= i; j++, at++)
          this.#sums[at + width] = this.#sums[at] + all[i][row] * all[j][row];
  }

  /** What is left of the sum of squares in rows `from` to `end` - 1 by the best combination of the columns. */
  rest(from: number, end: number): number {
    const size = this.#size;
    const matrix = this.#matrix;
    const width = matrix.length;
    for (let at = 0; at < width; at++)
      matrix[at] = this.#sums[end * width + at] - this.#sums[from * width + at];
    // Cholesky's factorisation in place; the last pivot is what is left. Columns that depend on those before add nothing.
    let pivot = 0;
    for (let i = 0, row = 0; i < size; row += ++i) {
      const own = matrix[row + i];
      for (let j = 0, other = 0; j <= i; other += ++j) {
        let sum = matrix[row + j];
        for (let k = 0; k < j; k++) sum -= matrix[row + k] * matrix[other + k];
        if (j < i) matrix[row + j] = matrix[other + j] > 0 ? sum / matrix[other + j] : 0;
        else {
          pivot = Math.max(0, sum);
          matrix[row + i] = sum > DEPENDENT * own ? Math.sqrt(sum) : 0;
        }
      }
    }
    return pivot;
  }
}

/** The share of its length that is left of a column that depends on others. */
const DEPENDENT = 1e-12;

/** A way to cut rows into stretches: where each but the first begins, and what is left of the sum of squares. */
export interface Cut {
  readonly begins: readonly number[];
  readonly rest: number;
}

/**
 * The best ways to cut rows into 1, 2 … stretches with a combination of columns each (dynamic programming: Bellman, "On the approximation of curves by line
 * segments using dynamic programming", 1961).
 *
 * @param least rows of the shortest stretch
 * @param mayBegin whether a stretch can begin at a row
 */
export function bestCuts(
  sums: SegmentSums,
  most: number,
  least: number,
  mayBegin: (row: number) => boolean,
): readonly Cut[] {
  const { rows } = sums;
  const rests = Array.from({ length: rows + 1 }, () => new Float64Array(0));
  for (let from = 0; from <= rows - least; from++) {
    if (from > 0 && !mayBegin(from)) continue;
    rests[from] = new Float64Array(rows + 1);
    for (let end = from + least; end <= rows; end++)
      if (end === rows || mayBegin(end)) rests[from][end] = sums.rest(from, end);
  }
  // What is left of the rows before each by so many stretches, and where the last of them begins.
  let before = rests[0].slice();
  const begins: Int32Array[] = [];
  const cuts: Cut[] = [{ begins: [], rest: before[rows] }];
  for (let row = 0; row < least; row++) before[row] = Number.POSITIVE_INFINITY;
  for (let count = 2; count <= most; count++) {
    const after = new Float64Array(rows + 1).fill(Number.POSITIVE_INFINITY);
    const last = new Int32Array(rows + 1);
    for (let end = count * least; end <= rows; end++) {
      if (end < rows && !mayBegin(end)) continue;
      for (let from = (count - 1) * least; from <= end - least; from++) {
        if (!mayBegin(from)) continue;
        const rest = before[from] + rests[from][end];
        if (rest >= after[end]) continue;
        after[end] = rest;
        last[end] = from;
      }
    }
    begins.push(last);
    before = after;
    if (!Number.isFinite(after[rows])) break;
    const found: number[] = [];
    for (let at = count - 2, end = rows; at >= 0; at--) {
      end = begins[at][end];
      found.unshift(end);
    }
    cuts.push({ begins: found, rest: after[rows] });
  }
  return cuts;
}
