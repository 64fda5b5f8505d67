import { describe, expect, test } from 'vitest';
import type { Shortened } from '../../../src/search/fit/constants/shorten.js';
import { Tape } from '../../../src/search/fit/constants/tape.js';
import { curves } from '../../../src/search/fit/curves.js';
import { column, judgeOf, measured, normal, spread } from './measured-columns.js';

const xs = spread(60, 0.2, 20, 17);
const others = Float64Array.of(0.1, 3, 11, 30);

/** How far the shortest curve is off beyond the rows that it was found in. */
function offBy(law: (x: number) => number, noise = 0): number {
  const errors = normal(xs.length, 4);
  const measurements = measured(
    xs.map((x, row) => law(x) + noise * errors[row]),
    { x: xs },
  );
  let best: Shortened | undefined;
  const bits = (one: Shortened | undefined) =>
    one === undefined ? Number.POSITIVE_INFINITY : one.programBits + one.dataBits;
  const problem = { measurements, judge: judgeOf(measurements), ceiling: () => bits(best) };
  for (const one of curves(problem, { expression: column('x'), values: xs }))
    if (bits(one) < bits(best)) best = one;
  const tape = new Tape(
    best!.expression,
    others.length,
    () => others,
    () => false,
  );
  const values = tape.values(new Float64Array());
  return Math.max(...others.map((x, at) => Math.abs(values[at] - law(x))));
}

describe('curves', () => {
  test.each<[string, (x: number) => number]>([
    ['a root of hundreds', (x) => 116 * (x / 100) ** (1 / 3) - 16],
    ['decay to a level', (x) => 21.5 + 63 * Math.exp(-0.31 * x)],
    ['a hyperbola', (x) => 5 / (x + 2.5) - 1],
    ['saturation', (x) => (3.7 * x) / (2.2 + x)],
    ['saturation in squares', (x) => (3.7 * x * x) / (30 + x * x)],
    ['a series of lines', (x) => (364.5 * x * x) / (x * x - 0.03)],
    ['a resonance', (x) => 500 / (x * x + 40) + 1],
    ['a logistic step', (x) => 1200 / (1 + Math.exp(-0.4 * (x - 9.5)))],
    ['a bell', (x) => 5 * Math.exp(-0.4 * (x - 7) ** 2) + 1],
  ])('%s', (_, law) => {
    expect(offBy(law)).toBeLessThan(1e-5 * Math.max(...others.map((x) => Math.abs(law(x)))));
  });

  test('under noise', () => {
    expect(offBy((x) => 21.5 + 63 * Math.exp(-0.31 * x), 0.2)).toBeLessThan(1.5);
  });
});
