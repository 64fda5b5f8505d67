import type { Dataset } from '../../data/dataset.js';

/** Magnitude below which sums, differences and small multiples of values stay exact in doubles. */
const PLAIN_LIMIT = 2 ** 50;

/** The rows of a target as doubles that arithmetic can be done with; NaN where they are larger. */
export function plainValues({ target }: Dataset): Float64Array {
  return target.values.map((value) => (Math.abs(value) < PLAIN_LIMIT ? value : Number.NaN));
}
