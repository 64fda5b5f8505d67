import { appendRows, valueAt } from '../data/column.js';
import { type Dataset, gridOf, rowsOf } from '../data/dataset.js';
import type { Margin, Margins } from '../language/export/real/margins.js';
import type { Model } from '../language/expression.js';
import { gridValue } from '../numbers/decimal-grid.js';
import { applyModel } from './apply.js';

/** Rows that margins are told from, at most. */
const MOST_ROWS = 200;

/**
 * How far measurements lie from what a model computes for given columns, eight in ten of them: as far as the bounds of rows like those of the
 * data, which may grow with the value. Undefined where it computes no row of the data.
 */
export function lawMargins(model: Model, dataset: Dataset): Margins | undefined {
  const count = Math.min(MOST_ROWS, rowsOf(dataset));
  const rows = Array.from({ length: count }, (_, k) => Math.floor((k * rowsOf(dataset)) / count));
  const given = dataset.given.map((one) => ({
    ...one,
    column: appendRows(
      one.column,
      rows.map((row) => valueAt(one.column, row)),
    ),
  }));
  const grid = gridOf(dataset);
  const told = applyModel(model, dataset, { count, given, follows: false, withBounds: true }).flatMap(
    ({ value, low, high }) => {
      if (value === undefined || low === undefined || high === undefined) return [];
      const [computed, least, most] = [value, low, high].map((place) => gridValue(place, grid));
      return [{ magnitude: Math.abs(computed), below: computed - least, above: most - computed }];
    },
  );
  if (told.length === 0) return undefined;
  return {
    below: marginOf(told.map(({ magnitude, below }) => [magnitude, below])),
    above: marginOf(told.map(({ magnitude, above }) => [magnitude, above])),
  };
}

/** Widths as a constant and a share of the magnitude, neither below 0, by least squares. */
function marginOf(points: readonly (readonly [magnitude: number, width: number])[]): Margin {
  const mean = (of: (magnitude: number, width: number) => number) =>
    points.reduce((sum, [magnitude, width]) => sum + of(magnitude, width) / points.length, 0);
  const magnitude = mean((x) => x);
  const width = mean((_, y) => y);
  const variance = mean((x) => (x - magnitude) ** 2);
  const slope = mean((x, y) => (x - magnitude) * (y - width)) / variance;
  if (!(slope > 0)) return { constant: width, share: 0 };
  const constant = width - slope * magnitude;
  if (constant >= 0) return { constant, share: slope };
  return { constant: 0, share: mean((x, y) => x * y) / mean((x) => x * x) };
}
