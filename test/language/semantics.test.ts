import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { columnOf, exactRows } from '../../src/data/column.js';
import { applyPrimitive } from '../../src/language/columns.js';
import { PRIMITIVES, primitive } from '../../src/language/primitives.js';

/*
 * One file a primitive. The header names the parameters and, last, the primitive; a row holds arguments and the result.
 * Integers may be written 2^53+1 or -2^64.
 */
interface Table {
  readonly primitive: string;
  readonly rows: readonly (readonly (bigint | undefined)[])[];
}

const FOLDER = new URL('semantics/', import.meta.url);

const TABLES: readonly Table[] = readdirSync(FOLDER).map((file) => {
  const [header, ...lines] = readFileSync(new URL(file, FOLDER), 'utf8').trimEnd().split('\n');
  return {
    primitive: header.split(',').at(-1) ?? '',
    rows: lines.map((line) => line.split(',').map(integerOf)),
  };
});

function integerOf(text: string): bigint | undefined {
  if (text === 'undefined') return undefined;
  const power = /^(-?)2\^(\d+)([+-]\d+)?$/.exec(text);
  if (power === null) return BigInt(text);
  const magnitude = 1n << BigInt(power[2]);
  return (power[1] === '-' ? -magnitude : magnitude) + BigInt(power[3] ?? 0);
}

test('every primitive has a table of its semantics', () => {
  expect(TABLES.map((table) => table.primitive).sort()).toEqual([...PRIMITIVES.keys()].sort());
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
      expect(entry.row(row.slice(0, -1)), `row ${index + 2} of the table`).toBe(results[index]);
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
      expect(exactRows(column), `row ${index + 2} of the table`).toEqual([results[index]]);
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
