import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { columnOf } from '../../src/data/column.js';
import { formatScaled } from '../../src/data/digits.js';
import { formatValue } from '../../src/data/kinds.js';
import { readData } from '../../src/data/read.js';
import { type Rows, renderSurface } from '../../src/data/render.js';
import type { Gaps, Surface } from '../../src/data/surface.js';
import { FileFormatError } from '../../src/errors.js';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const integers = (...values: number[]): Rows => ({
  kind: 'integer',
  target: columnOf(values.map(BigInt)),
  alphabet: [],
});
const symbols = (alphabet: number[], ...values: number[]): Rows => ({
  kind: 'symbol',
  target: columnOf(values.map(BigInt)),
  alphabet,
});
const text = (gaps: Gaps, width = 0): Surface => ({
  form: 'text',
  prefix: latin1('<'),
  gaps,
  suffix: latin1('>'),
  notation: { decimals: 0, trimmed: false, width },
});
const render = (rows: Rows, surface: Surface, most?: number) =>
  Buffer.from(renderSurface(rows, surface, most)).toString('latin1');

describe('values in decimal digits', () => {
  test.each<[value: bigint, decimals: number, trimmed: boolean, width: number, written: string]>([
    [0n, 0, false, 0, '0'],
    [-7n, 0, false, 3, '-007'],
    [1234n, 0, false, 3, '1234'],
    [250n, 2, false, 0, '2.50'],
    [250n, 2, true, 0, '2.5'],
    [300n, 2, true, 0, '3'],
    [-5n, 2, false, 0, '-0.05'],
    [0n, 3, false, 0, '0.000'],
    [0n, 3, true, 0, '0'],
    [15n, 1, false, 2, '01.5'],
    [10n ** 30n + 1n, 2, false, 0, '10000000000000000000000000000.01'],
  ])('%i with %i decimals, trimmed %s, width %i', (value, decimals, trimmed, width, written) => {
    expect(formatScaled(value, { decimals, trimmed, width })).toBe(written);
    if (Number.isSafeInteger(Number(value))) {
      expect(formatScaled(Number(value), { decimals, trimmed, width })).toBe(written);
    }
  });

  test.prop([fc.bigInt(), fc.nat(8), fc.boolean(), fc.nat(12)])(
    'they read back exactly',
    (value, decimals, trimmed, width) => {
      const written = formatScaled(value, { decimals, trimmed, width });
      const data = readData(written, { name: 'data', kind: 'decimal' });
      const scale = 10n ** BigInt(decimals - data.decimals);
      expect(BigInt(readBack(written)) * scale).toBe(value);
    },
  );
});

/** The digits of a written number without its point, as an integer. */
function readBack(written: string): string {
  return written.replace('.', '');
}

describe('values for people', () => {
  test.each<[kind: 'integer' | 'decimal' | 'symbol', value: bigint, shown: string]>([
    ['integer', -12n, '-12'],
    ['decimal', 250n, '2.50'],
    ['symbol', 0n, '0x0a'],
    ['symbol', 1n, ' '],
    ['symbol', 2n, 'a'],
    ['symbol', 3n, '0xff'],
    ['symbol', 4n, '#4'],
    ['symbol', -1n, '#-1'],
    ['symbol', 10n ** 40n, `#1${'0'.repeat(40)}`],
  ])('%s %i is %s', (kind, value, shown) => {
    const alphabet = kind === 'symbol' ? [10, 32, 97, 255] : [];
    expect(formatValue({ kind, decimals: kind === 'decimal' ? 2 : 0, alphabet }, value)).toBe(shown);
  });
});

describe('gaps', () => {
  test.each<[what: string, gaps: Gaps, written: string]>([
    ['constant', { kind: 'constant', bytes: latin1(', ') }, '<5, 6, 7, 8>'],
    [
      'indexed',
      { kind: 'indexed', before: latin1('\n'), first: -1, after: latin1(' ') },
      '<5\n-1 6\n0 7\n1 8>',
    ],
    ['wrapped', { kind: 'wrapped', width: 2, inner: latin1(' '), line: latin1('\xff') }, '<5 6\xff7 8>'],
    ['verbatim', { kind: 'verbatim', gaps: ['a', '', '\0'].map(latin1) }, '<5a67\x008>'],
  ])('%s', (_, gaps, written) => {
    expect(render(integers(5, 6, 7, 8), text(gaps))).toBe(written);
  });

  test('symbols stand in texts as their bytes', () => {
    const gaps: Gaps = { kind: 'constant', bytes: latin1('-') };
    expect(render(symbols([65, 66], 0, 1, 1), text(gaps))).toBe('<A-B-B>');
  });

  test('no rows leave prefix and suffix', () => {
    expect(render(integers(), text({ kind: 'verbatim', gaps: [] }))).toBe('<>');
  });
});

describe('surfaces that do not fit', () => {
  const none: Gaps = { kind: 'constant', bytes: latin1('') };
  const endless: Gaps = { kind: 'constant', bytes: new Uint8Array(1000) };
  test.each<[what: string, rows: Rows, surface: Surface, message: string]>([
    ['half a byte', symbols([48, 49], 1, 0, 1), { form: 'bits' }, '3 bits are no whole number of bytes'],
    ['no bit', symbols([48, 49, 50], 2, 0, 0, 0, 0, 0, 0, 0), { form: 'bits' }, 'row 0 is no bit'],
    [
      'no symbol',
      symbols([65], 0, 1),
      { form: 'symbols', times: 1, suffix: latin1('') },
      'symbol 1 is not in the alphabet',
    ],
    ['no symbol in a text', symbols([65], -1), text(none), 'symbol -1 is not in the alphabet'],
    ['too few gaps', integers(1, 2), text({ kind: 'verbatim', gaps: [] }), '0 gaps do not fit 2 values'],
    ['much padding', integers(1), text(none, 10 ** 9), 'the file would be longer than 100 bytes'],
    ['much between values', integers(1, 2), text(endless), 'the file would be longer than 100 bytes'],
    [
      'many symbols',
      symbols([65], ...new Array(99).fill(0)),
      { form: 'symbols', times: 1, suffix: latin1('\r\n') },
      'the file would be longer than 100 bytes',
    ],
    [
      'no value',
      { kind: 'integer', target: columnOf([undefined]), alphabet: [] },
      text(none),
      'row 0 has no value',
    ],
  ])('%s', (_, rows, surface, message) => {
    expect(() => renderSurface(rows, surface, 100)).toThrow(new FileFormatError(message));
  });
});
