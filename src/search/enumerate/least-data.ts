import { headFits, headOf } from '../../codelength/heads.js';
import { shapeOf } from '../../codelength/model-score.js';
import type { Dataset } from '../../data/dataset.js';
import type { HeadName } from '../../language/expression.js';

/**
 * Data bits that no expression can go below under a head: what a certificate measures everything against that has not
 * been evaluated. Infinity under a head that cannot code the data.
 */
export function leastDataBits(head: HeadName, dataset: Dataset): number {
  if (!headFits(head, dataset.kind)) return Number.POSITIVE_INFINITY;
  return headOf({ head }).leastBits(dataset.target, shapeOf(dataset));
}
