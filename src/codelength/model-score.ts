import { valueAt } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { evaluateColumn, rootWorld } from '../language/columns.js';
import { isPiecewise, isSingle, type Model } from '../language/expression.js';
import { partDataset, partFinder, partsOf } from '../language/parts.js';
import { boundaryBits } from './boundary-code.js';
import { DecisionCost } from './decision-cost.js';
import { excludes } from './head.js';
import { scoreColumn } from './head-scorer.js';
import { createCoder, headFits, headOf } from './heads.js';
import { literalModel, type TargetShape } from './literal-codes.js';

/** What heads must know of a dataset's target. */
export function shapeOf(dataset: Pick<Dataset, 'kind' | 'alphabet'>): TargetShape {
  return { kind: dataset.kind, alphabetSize: dataset.alphabet.length };
}

/**
 * Bits of the rows given a model, without those of the boundaries between pieces. Infinity where the model cannot code them:
 * a row that it excludes, a head that does not fit the kind, pieces longer than the data.
 */
export function rowBits(model: Model, dataset: Dataset): number {
  if (!isSingle(model)) return scoreRows(model, dataset);
  const values = evaluateColumn(model.expressions[0], rootWorld(dataset.target, dataset.given));
  return scoreColumn(model.head, values, dataset.target, shapeOf(dataset));
}

/** Bits of the data given a model: the boundaries between pieces if it has any, and the rows. */
export function dataBits(model: Model, dataset: Dataset): number {
  const boundaries = isPiecewise(model) ? boundaryBits(rowsOf(dataset), model.lengths) : 0;
  return Number.isFinite(boundaries) ? boundaries + rowBits(model, dataset) : boundaries;
}

/**
 * The bits of each row given a model, in the order of the rows: what of the data the model leaves open, and where. They add
 * up to {@link rowBits}, which must be finite.
 */
export function rowProfile(model: Model, dataset: Dataset): Float64Array {
  const profile = new Float64Array(rowsOf(dataset));
  scoreRows(model, dataset, profile);
  return profile;
}

/**
 * Row by row as a file has them: all parts share the model of literal rows, so their order matters.
 * @param profile - takes the bits of each row, where they are wanted
 */
function scoreRows(model: Model, dataset: Dataset, profile?: Float64Array): number {
  const cost = new DecisionCost();
  const shape = shapeOf(dataset);
  const rows = rowsOf(dataset);
  const literals = literalModel(cost, shape);
  const parts = partsOf(model, rows);
  if (parts.length === 0 || !parts.every((part) => headFits(part.model.head, shape.kind))) {
    return Number.POSITIVE_INFINITY;
  }
  const coders = parts.map((part) => {
    const { target, given } = partDataset(dataset, part);
    const { expressions, head } = part.model;
    const predictions = evaluateColumn(expressions[0], rootWorld(target, given));
    const coder = createCoder(head, cost, shape, literals);
    return { predictions, head: headOf(part.model), coder, next: 0 };
  });
  const ownerOf = partFinder(parts);
  for (let row = 0; row < rows; row++) {
    const part = coders[ownerOf(row)];
    const prediction = valueAt(part.predictions, part.next++);
    const value = valueAt(dataset.target, row);
    if (value === undefined) throw new Error(`row ${row} of the target is undefined`);
    if (excludes(part.head, prediction, value)) return Number.POSITIVE_INFINITY;
    const before = cost.bits;
    part.coder.code(prediction, value);
    if (profile !== undefined) profile[row] = cost.bits - before;
  }
  return cost.bits;
}
