import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../src/data/dataset.js';
import { readPart } from '../../src/data/part.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const numbers = Array.from({ length: 1000 }, (_, n) => `${n * n}`);
const ALL = { bytes: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY };

describe('a long file is read in part', () => {
  test.each([
    ['lines', numbers.join('\n')],
    ['one long line', numbers.join(', ')],
    ['a table', `n,square\n${numbers.map((square, n) => `${n},${square}`).join('\n')}`],
    ['lines that end in two characters', numbers.join('\r\n')],
  ])('of whole values: %s', (_, text) => {
    const whole = readPart(bytes(text), { name: 'x' }, ALL);
    const part = readPart(bytes(text), { name: 'x' }, { ...ALL, bytes: 2000 });
    expect([whole.isPart, part.isPart]).toEqual([false, true]);
    const rows = rowsOf(part.dataset);
    expect(rows).toBeGreaterThan(100);
    expect(part.dataset.target.values).toEqual(whole.dataset.target.values.slice(0, rows));
    expect(part.format).toMatch(/, the rows of the first 1,9\d\d of \d+,\d+ bytes$/);
  });

  test('of no more rows than there is time for', () => {
    const part = readPart(bytes(numbers.join('\n')), { name: 'x' }, { ...ALL, rows: 40 });
    expect(rowsOf(part.dataset)).toBe(40);
    expect(part).toMatchObject({ isPart: true, format: 'numbers, the first 40 of 1,000 rows' });
  });

  test('of bytes that are no text, in blocks', () => {
    const noise = Uint8Array.from({ length: 20_001 }, (_, n) => (n * n * 7919 + (n >> 5)) % 251);
    const part = readPart(noise, { name: 'x', kind: 'bytes' }, { ...ALL, bytes: 10_000 });
    expect(rowsOf(part.dataset)).toBe(9216);
  });

  test.each([
    ['JSON, of which the beginning is none', JSON.stringify(numbers.map(Number))],
    [
      'quotes that go on over lines',
      `a,b\n${numbers
        .map((square) => `"x\n\n\n${'\n'.repeat(3000)}",${square}`)
        .slice(0, 20)
        .join('\n')}`,
    ],
  ])('but whole where it has to be: %s', (_, text) => {
    const part = readPart(bytes(text), text.startsWith('a') ? { name: 'x', column: 'b' } : { name: 'x' }, {
      ...ALL,
      bytes: 1000,
    });
    expect(part.isPart).toBe(false);
  });
});
