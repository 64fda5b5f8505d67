import { DecisionCost } from '../../codelength/decision-cost.js';
import { excludes } from '../../codelength/head.js';
import { headFits, integerHead } from '../../codelength/heads.js';
import { literalModel } from '../../codelength/literal-codes.js';
import { shapeOf } from '../../codelength/model-score.js';
import { valueAt } from '../../data/column.js';
import { type Dataset, rowsOf } from '../../data/dataset.js';
import { evaluateColumn, rootWorld } from '../../language/columns.js';
import type { SingleModel } from '../../language/expression.js';
import { withinWork } from '../../language/work.js';

/**
 * Data bits of the first 0, 1, 2 … rows of a dataset under a model; Infinity from a row on that it excludes, and where it is too much work. Adaptive codes make them
 * what each beginning costs, so one pass prices all stretches that start at a row.
 */
export function cumulativeBits(model: SingleModel, dataset: Dataset): Float64Array {
  const { target, given } = dataset;
  const rows = rowsOf(dataset);
  const bits = new Float64Array(rows + 1);
  if (!headFits(model.head, dataset.kind)) return bits.fill(Number.POSITIVE_INFINITY, 1);
  const cost = new DecisionCost();
  const head = integerHead(model.head);
  const shape = shapeOf(dataset);
  const coder = head.coder(cost, shape, literalModel(cost, shape));
  const predictions = withinWork(() => evaluateColumn(model.expressions[0], rootWorld(target, given)));
  if (predictions === undefined) return bits.fill(Number.POSITIVE_INFINITY, 1);
  const narrow = predictions.wide === undefined && target.wide === undefined;
  for (let row = 0; row < rows; row++) {
    const prediction = predictions.values[row];
    const value = target.values[row];
    const isExcluded = narrow
      ? excludes(head, prediction, value)
      : excludes(head, valueAt(predictions, row), valueAt(target, row));
    if (isExcluded) return bits.fill(Number.POSITIVE_INFINITY, row + 1);
    if (narrow && Math.abs(value) + Math.abs(prediction || 0) < Number.MAX_SAFE_INTEGER) {
      coder.codeNumber(prediction, value);
    } else coder.code(valueAt(predictions, row), valueAt(target, row) ?? 0n);
    bits[row + 1] = cost.bits;
  }
  return bits;
}
