import { describe, expect, test } from 'vitest';
import { readFile, writeFile } from '../../src/codelength/file.js';
import { priceModel } from '../../src/codelength/price.js';
import { readDataset } from '../../src/data/read.js';
import { describe as describeData } from '../../src/data/rebuild.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';
import { applyModel } from '../../src/search/apply.js';
import { assertLength } from './decision-laws.js';
import { decodeByTheBook } from './reference-decoder.js';

const REAL = shippedGrammar('real');

function lines(rows: number, value: (n: number) => string): Uint8Array {
  return Buffer.from(`y\n${Array.from({ length: rows }, (_, n) => `${value(n)}\n`).join('')}`);
}

/** Differences that look like noise, the same each time. */
const noise = (n: number) => Math.sin(n * n * 12.9898) * 0.05;

const SERIES: readonly (readonly [program: string, original: Uint8Array])[] = [
  ['measured(2.5*sin(1.3*n) + 0.7)', lines(80, (n) => (2.5 * Math.sin(1.3 * n) + 0.7).toFixed(3))],
  ['measured(0.25*n + 3)', lines(60, (n) => (0.25 * n + 3 + noise(n)).toFixed(2))],
  ['measured(a(n-1))', lines(40, (n) => (10 + noise(n)).toFixed(1))],
  [
    'measured(0.001*exp(0.3*n))',
    lines(50, (n) => String(Number((0.001 * Math.exp(0.3 * n)).toPrecision(4)))),
  ],
  ['measured(7/n)', lines(30, (n) => (7 / (n + 1)).toFixed(4))],
  [
    'piecewise(20: measured(n/2), measured(10 - 0.1*n))',
    lines(50, (n) => (n < 20 ? n / 2 : 10 - 0.1 * (n - 20)).toFixed(2)),
  ],
  [
    'interleaved(measured(n), measured(-n))',
    lines(40, (n) => (n % 2 === 0 ? n / 2 : -(n - 1) / 2).toFixed(1)),
  ],
];

describe.each(SERIES)('%s', (program, original) => {
  const { dataset, surface } = describeData(Buffer.from(original), { name: 'series' });
  const model = parseModel(program);

  test('is written at its price, and its file comes back byte for byte', () => {
    const price = priceModel(dataset, REAL, model);
    const written = writeFile(dataset, surface, REAL, model);
    expect(written.programBits).toBeCloseTo(price.programBits, 6);
    expect(written.dataBits).toBeCloseTo(price.dataBits, 6);
    assertLength(written.bytes, 8 * 7 + written.headerBits + written.programBits + written.dataBits);
    const read = readFile(written.bytes, 'series');
    expect(Buffer.from(read.bytes).equals(original)).toBe(true);
    expect(read.form === 'model' && read.model).toEqual(model);
    expect(Buffer.from(decodeByTheBook(written.bytes).original).equals(Buffer.from(original))).toBe(true);
  });
});

test('what comes next is the place that is nearest to what is computed', () => {
  const { dataset } = readDataset(SERIES[1][1], { name: 'line' });
  const rows = applyModel(parseModel('measured(0.25*n + 3.004)'), dataset, { count: 3, given: [] });
  // 18.004, 18.254 and 18.504, with two decimals.
  expect(rows.map(({ value }) => value)).toEqual([1800n, 1825n, 1850n]);
});

test('what comes next rests on what came before, in the units of the data', () => {
  const { dataset } = readDataset(
    lines(20, (n) => (2 ** (n % 5) / 4).toFixed(2)),
    { name: 'series' },
  );
  const rows = applyModel(parseModel('measured(2*a(n-1))'), dataset, { count: 2, given: [] });
  expect(rows.map(({ value }) => value)).toEqual([800n, 1600n]);
});
