import { evaluateColumn } from '../columns.js';
import type { Expression } from '../expression.js';
import { ROW } from '../names.js';
import { columnSteps, Meter } from '../work.js';
import { numberOf } from './decimal.js';
import { realPrimitive } from './primitives.js';
import { indexWorld, type RealColumns, realColumn } from './world.js';

/**
 * The values of a checked real expression in all rows, NaN where undefined: the very bits that row evaluation gives. The result may
 * be an array of the world: neither is to be written to.
 *
 * @param meter charged what the rows would be
 * @throws WorkExceeded at the limit of the meter
 */
export function evaluateRealColumn(
  expression: Expression,
  world: RealColumns,
  meter = new Meter(columnSteps(world.rows)),
): Float64Array {
  const { rows } = world;
  const evaluate = (node: Expression): Float64Array => {
    switch (node.kind) {
      case 'literal':
      case 'decimal':
        meter.spend(rows);
        return new Float64Array(rows).fill(numberOf(node));
      case 'variable':
        meter.spend(rows);
        return Float64Array.from({ length: rows }, (_, row) => row);
      case 'past':
        return gathered(node.index, world.target, true);
      case 'given':
        return gathered(node.index, realColumn(world.given, node.column), false);
      case 'apply': {
        const { column, steps } = realPrimitive(node.primitive);
        const columns = node.arguments.map(evaluate);
        meter.spend(rows * steps);
        const out = new Float64Array(rows);
        const [a = NOTHING, b = NOTHING, c = NOTHING] = columns;
        column(out, rows, a, b, c);
        return out;
      }
      case 'bind':
        throw new Error('a binder in a real program, which was not checked');
    }
  };

  /** The rows in brackets of a column; of the target, those before the row alone. */
  const gathered = (index: Expression, column: Float64Array, isPast: boolean): Float64Array => {
    meter.spend(rows);
    const isHere = index.kind === 'variable' && index.name === ROW;
    if (isHere && !isPast && column.length === rows) return column;
    const { values: at } = evaluateColumn(index, indexWorld(rows), meter);
    const out = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const from = at[row];
      out[row] = from >= 0 && from < (isPast ? row : Infinity) ? (column[from] ?? Number.NaN) : Number.NaN;
    }
    return out;
  };

  return evaluate(expression);
}

const NOTHING = new Float64Array(0);
