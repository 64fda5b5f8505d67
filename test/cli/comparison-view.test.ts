import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { renderComparison, renderDistances } from '../../src/cli/comparison-view.js';
import type { Comparison, ComparisonRow } from '../../src/compare/result.js';

const xz: ComparisonRow = {
  ...{ name: 'xz', family: 'system', version: '5.4.1', form: 'packed', bytes: 1234, headerBytes: 32 },
  ...{ bits: 9872, bitsPerSymbol: 4.936, ratio: 0.1234, encodeSeconds: 0.001, decodeSeconds: 12.34 },
  ...{ peakBytes: null, verified: true },
};

const comparison: Comparison = {
  dataset: { name: 'x.csv', kind: 'decimal', rows: 2000, bytes: 10_000, format: 'CSV, column "x"' },
  rows: [
    xz,
    { ...xz, name: 'liar', family: 'neural', bytes: 3, verified: false },
    {
      ...{ name: 'slow', family: 'neural', version: '1', form: 'file', bytes: null, headerBytes: null },
      ...{ bits: null, bitsPerSymbol: null, ratio: null, encodeSeconds: null, decodeSeconds: null },
      ...{ peakBytes: 3 * 2 ** 20, verified: false, failure: 'ended after 300 s' },
    },
  ],
  absent: [{ name: 'zpaq', reason: 'not on the PATH' }],
  entropies: [4, 3, 2.5, 1],
  entropiesOf: 'bytes',
  profile: {
    rows: 2000,
    unit: 'bits a row',
    series: [{ name: 'xz', bits: [8, ...Array(125).fill(0), 4, 4] }],
  },
  interrupted: true,
};

test('a comparison as people see it', () => {
  expect(stripVTControlCharacters(renderComparison(comparison)).split('\n')).toEqual([
    'x.csv (CSV, column "x"): 10,000 bytes, 2,000 rows of kind decimal',
    '',
    'compressor  family  bytes  header  bits a row   ratio    encode  decode   memory  form    version',
    'xz          system  1,234      32       4.936  12.3 %  < 0.01 s  12.3 s        -  packed  5.4.1',
    'liar !      neural      3      32       4.936  12.3 %  < 0.01 s  12.3 s        -  packed  ' +
      'not verified: decoding did not give back the file',
    'slow !      neural      -       -           -       -         -       -  3.0 MiB  file    ' +
      'not verified: ended after 300 s',
    '',
    'Empirical entropy of the bytes, bits a row: order 0 4.000, order 1 3.000, order 2 2.500, order 3 1.000',
    'Absent: zpaq (not on the PATH)',
    '',
    'Surprise from the first row to the last, up to 4.0 bits a row:',
    `  xz  █${'▁'.repeat(58)}▆`,
    '',
    'Interrupted: only what was done is shown.',
  ]);
});

test('distances as people see them', () => {
  const shown = renderDistances(
    ['a', 'longer'],
    [
      [0, 0.5],
      [0.5, 0.0123],
    ],
    'brotli',
  );
  expect(stripVTControlCharacters(shown).split('\n').slice(2)).toEqual([
    '            a  longer',
    'a       0.000   0.500',
    'longer  0.500   0.012',
  ]);
});
