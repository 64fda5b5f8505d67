import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exactRows } from '../../src/data/column.js';
import { readDataset } from '../../src/data/read.js';
import { InputError } from '../../src/errors.js';

/** The rows of the tables of docs/data.md that begin with an example. */
const ROWS = readFileSync(new URL('../../docs/data.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.slice(2, -2).split(' | '))
  .map(([given, ...rest]) => [
    given.trim().slice(1, -1).replaceAll('\\n', '\n').replaceAll('\\t', '\t'),
    ...rest.map((cell) => cell.trim()),
  ]);
const READ = ROWS.filter((row) => row.length === 3);
const REFUSED = ROWS.filter((row) => row.length === 2);

const read = (text: string) => readDataset(Buffer.from(text), { name: 'data' });

describe('the examples of docs/data.md', () => {
  test('are all there', () => {
    expect([READ.length, REFUSED.length, ROWS.length]).toEqual([56, 13, 69]);
  });

  test.each(READ)('%j is read as %s: %s', (given, title, values) => {
    const { dataset, format } = read(given);
    expect(format.endsWith(title)).toBe(true);
    const wanted = values.split(', ');
    expect(exactRows(dataset.target).slice(0, wanted.length).map(String)).toEqual(wanted);
  });

  test.each(REFUSED)('%j is refused: %s', (given, message) => {
    expect(() => read(given)).toThrow(InputError);
    expect(() => read(given)).toThrow(message);
  });
});
