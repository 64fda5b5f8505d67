/** Memory of a network: singles where it compresses; doubles where gradients are checked. */
export type Numbers = Float32Array | Float64Array;

/** The decay of Adam's means of gradients and of their squares, and what keeps its quotient finite. */
export const FIRST_DECAY = 0.9;
export const SECOND_DECAY = 0.999;
export const EPSILON = 1e-6;

/**
 * Added to every gradient. Where gradients are 0 the means would otherwise shrink until they are subnormal, and processors
 * take many times as long for subnormal numbers.
 */
export const LEAST_GRADIENT = 1e-12;

/**
 * The memory of a network and the loops that it spends its time in. Vectors and matrices are places in `numbers`.
 * There are two implementations which give the same numbers, bit for bit: each operation rounds to a single, and sums are
 * taken in the order said here.
 */
export interface Kernels {
  /** All memory given out so far; another array after {@link allocate}. */
  readonly numbers: Numbers;

  /** @returns the place of the first of `count` zeros, a multiple of 4 */
  allocate(count: number): number;

  /**
   * c[i, j] += sum over k, in this order, of a[i, k] * b[k, j], for `rows` values of i, `inner` values of k and `width` of j.
   * Places and distances are in numbers; c and b are laid out by rows, a by any two distances.
   * @param c - place of c[0, 0]; its rows are `cRow` apart
   * @param a - place of a[0, 0]; a[i, k] is at a + i * aRow + k * aStep
   * @param b - place of b[0, 0]; its rows are `bRow` apart
   * @param width - a multiple of 4
   */
  multiplyAdd(
    c: number,
    cRow: number,
    a: number,
    aRow: number,
    aStep: number,
    b: number,
    bRow: number,
    rows: number,
    inner: number,
    width: number,
  ): void;

  /**
   * Writes the columns of a matrix as rows.
   * @param to - place of the first row written; they are `toRow` apart
   * @param from - place of the first row read; they are `fromRow` apart
   * @param rows - how many are read, a multiple of 4
   * @param width - how many numbers of each, a multiple of 4
   */
  transpose(to: number, toRow: number, from: number, fromRow: number, rows: number, width: number): void;

  /**
   * A step of Adam (Kingma & Ba, "Adam: a method for stochastic optimization", 2015). From `at` on there are `count`
   * parameters, as many gradients, which become 0, as many means of gradients, and as many of squares.
   * @param count - a multiple of 4
   * @param rate - the learning rate over the first mean's bias, 1 - FIRST_DECAY^t
   * @param correction - one over the second mean's bias
   */
  adam(at: number, count: number, rate: number, correction: number): void;
}

/** The next multiple of 4, the numbers of a vector. */
export function padded(count: number): number {
  return Math.ceil(count / 4) * 4;
}
