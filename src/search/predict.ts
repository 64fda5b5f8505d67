import { rowBits } from '../codelength/model-score.js';
import type { Dataset } from '../data/dataset.js';
import { formatTerms, formatValue, rowsPerTerm } from '../data/kinds.js';
import { continueDataset, continueGiven } from '../data/sections.js';
import type { Model } from '../language/expression.js';
import { withinWork } from '../language/work.js';
import { applyModel } from './apply.js';

/**
 * The most likely next values under a model, each from the data and the values predicted before it; undefined from the
 * first row on where the model has none: what its head says is likeliest. The last piece of a piecewise model goes on.
 */
export function predictValues(model: Model, dataset: Dataset, count: number): (bigint | undefined)[] {
  const given = continueGiven(dataset.given, count);
  const predicted = applyModel(model, dataset, { count, given }).map(({ value }) => value);
  const end = predicted.indexOf(undefined);
  return end < 0 ? predicted : predicted.fill(undefined, end);
}

/** Where a row lies, in the notation of the dataset. */
export interface Bounds {
  readonly low: string;
  readonly high: string;
}

/**
 * The bounds between which each of the next rows lies in eight cases of ten; null where nothing is known of them. None for data that takes several rows
 * for a term.
 */
export function predictBounds(model: Model, dataset: Dataset, count: number): readonly (Bounds | null)[] {
  if (rowsPerTerm(dataset) !== 1) return [];
  const given = continueGiven(dataset.given, count);
  return applyModel(model, dataset, { count, given, withBounds: true }).map(({ low, high }) =>
    low === undefined || high === undefined
      ? null
      : { low: formatValue(dataset, low), high: formatValue(dataset, high) },
  );
}

/** The next terms in the notation of the dataset, null for one without a prediction. */
export function predictNext(model: Model, dataset: Dataset, count: number): (string | null)[] {
  return formatTerms(dataset, predictValues(model, dataset, count * rowsPerTerm(dataset)));
}

/**
 * The probability that a model gives to further rows after a dataset, as -log2: the growth of the bits of its rows. Infinite
 * if it excludes them, or is too much work on so many rows.
 */
export function surpriseOf(model: Model, dataset: Dataset, next: readonly bigint[]): number {
  const continued = withinWork(() => rowBits(model, continueDataset(dataset, next)));
  return continued === undefined ? Number.POSITIVE_INFINITY : continued - rowBits(model, dataset);
}
