import { describe, expect, test } from 'vitest';
import { N } from '../../../src/language/construct.js';
import type { Expression } from '../../../src/language/expression.js';
import { gridCell, gridPlace, gridValue } from '../../../src/numbers/decimal-grid.js';
import type { Measurements } from '../../../src/search/fit/constants/refit.js';
import type { Shortened } from '../../../src/search/fit/constants/shorten.js';
import { Tape } from '../../../src/search/fit/constants/tape.js';
import { periodogram } from '../../../src/search/fit/periodogram.js';
import { series } from '../../../src/search/fit/series.js';
import { waves } from '../../../src/search/fit/waves.js';
import { column, judgeOf, normal, spread } from './measured-columns.js';

const grid = { decimals: 3 };

/** A series of three decimals, with the terms before. */
function seriesOf(rows: number, law: (n: number) => number, noise = 0): Measurements {
  const errors = normal(rows, 21);
  const places = Array.from({ length: rows }, (_, n) => gridPlace(law(n) + noise * errors[n], grid));
  const target = Float64Array.from(places, (place) => gridValue(place, grid));
  return {
    target,
    cells: Float64Array.from(places, (place) => gridCell(place, grid)[1] - gridCell(place, grid)[0]),
    leafValues: (leaf) =>
      target.map((_, row) => (leaf.kind === 'past' ? (target[row - lagOf(leaf.index)] ?? Number.NaN) : row)),
  };
}

function lagOf(index: Expression): number {
  const by = index.kind === 'apply' ? index.arguments[1] : index;
  return by.kind === 'literal' ? Number(by.value) : Number.NaN;
}

/** The shortest of what is found, when it is told of the best so far. */
function best(find: (ceiling: () => number) => Iterable<Shortened | undefined>): Shortened {
  let found: Shortened | undefined;
  const bits = (one: Shortened | undefined) =>
    one === undefined ? Infinity : one.programBits + one.dataBits;
  for (const one of find(() => bits(found))) if (bits(one) < bits(found)) found = one;
  return found!;
}

/** The rule of a series that is found by its curves and its past, and along n as waves. */
const FINDERS = {
  series: (measurements: Measurements) => (ceiling: () => number) =>
    series({ measurements, judge: judgeOf(measurements), lags: [], ceiling }),
  waves: (measurements: Measurements) => (ceiling: () => number) =>
    waves(
      { measurements, judge: judgeOf(measurements), ceiling },
      { expression: N, values: measurements.target.map((_, row) => row) },
    ),
};

describe('series', () => {
  test.each<[string, keyof typeof FINDERS, (n: number) => number]>([
    ['a line', 'series', (n) => 0.25 * n + 3],
    ['a wave', 'waves', (n) => 2.5 * Math.sin(1.3 * n) + 0.7],
    ['a season on a line', 'waves', (n) => 0.5 * n + 10 + 6 * Math.sin((Math.PI / 6) * n + 0.4)],
    ['two waves', 'waves', (n) => 3 * Math.sin(0.31 * n) + 2 * Math.sin(1.1 * n + 1)],
    ['a wave that fades', 'waves', (n) => 5 * Math.exp(-0.05 * n) * Math.sin(0.7 * n)],
  ])('%s, beyond the rows that it was found in', (_, finder, law) => {
    const rule = best(FINDERS[finder](seriesOf(80, law))).expression;
    const rows = 400;
    const tape = new Tape(
      rule,
      rows,
      () => Float64Array.from({ length: rows }, (_, n) => n),
      () => false,
    );
    const values = tape.values(new Float64Array());
    for (const n of [0, 79, 120, 399]) expect(values[n]).toBeCloseTo(law(n), 9);
  });

  test('coefficients of terms before', () => {
    const errors = normal(300, 5);
    const values = [0, 0];
    for (let n = 2; n < 300; n++) values.push(1.35 * values[n - 1] - 0.65 * values[n - 2] + 3 + errors[n]);
    const measurements = seriesOf(300, (n) => values[n]);
    const rule = best(FINDERS.series(measurements)).expression;
    const tape = new Tape(rule, 300, measurements.leafValues, () => false);
    const given = tape.values(new Float64Array());
    let square = 0;
    for (let n = 10; n < 300; n++) square += (given[n] - values[n]) ** 2 / 290;
    const least = errors.subarray(10).reduce((sum, error) => sum + error ** 2 / 290, 0);
    expect(square / least).toBeLessThan(1.05);
    expect(given.subarray(2).every(Number.isFinite)).toBe(true);
  });
});

test('waves along a column, at any distances', () => {
  const t = spread(70, 0, 30, 4);
  const { cells, target } = seriesOf(70, (row) => 2.5 * Math.sin(1.3 * t[row]) + 0.7);
  const measurements = { target, cells, leafValues: () => t };
  const judge = judgeOf(measurements);
  const input = { expression: column('t'), values: t };
  const { expression } = best((ceiling) => waves({ measurements, judge, ceiling }, input));
  const asked = Float64Array.of(-3, 55, 101);
  const values = new Tape(
    expression,
    3,
    () => asked,
    () => false,
  ).values(new Float64Array());
  for (const [at, time] of asked.entries())
    expect(values[at]).toBeCloseTo(2.5 * Math.sin(1.3 * time) + 0.7, 9);
});

test('the spectrum of a wave has its highest peak there', () => {
  const x = spread(100, 0, 50, 9);
  const [peak] = periodogram(
    x,
    x.map((value) => 4 + Math.cos(2.1 * value + 1)),
    3,
  );
  expect(Math.abs(peak.frequency - 2.1)).toBeLessThan(0.05);
  expect(peak.share).toBeGreaterThan(0.8);
});
