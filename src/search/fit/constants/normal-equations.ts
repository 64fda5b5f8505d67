/** A pivot below this share of its diagonal entry is nothing but rounding errors. */
const SINGULAR = 1e-14;

/**
 * Sums of weighted products of columns, J'WJ and J'Wr, scaled so that the diagonal is 1: what least squares and its errors are made of.
 */
export class NormalEquations {
  readonly size: number;
  /** Row by row, with ones in the diagonal. */
  readonly matrix: Float64Array;
  readonly right: Float64Array;
  /** The lengths of the columns, by which they were divided. */
  readonly scales: Float64Array;

  /**
   * @param columns what is combined, a row a place; rows in which any is not finite are left out
   * @param weights of rows; all are 1 if absent. Rows of weight 0 are left out.
   */
  constructor(columns: readonly Float64Array[], residuals: Float64Array, weights: Float64Array | undefined) {
    const size = columns.length;
    this.size = size;
    this.matrix = new Float64Array(size * size);
    this.right = new Float64Array(size);
    this.scales = new Float64Array(size);
    const { matrix, right, scales } = this;
    rows: for (let row = 0; row < residuals.length; row++) {
      const weight = weights === undefined ? 1 : weights[row];
      if (!(weight > 0) || !Number.isFinite(residuals[row])) continue;
      for (let i = 0; i < size; i++) if (!Number.isFinite(columns[i][row])) continue rows;
      for (let i = 0; i < size; i++) {
        const entry = weight * columns[i][row];
        right[i] += entry * residuals[row];
        for (let j = 0; j <= i; j++) matrix[i * size + j] += entry * columns[j][row];
      }
    }
    for (let i = 0; i < size; i++) scales[i] = Math.sqrt(matrix[i * size + i]) || 1;
    for (let i = 0; i < size; i++) {
      right[i] /= scales[i];
      for (let j = 0; j <= i; j++) {
        matrix[i * size + j] /= scales[i] * scales[j];
        matrix[j * size + i] = matrix[i * size + j];
      }
    }
  }

  /**
   * The combination that leaves least, with `damping` added to the diagonal; undefined if the columns depend on each other.
   */
  solve(damping = 0): Float64Array | undefined {
    const { size, right, scales } = this;
    const factor = this.#factor(damping);
    if (factor === undefined) return undefined;
    const found = Float64Array.from(right);
    substitute(factor, size, found);
    return found.map((value, at) => value / scales[at]);
  }

  /**
   * The diagonal of the inverse: variances of the coefficients for errors of variance 1, very large for those of columns that depend on
   * each other.
   */
  variances(): Float64Array {
    const { size, scales } = this;
    let factor = this.#factor(0);
    for (let damping = SINGULAR; factor === undefined && damping < 1; damping *= 4)
      factor = this.#factor(damping);
    // Sums out of the range of doubles say nothing.
    if (factor === undefined) return new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    const known = factor;
    const unit = new Float64Array(size);
    return scales.map((scale, at) => {
      unit.fill(0);
      unit[at] = 1;
      substitute(known, size, unit);
      return unit[at] / (scale * scale);
    });
  }

  /** The lower triangle of Cholesky's factorisation. */
  #factor(damping: number): Float64Array | undefined {
    const { size, matrix } = this;
    const factor = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = matrix[i * size + j] + (i === j ? damping : 0);
        for (let k = 0; k < j; k++) sum -= factor[i * size + k] * factor[j * size + k];
        if (i === j && !(sum > SINGULAR)) return undefined;
        factor[i * size + j] = i === j ? Math.sqrt(sum) : sum / factor[j * size + j];
      }
    }
    return factor;
  }
}

/** Solves L L' x = b in place. */
function substitute(factor: Float64Array, size: number, right: Float64Array): void {
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) right[i] -= factor[i * size + k] * right[k];
    right[i] /= factor[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) right[i] -= factor[k * size + i] * right[k];
    right[i] /= factor[i * size + i];
  }
}
