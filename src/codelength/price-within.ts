import { type Dataset, rowsOf } from '../data/dataset.js';
import { sliceDataset } from '../data/sections.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import { isSingle, type Model } from '../language/expression.js';
import { type Price, priceModel } from './price.js';

/** Rows that are priced before others where there is a limit. */
const FIRST_ROWS = 2 ** 12;

/** How many times as many rows come next. */
const GROWTH = 4;

/**
 * The price of a model on a dataset, as {@link priceModel} says it, within a limit of time. Of long data growing parts are priced first, and what
 * they took tells what more rows would take; the pieces of a piecewise model are of all rows, which are then priced at once.
 *
 * @param until when to be done, in milliseconds of `performance.now()`; infinite for no limit
 * @throws InputError where that would take longer, and as {@link priceModel} does
 */
export function priceWithin(dataset: Dataset, grammar: Grammar, model: Model, until: number): Price {
  const rows = rowsOf(dataset);
  if (Number.isFinite(until) && isSingle(model)) {
    for (let part = FIRST_ROWS; part < rows; part *= GROWTH) {
      const begun = performance.now();
      const price = priceModel(sliceDataset(dataset, 0, part), grammar, model);
      if (price.dataBits === Number.POSITIVE_INFINITY) return price;
      const ended = performance.now();
      if (ended + ((ended - begun) * Math.min(rows, GROWTH * part)) / part > until)
        throw new InputError(
          `${dataset.name}: ${rows} rows take longer than the limit of time; give more of it, or none`,
        );
    }
  }
  return priceModel(dataset, grammar, model);
}
