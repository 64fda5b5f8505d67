import { valueAt } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { evaluateColumn, rootWorld } from '../language/columns.js';
import { apply, literal, N } from '../language/construct.js';
import type { Expression, SingleModel } from '../language/expression.js';

/** Rows at the start that may be left open: a quarter of all at most. */
const MOST_OPEN = 8;

/**
 * A rule that is wrong in its first rows alone, with these rows left open: `exact(if(n < 2, a(n), e))`, where a(n) is not
 * known yet and so undefined. That is cheaper than to reckon with misses in every row, as `patched` does.
 *
 * @returns undefined where the rule is right everywhere, or wrong in later rows as well
 */
export function withOpening(expression: Expression, dataset: Dataset): SingleModel | undefined {
  const rows = rowsOf(dataset);
  const values = evaluateColumn(expression, rootWorld(dataset.target, dataset.given));
  let row = rows - 1;
  while (row >= 0) {
    const value = valueAt(values, row);
    if (value !== undefined && value !== valueAt(dataset.target, row)) break;
    row--;
  }
  const open = row + 1;
  if (open === 0 || open > Math.min(MOST_OPEN, rows >> 2)) return undefined;
  // a(n) is undefined in every row.
  const guarded = apply('if', apply('<', N, literal(open)), { kind: 'past', index: N }, expression);
  return { head: 'exact', expressions: [guarded] };
}
