import { dot, length, subtract } from './space.js';

/** A fit of a target by multiples of columns. */
export interface LinearFit {
  readonly coefficients: Float64Array;
  /** The standard error of each, with the residuals as the measure of noise. */
  readonly errors: Float64Array;
  /** The sum of squares that remains, of weighted residuals. */
  readonly squares: number;
}

/**
 * Weighted least squares by an orthogonal decomposition (Gram-Schmidt, twice).
 *
 * @param weights 1 over the standard deviation of each row, up to a factor
 * @returns undefined where the columns depend on each other
 */
export function leastSquares(
  columns: readonly Float64Array[],
  target: Float64Array,
  weights: Float64Array,
): LinearFit | undefined {
  const count = columns.length;
  const basis: Float64Array[] = [];
  const upper = columns.map(() => new Float64Array(count));
  for (const [at, column] of columns.entries()) {
    const rest = weighted(column, weights);
    const before = length(rest);
    for (let pass = 0; pass < 2; pass++)
      for (let one = 0; one < at; one++) {
        const factor = dot(rest, basis[one]);
        upper[one][at] += factor;
        subtract(rest, basis[one], factor);
      }
    const after = length(rest);
    if (!(after > 1e-9 * before)) return undefined;
    upper[at][at] = after;
    for (let row = 0; row < rest.length; row++) rest[row] /= after;
    basis.push(rest);
  }
  const residual = weighted(target, weights);
  const along = basis.map((base) => {
    const factor = dot(residual, base);
    subtract(residual, base, factor);
    return factor;
  });
  const squares = dot(residual, residual);
  const noise = Math.sqrt(squares / Math.max(1, target.length - count));
  const coefficients = new Float64Array(count);
  const errors = new Float64Array(count);
  for (let at = count - 1; at >= 0; at--) {
    let value = along[at];
    for (let other = at + 1; other < count; other++) value -= upper[at][other] * coefficients[other];
    coefficients[at] = value / upper[at][at];
  }
  // The rows of the inverse of the triangle have the lengths of the errors.
  for (let at = 0; at < count; at++) {
    const row = new Float64Array(count);
    for (let other = at; other < count; other++) {
      let value = other === at ? 1 : 0;
      for (let one = at; one < other; one++) value -= row[one] * upper[one][other];
      row[other] = value / upper[other][other];
    }
    errors[at] = noise * length(row);
  }
  return { coefficients, errors, squares };
}

export function weighted(column: Float64Array, weights: Float64Array): Float64Array {
  const result = new Float64Array(column.length);
  for (let row = 0; row < result.length; row++) result[row] = column[row] * weights[row];
  return result;
}
