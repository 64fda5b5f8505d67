import { type Column, valueAt } from '../../data/column.js';
import type { BoundColumn, BoundRow, IterateBinder } from '../binder.js';
import { columnFrom, place } from '../cells.js';
import { element, GRIP, leaf, operator, parentheses, row } from '../export/mathml-elements.js';
import { bare, binding, define } from '../export/rendering.js';
import { gather } from '../grid.js';
import { MAX_RANGE } from '../limits.js';

function iterateRow(bound: BoundRow): bigint | undefined {
  bound.meter.spend(1);
  const times = bound.argument(0);
  if (times === undefined || times < 0n || times > MAX_RANGE) return undefined;
  let value = bound.argument(1);
  for (let time = 0n; time < times && value !== undefined; time++) value = bound.body(value);
  return value;
}

/** The body is computed for all rows that still have a step to go, again and again. */
function iterateColumn({ cells, values: [times, start], body }: BoundColumn): Column {
  const values = new Float64Array(cells).fill(Number.NaN);
  const wide = new Map<number, bigint>();
  let rows = Int32Array.from({ length: cells }, (_, row) => row).filter(
    (row) => times.values[row] >= 0 && times.values[row] <= MAX_RANGE && !Number.isNaN(start.values[row]),
  );
  let current = gather(start, rows);
  for (let time = 0; ; time++) {
    const running: number[] = [];
    for (let cell = 0; cell < rows.length; cell++) {
      if (times.values[rows[cell]] === time) place(values, wide, rows[cell], valueAt(current, cell));
      else if (!Number.isNaN(current.values[cell])) running.push(cell);
    }
    if (running.length === 0) return columnFrom(values, wide);
    if (running.length < rows.length) {
      const going = Int32Array.from(running);
      current = gather(current, going);
      rows = going.map((cell) => rows[cell]);
    }
    current = body(rows, current);
  }
}

export const ITERATE: IterateBinder = {
  name: 'iterate',
  kind: 'repeat',
  parameterTypes: ['integer', 'integer'],
  bodyType: 'integer',
  result: 'integer',
  summary: `iterate(x, times, start, body): the body applied that many times from the start; undefined where a value on the way is, or for times < 0 or > ${MAX_RANGE}`,
  row: iterateRow,
  column: iterateColumn,
  exports: {
    pari: binding(
      (x, [times, start], body) => `iterate(${times}, ${start}, (${x}) -> ${body})`,
      define(
        'iterate',
        'iterate(times, start, step) = my(x = start); if(times < 0, error("undefined")); for(i = 1, times, x = step(x)); x;',
      ),
    ),
    python: binding(
      (x, [times, start], body) => `iterate(${times}, ${start}, lambda ${x}: ${body})`,
      define(
        'iterate',
        `def iterate(times, value, step):
    if times < 0:
        raise Undefined
    for _ in range(times):
        value = step(value)
    return value`,
      ),
    ),
    javascript: binding(
      (x, [times, start], body) => `iterate(${times}, ${start}, (${x}) => ${body})`,
      define(
        'iterate',
        `function iterate(times, start, step) {
  if (times < 0n) throw new Undefined();
  let value = start;
  for (let time = 0n; time < times; time++) value = step(value);
  return value;
}`,
      ),
    ),
    latex: binding(
      (x, [times, start], body) =>
        `\\left( ${x} \\mapsto ${body} \\right)^{${bare(times)}}\\left(${bare(start)}\\right)`,
    ),
  },
  mathml: (variable, [times, start], body) => {
    const step = parentheses(leaf('mi', variable), operator('↦'), body.markup);
    return {
      markup: row(element('msup', step, times.markup), parentheses(start.markup)),
      grip: GRIP.closed,
    };
  },
  semantics: `
    iterate(x, 3, 1, 2*x) = 8
    iterate(x, 0, 7, 1 div 0) = 7
    iterate(x, 1, 7, 5) = 5
    iterate(x, -1, 7, x) = undefined
    iterate(x, 4096, 0, x + 1) = 4096
    iterate(x, 4097, 0, x + 1) = undefined
    iterate(x, 1 div 0, 7, x) = undefined
    iterate(x, 0, 1 div 0, x) = undefined
    iterate(x, 3, 2, 6 div (x - 2)) = undefined
    iterate(x, 3, 1, 12 div (x - 2)) = -4
    iterate(x, 2, 2^30, x*x) = 2^120
    iterate(x, 3, 2^1024, x*x) = undefined
    iterate(x, 10, 27, if(x mod 2 = 0, x div 2, 3*x + 1)) = 214
    iterate(x, 3, 1, iterate(y, 2, x, x + y)) = 27
  `,
};
