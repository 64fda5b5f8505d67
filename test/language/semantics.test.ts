import { describe, expect, test } from 'vitest';
import { columnOf, exactRows } from '../../src/data/column.js';
import { BINDERS } from '../../src/language/binders.js';
import { applyPrimitive, evaluateColumn, rootWorld } from '../../src/language/columns.js';
import { compileRow } from '../../src/language/evaluate.js';
import { parseExpression } from '../../src/language/parse.js';
import { PRIMITIVES, primitive } from '../../src/language/primitives.js';
import { Meter } from '../../src/language/work.js';
import { headerOf, integerOf, linesOf } from './semantics-table.js';

const TABLES = [...PRIMITIVES.values()].map(({ name, semantics }) => ({
  primitive: name,
  rows: linesOf(semantics)
    .slice(1)
    .map((line) => line.split(',').map(integerOf)),
}));

test('the table of a primitive is its own', () => {
  for (const { name, semantics } of PRIMITIVES.values()) expect(headerOf(semantics).at(-1)).toBe(name);
});

describe.each(TABLES)('$primitive', ({ primitive: name, rows }) => {
  const entry = primitive(name);
  const parameters = entry.parameters.map((_, index) => rows.map((row) => row[index]));
  const results = rows.map((row) => row.at(-1));

  test('has rows as long as its parameters and a result', () => {
    for (const row of rows) expect(row).toHaveLength(entry.parameters.length + 1);
  });

  test('by row', () => {
    rows.forEach((row, index) => {
      expect(entry.row(row.slice(0, -1)), `row ${index + 1} of the table`).toBe(results[index]);
    });
  });

  test('by column', () => {
    const column = applyPrimitive(entry, parameters.map(columnOf), rows.length);
    expect(exactRows(column)).toEqual(results);
  });

  test('by column, without wide rows or their neighbours in the way', () => {
    rows.forEach((row, index) => {
      const column = applyPrimitive(
        entry,
        row.slice(0, -1).map((value) => columnOf([value])),
        1,
      );
      expect(exactRows(column), `row ${index + 1} of the table`).toEqual([results[index]]);
      expect(Object.is(column.values[0], -0)).toBe(false);
    });
  });
});

test('primitives that say they commute do', () => {
  for (const { primitive: name, rows } of TABLES) {
    const entry = primitive(name);
    if (!entry.commutative) continue;
    for (const [x, y, result] of rows) expect(entry.row([y, x]), `${name} of ${y} and ${x}`).toBe(result);
  }
});

describe.each([...BINDERS.values()])('$name', ({ name, semantics }) => {
  const cases = linesOf(semantics).map((line) => {
    const [program, value] = [
      line.slice(0, line.lastIndexOf(' = ')),
      line.slice(line.lastIndexOf(' = ') + 3),
    ];
    return [program, value] as const;
  });

  test.each(cases)('%s is %s', (program, value) => {
    const expression = parseExpression(program);
    expect(expression.kind === 'bind' && expression.binder).toBe(name);
    const world = { past: () => undefined, given: () => undefined };
    expect(compileRow(expression)(0, world, new Meter(1e7))).toBe(integerOf(value));
    const column = evaluateColumn(expression, rootWorld({ values: new Float64Array(2) }, []));
    expect(exactRows(column)).toEqual([integerOf(value), integerOf(value)]);
  });
});
