import type { Column } from '../../data/column.js';
import type { ColumnWorld } from '../../language/column-world.js';
import { evaluateColumn } from '../../language/columns.js';
import type { Expression } from '../../language/expression.js';
import { withinWork } from '../../language/work.js';

/**
 * The column of an expression, undefined in all cells where that is too much work: a search passes such programs over, as no file could
 * hold them.
 */
export function affordableColumn(expression: Expression, world: ColumnWorld): Column {
  return (
    withinWork(() => evaluateColumn(expression, world)) ?? {
      values: new Float64Array(world.rows).fill(Number.NaN),
    }
  );
}
