import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { readFile, writeFile } from '../../src/codelength/file.js';
import { exactRows } from '../../src/data/column.js';
import { descriptionsOf } from '../../src/data/rebuild.js';
import { derive } from '../../src/grammar/derive.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';
import { decodeByTheBook } from './reference-decoder.js';

/** How a table is described, if it is as all of its columns. */
function described(text: string, options = {}) {
  const [first] = descriptionsOf(Buffer.from(text), { name: 't', ...options });
  return first.dataset.given.length > 0 ? first : undefined;
}

/** Programs that read the column x, and others. */
const PROGRAMS = {
  integer: [
    'noisy(x(n))',
    'patched(x(n) + a(n-1))',
    'noisy(x(n-1) + z(n))',
    'exact(x(n))',
    'noisy(2*x(n) + n)',
  ],
  real: ['measured(x)', 'measured(0.5*x - z)', 'measured(a(n-1))', 'measured(x + z)'],
} as const;

const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -50, max: 50 }) },
  { weight: 1, arbitrary: fc.integer({ min: -1e15, max: 1e15 }) },
);

/** Tables of three columns of numbers, with so many decimals, between other text. */
const tables = fc
  .record({
    rows: fc.array(fc.tuple(number, number, number), { minLength: 3, maxLength: 25 }),
    decimals: fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
    ),
    delimiter: fc.constantFrom(',', ';', '\t'),
    note: fc.constantFrom('', 'ok', '"a b"'),
    target: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ rows, decimals, delimiter, note, target }) => {
    const names = ['x', 'z'].toSpliced(target, 0, 'y');
    const line = (row: readonly number[]) =>
      [...row.map((value, at) => (value / 10 ** decimals[at]).toFixed(decimals[at])), note].join(delimiter);
    return `${[...names, 'note'].join(delimiter)}\n${rows.map(line).join('\n')}\n`;
  });

describe('a file of a table', () => {
  test.prop([tables, fc.constantFrom('integer', 'real'), fc.nat(5)], { numRuns: 40 })(
    'gives back every byte, to the decoder of the document as well',
    (table, name, which) => {
      const description = described(table, { column: 'y' });
      // Columns that are the same in every row are no columns beside.
      if (description === undefined || description.dataset.given.length < 2) return;
      const { dataset, surface } = description;
      const programs = PROGRAMS[name as 'integer' | 'real'];
      const program = programs[which % programs.length];
      const model = parseModel(program);
      const isExact = program.startsWith('exact');
      const agrees = dataset.given[0].column.values.every(
        (value, row) => value === dataset.target.values[row],
      );
      if (isExact && !agrees) return;
      const { bytes } = writeFile(dataset, surface, shippedGrammar(name), model);
      const content = readFile(bytes);
      expect(Buffer.from(content.bytes).toString()).toBe(table);
      expect(Buffer.from(decodeByTheBook(bytes).original).toString()).toBe(table);
      const read = content.form === 'model' ? content.dataset.given : [];
      expect(read.map(({ column }) => exactRows(column))).toEqual(
        dataset.given.map(({ column }) => exactRows(column)),
      );
    },
  );

  test('takes the bits of its program and rows that a search counts', () => {
    const table = `x,z,y\n${Array.from({ length: 30 }, (_, row) => `${(row * row) % 31},${row % 4},${2 * ((row * row) % 31) + (row % 4)}`).join('\n')}\n`;
    const { dataset, surface } = described(table)!;
    const grammar = shippedGrammar('integer');
    const model = parseModel('exact(2*x(n) + z(n))');
    const { bytes, programBits, dataBits } = writeFile(dataset, surface, grammar, model);
    expect(programBits).toBeCloseTo(derive(grammar, model, ['x', 'z'])!.bits, 6);
    expect(dataBits).toBeCloseTo(0, 6);
    expect(bytes.length).toBeLessThan(table.length / 3);
  });

  test('has the columns whose every cell has a value', () => {
    const table =
      'day,who,gap,same,x,y\n2024-01-01,a b,1,7,1.5,2\n2024-01-02,c d,,7,2.25,3\n2024-01-03,e f,3,7,3,4\n';
    const [{ dataset, column }] = descriptionsOf(Buffer.from(table), { name: 't' });
    expect([column, ...dataset.given.map(({ name }) => name)]).toEqual(['y', 'day', 'x']);
    for (const none of ['1,2,3', 'y\n1\n2\n', 'x,y\n1,2\n2,\n3,4\n', 'a b,y\nc d,1\ne f,2\n'])
      expect(described(none)).toBeUndefined();
  });
});
