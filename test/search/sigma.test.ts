import { expect, it } from 'vitest';
import { readFile, writeFile } from '../../src/codelength/file.js';
import { rowBits, rowProfile } from '../../src/codelength/model-score.js';
import { columnOf } from '../../src/data/column.js';
import { readDataset } from '../../src/data/read.js';
import { describe as describeData } from '../../src/data/rebuild.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';
import { applyModel } from '../../src/search/apply.js';
import { rowsFrom } from './sequences.js';

/** Quantiles of the normal distribution, once each in ten rows. */
const QUANTILES = [-1.64, -1.04, -0.67, -0.39, -0.13, 0.13, 0.39, 0.67, 1.04, 1.64];

/** y = 3x with errors of 1 and of 49.7 in turn. */
const ROWS = rowsFrom(100, (n) => n).map((n) => {
  const x = (37 * n) % 100;
  const error = n % 2 === 0 ? 1 : 49.7;
  const quantile = QUANTILES[(3 * Math.floor(n / 2) + 7 * Math.floor(n / 20)) % 10];
  return { x, y: (3 * x + error * quantile).toFixed(2), error };
});

const TEXT = `x,y,error\n${ROWS.map(({ x, y, error }) => `${x},${y},${error}`).join('\n')}\n`;
const read = (sigma?: string) =>
  readDataset(Buffer.from(TEXT), { name: 't', column: 'y', inputs: ['x'], ...(sigma && { sigma }) }).dataset;

it('standard errors make measurements cheaper, row by row', () => {
  const model = parseModel('measured(3*x)');
  const [told, untold] = [read('error'), read()];
  expect(rowBits(model, told)).toBeLessThan(rowBits(model, untold) - 60);
  const profile = rowProfile(model, told);
  expect(profile.reduce((sum, bits) => sum + bits, 0)).toBeCloseTo(rowBits(model, told), 6);
  // Rows in turn have the standard errors of their own.
  const alternating = parseModel('interleaved(measured(3*x), measured(3*x))');
  const bits = rowBits(alternating, told);
  expect(Math.abs(bits - rowBits(model, told))).toBeLessThan(25);
});

it('rows ahead have no standard errors: they are as uncertain as the others', () => {
  const data = read('error');
  const given = [{ name: 'x', column: columnOf([...ROWS.map(({ x }) => BigInt(x)), 200n]) }];
  const [{ value, low, high }] = applyModel(parseModel('measured(3*x)'), data, {
    ...{ count: 1, given },
    withBounds: true,
  });
  expect(value).toBe(60000n);
  expect(Number(high! - low!) / 100).toBeGreaterThan(40);
  expect(Number(high! - low!) / 100).toBeLessThan(110);
});

it('files of data with standard errors are read without them', () => {
  const bytes = Buffer.from(TEXT);
  const { dataset, surface } = describeData(bytes, { name: 't', column: 'y', sigma: 'error' });
  expect(dataset.sigma?.name).toBe('error');
  const written = writeFile(dataset, surface, shippedGrammar('real'), parseModel('measured(3*n)'));
  expect(Buffer.compare(readFile(written.bytes, 't').bytes, bytes)).toBe(0);
  const { sigma: _, ...untold } = dataset;
  expect(written.dataBits).toBeCloseTo(rowBits(parseModel('measured(3*n)'), untold), 6);
});
