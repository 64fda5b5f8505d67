import { type Column, valueAt } from '../../data/column.js';
import type { BoundColumn, BoundRow, SelectBinder } from '../binder.js';
import { columnFrom, place } from '../cells.js';
import { fenced, GRIP, leaf, operator, row, subscript, within } from '../export/mathml-elements.js';
import { bare, binding, define } from '../export/rendering.js';
import { MAX_RANGE, triesOf } from '../limits.js';

function selectRow(bound: BoundRow): bigint | undefined {
  bound.meter.spend(1);
  const lower = bound.argument(0);
  const index = lower === undefined ? undefined : bound.argument(1);
  if (lower === undefined || index === undefined || index < 0n || index >= BigInt(MAX_RANGE))
    return undefined;
  const end = lower + BigInt(triesOf(Number(index)));
  let before = 0n;
  for (let value = lower; value < end; value++) {
    const holds = bound.body(value);
    if (holds === undefined) return undefined;
    if (holds === 1n && before++ === index) return value;
  }
  return undefined;
}

/** Values that are tried at once in each row. */
const STRIDE = 64;

/** All rows that still look for their value try their next few, again and again. */
function selectColumn({ cells: rows, values: [lower, index], body }: BoundColumn): Column {
  const values = new Float64Array(rows).fill(Number.NaN);
  const wide = new Map<number, bigint>();
  const before = new Int32Array(rows);
  let looking = Array.from({ length: rows }, (_, row) => row).filter(
    (row) => index.values[row] >= 0 && index.values[row] < MAX_RANGE && !Number.isNaN(lower.values[row]),
  );
  for (let tried = 0; looking.length > 0; tried += STRIDE) {
    const cells = Int32Array.from(
      { length: STRIDE * looking.length },
      (_, cell) => looking[Math.floor(cell / STRIDE)],
    );
    const holds = body(cells, candidates(lower, cells, tried)).values;
    looking = looking.filter((row, at) => {
      for (let step = 0; step < STRIDE; step++) {
        if (tried + step >= triesOf(index.values[row])) return false;
        const outcome = holds[at * STRIDE + step];
        if (Number.isNaN(outcome)) return false;
        if (outcome !== 1) continue;
        if (before[row]++ < index.values[row]) continue;
        place(values, wide, row, candidate(lower, row, tried + step));
        return false;
      }
      return true;
    });
  }
  return columnFrom(values, wide);
}

/** The variable in each cell: STRIDE values in a row of the outer world, from its lower bound plus `tried` up. */
function candidates(lower: Column, cells: Int32Array, tried: number): Column {
  const values = new Float64Array(cells.length);
  const wide = new Map<number, bigint>();
  cells.forEach((row, cell) => {
    place(values, wide, cell, candidate(lower, row, tried + (cell % STRIDE)));
  });
  return columnFrom(values, wide);
}

function candidate(lower: Column, row: number, step: number): bigint | undefined {
  const from = valueAt(lower, row);
  // Values of the variable may exceed the bound on integers like those of `sum`, whose terms are then undefined.
  return from === undefined ? undefined : from + BigInt(step);
}

export const NTH: SelectBinder = {
  name: 'nth',
  kind: 'select',
  parameterTypes: ['integer', 'integer'],
  bodyType: 'boolean',
  result: 'integer',
  summary: `nth(k, lower, index, condition): the value from lower up for which the condition holds with as many such before it as the index says; undefined for index < 0, behind a value where the condition is undefined, and behind the first 64*(index + 8) values, of which ${MAX_RANGE} at most are tried`,
  row: selectRow,
  column: selectColumn,
  exports: {
    pari: binding(
      (k, [lower, index], body) => `nth(${lower}, ${index}, (${k}) -> ${body})`,
      define(
        'nth',
        'nth(lower, index, test) = my(k = lower, left = index); if(index < 0, error("undefined")); while(1, if(test(k), if(left == 0, return(k)); left--); k++);',
      ),
    ),
    python: binding(
      (k, [lower, index], body) => `nth(${lower}, ${index}, lambda ${k}: ${body})`,
      define(
        'nth',
        `def nth(lower, index, test):
    if index < 0:
        raise Undefined
    k = lower - 1
    for _ in range(index + 1):
        k += 1
        while not test(k):
            k += 1
    return k`,
      ),
    ),
    javascript: binding(
      (k, [lower, index], body) => `nth(${lower}, ${index}, (${k}) => ${body})`,
      define(
        'nth',
        `function nth(lower, index, test) {
  if (index < 0n) throw new Undefined();
  let k = lower;
  for (let left = index; !test(k) || left-- > 0n; k++);
  return k;
}`,
      ),
    ),
    latex: binding(
      (k, [lower, index], body) => `\\left\\{ ${k} \\ge ${bare(lower)} : ${body} \\right\\}_{${bare(index)}}`,
    ),
  },
  mathml: (variable, [lower, index], body) => {
    const range = row(leaf('mi', variable), operator('≥'), within(lower, GRIP.comparison + 1));
    return {
      markup: subscript(fenced('{', '}', range, operator(':'), body.markup), index.markup),
      grip: GRIP.closed,
    };
  },
  semantics: `
    nth(k, 1, 0, prime?(k)) = 2
    nth(k, 1, 3, prime?(k)) = 7
    nth(k, 8, 0, prime?(k)) = 11
    nth(k, -5, 1, k mod 3 = 0) = 0
    nth(k, 0, -1, k > 0) = undefined
    nth(k, 0, 0, k = 511) = 511
    nth(k, 0, 0, k = 512) = undefined
    nth(k, 0, 1, k mod 288 = 287) = 575
    nth(k, 0, 1, k mod 288 = 0) = 288
    nth(k, 0, 4095, k >= 0) = 4095
    nth(k, 0, 4096, k >= 0) = undefined
    nth(k, 0, 2, 6 div (k - 2) < 0) = undefined
    nth(k, 0, 1, 6 div (k - 2) < 0) = 1
    nth(k, 1 div 0, 0, k > 0) = undefined
    nth(k, 0, 1 div 0, k > 0) = undefined
    nth(k, 2^53, 0, k mod 2 = 1) = 2^53+1
    nth(k, 2^64, 0, k mod 2 = 1) = 2^64+1
  `,
};
