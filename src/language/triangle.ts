import { MAX_TRIANGLE_ROW } from './limits.js';

/** A triangle of numbers T(n, k), 0 <= k <= n, whose rows follow from the rows before. Rows are made as they are asked for. */
export class Triangle {
  readonly #rows: bigint[][] = [];
  readonly #doubles: Float64Array[] = [];
  readonly #entry: (at: (n: number, k: number) => bigint, n: number, k: number) => bigint;

  /** @param entry an entry from those in the rows above it; `at` is 0 outside the triangle */
  constructor(entry: (at: (n: number, k: number) => bigint, n: number, k: number) => bigint) {
    this.#entry = entry;
  }

  /** T(n, k) exactly, 0 for k outside the row; undefined for n < 0 and n > MAX_TRIANGLE_ROW. */
  exactly(n: bigint, k: bigint): bigint | undefined {
    if (n < 0n || n > BigInt(MAX_TRIANGLE_ROW)) return undefined;
    if (k < 0n || k > n) return 0n;
    this.#extend(Number(n));
    return this.#rows[Number(n)][Number(k)];
  }

  /** T(n, k) as a double, rounded where it exceeds 2^53; NaN for NaN and where it is undefined. */
  double(n: number, k: number): number {
    if (!(n >= 0 && n <= MAX_TRIANGLE_ROW) || Number.isNaN(k)) return Number.NaN;
    if (k < 0 || k > n) return 0;
    this.#extend(n);
    return this.#doubles[n][k];
  }

  #extend(last: number): void {
    const at = (n: number, k: number): bigint => this.#rows[n]?.[k] ?? 0n;
    for (let n = this.#rows.length; n <= last; n++) {
      // The row is there while it is made: an entry may depend on those to its left.
      const row: bigint[] = [];
      this.#rows.push(row);
      for (let k = 0; k <= n; k++) row.push(this.#entry(at, n, k));
      this.#doubles.push(Float64Array.from(row, Number));
    }
  }
}
