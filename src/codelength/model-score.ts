import { valueAt } from '../data/column.js';
import { type Dataset, gridOf, rowsOf } from '../data/dataset.js';
import type { Units } from '../data/kind.js';
import { realValues } from '../data/real-values.js';
import { evaluateColumn, rootWorld } from '../language/columns.js';
import { isPiecewise, isSingle, type Model, type SingleModel } from '../language/expression.js';
import { partDataset, partFinder, partsOf } from '../language/parts.js';
import { evaluateRealColumn } from '../language/real/columns.js';
import { realColumns } from '../language/real/world.js';
import { boundaryBits } from './boundary-code.js';
import { DecisionCost } from './decision-cost.js';
import type { Decisions } from './decisions.js';
import { excludes } from './head.js';
import { scoreColumn } from './head-scorer.js';
import { headFits, headOf } from './heads.js';
import { literalModel, type TargetShape } from './literal-codes.js';
import type { ValueModel } from './value-model.js';

/** What heads must know of a dataset's target. */
export function shapeOf(dataset: Pick<Dataset, keyof Units | 'kind' | 'sigma'>): TargetShape {
  const { kind, alphabet, sigma } = dataset;
  return {
    ...{ kind, alphabetSize: alphabet.length, grid: gridOf(dataset) },
    ...(sigma && { errors: realValues(sigma.column, gridOf(sigma)) }),
  };
}

/**
 * Bits of the rows given a model, without those of the boundaries between pieces. Infinity where the model cannot code them:
 * a row that it excludes, a head that does not fit the kind, pieces longer than the data.
 */
export function rowBits(model: Model, dataset: Dataset): number {
  if (!isSingle(model)) return scoreRows(model, dataset);
  const { target, given } = dataset;
  const shape = shapeOf(dataset);
  const head = headOf(model);
  const [expression] = model.expressions;
  if (head.numbers === 'integer') {
    return scoreColumn(head.name, evaluateColumn(expression, rootWorld(target, given)), target, shape);
  }
  if (!headFits(head.name, shape.kind)) return Number.POSITIVE_INFINITY;
  const values = evaluateRealColumn(expression, realColumns(target, shape.grid, given));
  return head.scorer(target, shape).score(values, 0);
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
  const coders = parts.map((part) => rowPricer(part.model, partDataset(dataset, part), cost, literals));
  const ownerOf = partFinder(parts);
  for (let row = 0; row < rows; row++) {
    const value = valueAt(dataset.target, row);
    if (value === undefined) throw new Error(`row ${row} of the target is undefined`);
    const before = cost.bits;
    if (!coders[ownerOf(row)](value)) return Number.POSITIVE_INFINITY;
    if (profile !== undefined) profile[row] = cost.bits - before;
  }
  return cost.bits;
}

/**
 * Codes the rows of a part one after the other; says whether the model can code the row.
 *
 * @param rows the part as a dataset of its own
 * @param literals the model of literal rows, which parts may share
 */
export function rowPricer(
  model: SingleModel,
  rows: Dataset,
  decisions: Decisions,
  literals?: ValueModel,
): (value: bigint) => boolean {
  const { target, given } = rows;
  const shape = shapeOf(rows);
  const head = headOf(model);
  const [expression] = model.expressions;
  const own = literals ?? literalModel(decisions, shape);
  let row = 0;
  if (head.numbers === 'real') {
    const coder = head.coder(decisions, shape, own);
    const values = evaluateRealColumn(expression, realColumns(target, shape.grid, given));
    return (value) => {
      coder.codeReal(values[row++], value);
      return true;
    };
  }
  const coder = head.coder(decisions, shape, own);
  const predictions = evaluateColumn(expression, rootWorld(target, given));
  return (value) => {
    const prediction = valueAt(predictions, row++);
    if (excludes(head, prediction, value)) return false;
    coder.code(prediction, value);
    return true;
  };
}
