import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datasetOf } from '../../dist/api/data.js';
import { exactRows } from '../../dist/data/column.js';
import { gridOf } from '../../dist/data/dataset.js';
import { columnsOfText, furtherRows } from '../../dist/data/further-rows.js';
import { formatValue } from '../../dist/data/kinds.js';
import { readDataset } from '../../dist/data/read.js';
import { realValues } from '../../dist/data/real-values.js';
import { renderSurface } from '../../dist/data/render.js';
import { placeOfDigits } from '../../dist/numbers/decimal-grid.js';

const read = (text: string, options = {}) => readDataset(Buffer.from(text), { name: 'data', ...options });

describe('a column of significant digits', () => {
  test.each([
    ['26.5, 0.00391062, 176.599, 0.0301', 6, 8],
    ['26.5, 0.00391062, 176.599, 1.2345e-6', 6, 11],
    ['1.50e-03, 2.00e+05, 3.00e+01', 3, 5],
    ['1.2345E-6\n7.2000E-4\n3.0000E2\n', 5, 10],
    ['26.50\n0.003910\n1766\n1.200\n176600\n', 4, 6],
    ['1.35, 26.5, 176, 1230, 0.00123, 9.80', 3, 5],
    ['12,5; 0,00391; 176; 1,23; 0,0456', 3, 5],
    ['x,y\n1,-26.5\n2,0.00391062\n3,\n4,176.599\n5,0\n', 6, 8],
  ])(
    '%j has %i digits, the smallest %i decimals, and comes back as it was',
    (text, significant, decimals) => {
      const { dataset, surface } = read(text);
      expect([dataset.kind, dataset.significant, dataset.decimals]).toEqual([
        'significant',
        significant,
        decimals,
      ]);
      expect(surface && Buffer.from(renderSurface(dataset, surface)).toString()).toBe(text);
    },
  );

  test.each([
    ['0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256', 'decimal'],
    ['1, 0.5, 0.25, 0.125, 0.0625, 0.03125', 'decimal'],
    ['1.5, 2.25, 10, 100, 1000', 'decimal'],
    ['512.31, 51.2, 7, 99.95, 0.01, 831.4, 300', 'decimal'],
    ['1200, 15.5, 0.99, 35000', 'decimal'],
    ['0.001, 0.0001, 1e-05, 0', 'decimal'],
    ['1.5e-3, 2.5e-3, 3.5e-3', 'decimal'],
    ['12000, 350000, 1.0, 17', 'decimal'],
    ['0.1234567890123456, 12.34567890123456, 123.4567890123456', 'decimal'],
    ['12000, 350000, 1500', 'integer'],
  ])('%j is none', (text, kind) => {
    expect(read(text).dataset.kind).toBe(kind);
  });

  test('is read so, or not, if that is asked for', () => {
    expect(read('26.5, 0.00391062, 176.599', { kind: 'decimal' }).dataset).toMatchObject({
      kind: 'decimal',
      decimals: 8,
    });
    const { dataset } = read('1.5, 2.25, 10', { kind: 'significant' });
    expect(dataset).toMatchObject({ kind: 'significant', significant: 3, decimals: 2 });
    expect([...realValues(dataset.target, gridOf(dataset))]).toEqual([1.5, 2.25, 10]);
    expect(() => read('1.234567890123456, 2', { kind: 'significant' })).toThrow(
      'data: it holds no numbers of at most 15 digits; use --kind decimal',
    );
  });

  test('has the same values in an array', () => {
    expect(datasetOf([26.5, 0.00391062, 176.599, 1.2345e-6])).toMatchObject({
      kind: 'significant',
      significant: 6,
      decimals: 11,
    });
    expect(datasetOf([1.5, 2.25]).kind).toBe('decimal');
  });

  test('may be given, and further rows are rounded to its digits', () => {
    const table = 'x,y\n26.5,1\n0.00391062,2\n176.599,4\n';
    const { dataset } = read(table);
    const [x] = dataset.given;
    expect(x).toMatchObject({ name: 'x', significant: 6, decimals: 8 });
    expect([...realValues(x.column, gridOf(x))]).toEqual([26.5, 0.00391062, 176.599]);
    const more = columnsOfText('more', Buffer.from('x\n1\n1234.56789\n2.5\n'));
    const [further] = furtherRows('more', more, dataset, undefined, ['x']).given;
    expect([...realValues(further.column, gridOf(further))].slice(3)).toEqual([1, 1234.57, 2.5]);
  });

  test('is shown with all of its digits', () => {
    const { dataset } = read('26.5, 0.00391062, 176.599');
    const place = (digits: bigint, exponent: number) => placeOfDigits(digits, exponent, gridOf(dataset));
    const show = (digits: bigint, exponent: number) => formatValue(dataset, place(digits, exponent));
    expect([show(25n, -1), show(-25n, 3), show(1n, -8), show(0n, 0)]).toEqual([
      '2.50000',
      '-25000.0',
      '0.00000001',
      '0',
    ]);
    expect(formatValue(dataset, 10n ** 400n)).toBe(`#${10n ** 400n}`);
    const { dataset: scientific } = read('1.50e-03, 2.00e+05, 3.00e+01');
    expect(formatValue(scientific, exactRows(scientific.target)[1]! + 1n)).toBe('2.01e+05');
  });

  test('holds what was written with so many digits, over all decades', () => {
    const number = fc.tuple(
      fc.integer({ min: 100_000, max: 999_999 }),
      fc.integer({ min: -30, max: 20 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(number, { minLength: 2, maxLength: 20 }), (numbers) => {
        const values = numbers.map(([digits, power, isNegative]) =>
          Number(`${isNegative ? '-' : ''}${digits}e${power}`),
        );
        const text = `${values.map((value) => value.toExponential(5)).join('\n')}\n`;
        const { dataset, surface } = read(text, { kind: 'significant' });
        expect([...realValues(dataset.target, gridOf(dataset))]).toEqual(values);
        expect(dataset.significant).toBe(6);
        expect(surface && Buffer.from(renderSurface(dataset, surface)).toString()).toBe(text);
      }),
      { numRuns: 50 },
    );
  });
});
