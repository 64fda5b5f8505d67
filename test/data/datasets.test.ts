import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Dataset, rowsOf } from '../../src/data/dataset.js';
import { readDataset } from '../../src/data/read.js';
import { describe as describeFile } from '../../src/data/rebuild.js';
import { renderSurface } from '../../src/data/render.js';

const root = new URL('../../datasets/', import.meta.url);
const folders = ['integer', 'decimal', 'table', 'bits', 'symbol'] as const;
const files = folders.flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root)).map((file) => ({
    folder,
    file,
    bytes: new Uint8Array(readFileSync(new URL(`${folder}/${file}`, root))),
  })),
);
const readme = readFileSync(new URL('README.md', root), 'utf8');

function folderOf(dataset: Dataset): string {
  if (dataset.kind !== 'symbol') return dataset.kind;
  return dataset.alphabet.every((byte) => byte === 48 || byte === 49) ? 'bits' : 'symbol';
}

test('there are at least 55 datasets, 25 of them integers and 12 tables', () => {
  expect(files.length).toBeGreaterThanOrEqual(55);
  expect(files.filter(({ folder }) => folder === 'table').length).toBeGreaterThanOrEqual(12);
  expect(files.filter(({ folder }) => folder === 'integer').length).toBeGreaterThanOrEqual(25);
});

describe.each(files)('$folder/$file', ({ folder, file, bytes }) => {
  const { dataset, format } = readDataset(bytes, { name: file });

  test('is read as the kind of its folder', () => {
    const isTable = folder === 'table';
    expect(
      isTable && dataset.kind !== 'symbol' && dataset.given.length > 0 ? folder : folderOf(dataset),
    ).toBe(folder);
    expect(rowsOf(dataset)).toBeGreaterThanOrEqual(isTable ? 8 : 25);
  });

  test('names its source and its licence', () => {
    const head = new TextDecoder().decode(bytes).split('\n').slice(0, 3);
    expect(head[0]).toMatch(/^# \S.{9,}/);
    expect(head[1]).toMatch(/^# Source: \S.{3,}/);
    expect(head[2]).toMatch(/^# Licence: \S.{2,}/);
  });

  test('comes back byte for byte, in a compact description', () => {
    const description = describeFile(bytes, { name: file });
    expect(Buffer.compare(renderSurface(description.dataset, description.surface), bytes)).toBe(0);
    expect(description.format).toBe(format);
    // Given columns are no numbers in a description, but what stands between the numbers of the target.
    if (folder !== 'table') expect(description.surface).not.toMatchObject({ gaps: { kind: 'verbatim' } });
  });

  test('is listed with its rows', () => {
    const line = readme.split('\n').find((text) => text.includes(`](${folder}/${file})`));
    expect(line?.split('|').at(-4)?.trim()).toBe(String(rowsOf(dataset)));
  });
});

/** First terms and sums that anybody can look up or work out. */
test.each<[path: string, first: number[], sum: number]>([
  ['integer/fibonacci.csv', [0, 1, 1, 2, 3, 5, 8, 13], 165580140],
  ['integer/primes.txt', [2, 3, 5, 7, 11, 13, 17, 19], 7699],
  ['integer/squares.txt', [0, 1, 4, 9, 16], 20540],
  ['integer/n-mod-7.txt', [0, 1, 2, 3, 4, 5, 6, 0], 174],
  ['integer/ruler.txt', [0, 1, 0, 2, 0, 1, 0, 3], 120],
  ['table/boyle.csv', [466, 489, 511, 536], 24_603],
  ['table/income-tax.csv', [25000, 50000, 80000, 98750, 110000, 128000], 220_372_725],
  ['table/days-of-the-year.csv', [1, 7, 14, 21, 28, 32], 10_842],
  ['bits/shift-register.txt', new Array(11).fill(1), 1024],
  ['bits/thue-morse.txt', [0, 1, 1, 0, 1, 0, 0, 1], 512],
])('%s is the sequence it says', (path, first, sum) => {
  const { target } = readDataset(new Uint8Array(readFileSync(new URL(path, root))), { name: path }).dataset;
  expect(Array.from(target.values.slice(0, first.length))).toEqual(first);
  expect(target.values.reduce((total, value) => total + value, 0)).toBe(sum);
});
