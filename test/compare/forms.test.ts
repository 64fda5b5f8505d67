import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formsOf, restorePacked } from '../../src/compare/forms.js';
import { rowsOf } from '../../src/data/dataset.js';
import { describe as describeFile } from '../../src/data/rebuild.js';
import { InputError } from '../../src/errors.js';

function forms(text: string | Uint8Array, kind?: 'bits') {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const description = describeFile(bytes, { name: 'test', ...(kind && { kind }) });
  return { bytes, description, forms: formsOf(bytes, description) };
}

const lines = (values: readonly (number | bigint | string)[]) => `${values.join('\n')}\n`;
const count = Array.from({ length: 30 }, (_, n) => n);

describe('the forms of a file', () => {
  test.each<[what: string, text: string | Uint8Array, names: string[]]>([
    ['small numbers', lines(count), ['file', 'packed', 'delta']],
    ['bytes with signs', lines(count.map((n) => n - 15)), ['file', 'packed', 'delta']],
    [
      'two bytes a number',
      lines(count.map((n) => n ** 3)),
      ['file', 'packed', 'packed planes', 'delta', 'delta planes'],
    ],
    ['all of 64 bits', lines([2n ** 64n, 1n, 3n]), ['file', 'packed', 'packed planes']],
    ['more than 64 bits', lines([0n, 2n ** 64n]), ['file']],
    ['large numbers near each other', lines([2n ** 70n, 2n ** 70n + 1n]), ['file', 'packed', 'delta']],
    [
      'decimals',
      lines(['2.50', '-0.75', '13.00']),
      ['file', 'packed', 'packed planes', 'delta', 'delta planes'],
    ],
    ['a table', `n,x\n${count.map((n) => `${n},${n % 7}`).join('\n')}\n`, ['file', 'packed', 'delta']],
    ['digits of bits', '0110100110010110', ['file', 'packed']],
    ['letters', 'ACGTACGATTAC', ['file', 'packed']],
    ['FASTA', '>x\nACGTAC\nACGTAA\n', ['file', 'symbols', 'packed']],
    ['words', 'the quick brown fox jumps over the lazy dog', ['file']],
    ['bits in bytes', Uint8Array.of(0, 17, 255, 3, 128, 9), ['file', 'packed']],
  ])('%s', (_, text, names) => {
    const { bytes, description, forms: all } = forms(text);
    expect(all.map(({ name }) => name)).toEqual(names);
    for (const form of all) {
      expect(Buffer.compare(form.restore(form.bytes), bytes)).toBe(0);
      const rows = form.rowBits(new Float64Array(form.bytes.length).fill(1));
      expect(rows.length).toBe(rowsOf(description.dataset));
      expect(rows.every((bits) => bits > 0)).toBe(true);
    }
  });

  test('any file comes back from any of its forms', () => {
    const text = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
      fc.stringMatching(/^[ACGT\n]{1,60}$/).map((string) => new TextEncoder().encode(string)),
      fc
        .array(fc.bigInt({ min: -(2n ** 66n), max: 2n ** 66n }), { minLength: 1, maxLength: 12 })
        .map((values) => new TextEncoder().encode(lines(values))),
      fc
        .array(fc.integer({ min: -300, max: 300 }), { minLength: 1, maxLength: 30 })
        .map((values) => new TextEncoder().encode(values.join(', '))),
    );
    fc.assert(
      fc.property(text, (bytes) => {
        for (const form of forms(bytes).forms)
          expect(Buffer.compare(form.restore(form.bytes), bytes)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test('the rows of a text have the bits of their digits and of the gaps behind them', () => {
    const [file] = forms('# x\n10, 200\n3\n').forms;
    // Bytes:  "# x\n" "10, " "200\n" "3" "\n"
    const bits = Float64Array.of(...[9, 9, 9, 9], ...[1, 2, 3, 4], ...[5, 6, 7, 8], 20, 9);
    expect([...file.rowBits(bits)]).toEqual([10, 26, 20]);
  });

  test('bits of a byte share what it costs', () => {
    const [file, symbols] = forms(Uint8Array.of(0, 255, 7), 'bits').forms;
    expect([...file.rowBits(Float64Array.of(8, 16, 0))]).toEqual([
      ...Array(8).fill(1),
      ...Array(8).fill(2),
      ...Array(8).fill(0),
    ]);
    expect(symbols.bytes.length).toBeGreaterThan(24);
  });

  test('the lowest bytes come first in planes', () => {
    const planes = forms(lines([0, 770, 3])).forms.find(({ name }) => name === 'packed planes')!;
    expect([...planes.bytes.subarray(-6)]).toEqual([0, 2, 3, 0, 3, 0]);
    expect([...planes.rowBits(Float64Array.from(planes.bytes))]).toEqual([0, 5, 3]);
  });
});

test('damaged packed forms are refused', () => {
  const whole = forms(lines(count.map((n) => n * n))).forms[1].bytes;
  expect(() => restorePacked(new Uint8Array())).toThrow(InputError);
  for (let length = 0; length < whole.length; length++)
    expect(() => restorePacked(whole.subarray(0, length))).toThrow(InputError);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        restorePacked(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
    { numRuns: 500 },
  );
});
