import { readFileSync } from 'node:fs';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { DecisionReader, DecisionWriter } from '../../src/codelength/decision-coders.js';
import { DecisionCost } from '../../src/codelength/decision-cost.js';
import { normalTail } from '../../src/codelength/draws/tails.js';
import { scoreColumn } from '../../src/codelength/head-scorer.js';
import { IntegerModel } from '../../src/codelength/integer-model.js';
import { MeasuredCoder } from '../../src/codelength/measured/measured-code.js';
import { MeasuredScorer } from '../../src/codelength/measured/measured-scorer.js';
import { type Column, columnOf, exactRows, valueAt } from '../../src/data/column.js';
import { readData } from '../../src/data/read.js';
import { type DecimalGrid, gridPlace, gridValue } from '../../src/numbers/decimal-grid.js';
import { assertRoundTrips } from './decision-laws.js';
import { measuredRows } from './reference-measured.js';

const FIXED: DecimalGrid = { decimals: 2 };
const FLOATING: DecimalGrid = { decimals: 5, significant: 4 };
const BOTH = [FIXED, FLOATING];

function valuesOf(column: Column): bigint[] {
  return exactRows(column).map((value) => {
    if (value === undefined) throw new Error('a row is undefined');
    return value;
  });
}

/** Uniform numbers between 0 and 1 of a linear congruential generator (Knuth's MMIX). */
function numbersFrom(seed: bigint): () => number {
  let state = seed;
  return () => {
    state = (6364136223846793005n * state + 1442695040888963407n) & (2n ** 64n - 1n);
    return (Number(state >> 11n) + 0.5) / 2 ** 53;
  };
}

type Noise = (random: () => number) => number;
const normal: Noise = (random) => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
const laplace: Noise = (random) => ((random() < 0.5 ? 1 : -1) * -Math.log(random())) / Math.SQRT2;

interface Case {
  readonly grid: DecimalGrid;
  readonly predictions: readonly (number | undefined)[];
  readonly target: readonly bigint[];
  readonly errors?: readonly number[];
}

function bitsOf({ grid, predictions, target, errors }: Case, bound?: number): number {
  const literals = (decisions: ConstructorParameters<typeof IntegerModel>[0]) => new IntegerModel(decisions);
  const scorer = new MeasuredScorer(columnOf(target), grid, literals, errors && Float64Array.from(errors));
  const values = Float64Array.from(predictions, (value) => value ?? Number.NaN);
  return scorer.score(values, 0, bound);
}

const anyGrid: fc.Arbitrary<DecimalGrid> = fc.record({
  decimals: fc.integer({ min: -4, max: 20 }),
  significant: fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }),
});

/** Rows that are right, off by few places or many, or have nothing to do with their predictions; at times rounded to multiples, up to some row. */
const anyCase: fc.Arbitrary<Case> = anyGrid.chain((grid) => {
  const prediction = fc.oneof(
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value % 1e40),
    fc.constant(0),
  );
  const off = fc.oneof(
    fc.bigInt({ min: -4n, max: 4n }),
    fc.bigInt({ min: -5000n, max: 5000n }),
    fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }),
    fc.constantFrom(2n ** 53n, -(2n ** 53n), 2n ** 53n - 1n, 2n ** 90n),
  );
  const row = fc.record({
    prediction: fc.option(prediction, { nil: undefined }),
    off: fc.oneof({ weight: 2, arbitrary: fc.constant(0n) }, off),
    error: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
  });
  const step = fc.oneof(fc.constant(1n), fc.constantFrom(2n, 10n, 625n, 3n ** 20n, 2n ** 52n, 2n ** 70n));
  const stepped = fc.record({ step, until: fc.oneof(fc.constant(40), fc.nat({ max: 40 })) });
  return fc.tuple(fc.array(row, { maxLength: 40 }), fc.boolean(), stepped).map(([rows, isTold, each]) => ({
    grid,
    predictions: rows.map(({ prediction }) => prediction),
    target: rows.map(({ prediction, off }, at) => {
      const place = gridPlace(prediction ?? 0, grid) + off;
      return at < each.until ? place - (place % each.step) : place;
    }),
    ...(isTold ? { errors: rows.map(({ error }) => error) } : {}),
  }));
});

test.prop([anyCase], { numRuns: 150 })(
  'the score of a measured column is what it takes when written',
  (each) => {
    const { grid, predictions, target, errors } = each;
    const told = errors && Float64Array.from(errors);
    const { bits } = assertRoundTrips(
      (decisions) => {
        const coder = new MeasuredCoder(decisions, grid, new IntegerModel(decisions), told);
        for (const [row, value] of target.entries()) coder.codeReal(predictions[row], value);
      },
      (decisions) => {
        const coder = new MeasuredCoder(decisions, grid, new IntegerModel(decisions), told);
        return predictions.map((prediction) => coder.codeReal(prediction, 0n));
      },
      [...target],
    );
    expect(bitsOf(each)).toBeCloseTo(bits, 6);
    expect(bitsOf(each, bits + 1)).toBeCloseTo(bits, 6);
    if (bits > 1) expect(bitsOf(each, bits - 1)).toBe(Number.POSITIVE_INFINITY);
  },
);

test.prop([anyCase], { numRuns: 60 })(
  'measured rows are read by the book',
  ({ grid, predictions, target, errors }) => {
    const writer = new DecisionWriter();
    const coder = new MeasuredCoder(
      writer,
      grid,
      new IntegerModel(writer),
      errors && Float64Array.from(errors),
    );
    for (const [row, value] of target.entries()) coder.codeReal(predictions[row], value);
    const reader = new DecisionReader(writer.finish());
    const literals = new IntegerModel(reader);
    const read = measuredRows(
      grid,
      (units) => reader.biased(0, units),
      (bits) => reader.raw(0, bits),
      () => literals.code(0n),
    );
    expect(predictions.map((prediction, row) => read(prediction ?? Number.NaN, errors?.[row]))).toEqual([
      ...target,
    ]);
  },
);

it('long noise that changes is read by the book', () => {
  const random = numbersFrom(12n);
  const predictions = Array.from({ length: 1500 }, () => 50 * random());
  const target = predictions.map((value, row) =>
    gridPlace(value + (0.1 + row / 500) * normal(random) + (row % 97 === 5 ? 30 : 0), FIXED),
  );
  const writer = new DecisionWriter();
  const coder = new MeasuredCoder(writer, FIXED, new IntegerModel(writer));
  for (const [row, value] of target.entries()) coder.codeReal(predictions[row], value);
  const reader = new DecisionReader(writer.finish());
  const read = measuredRows(
    FIXED,
    (units) => reader.biased(0, units),
    (bits) => reader.raw(0, bits),
    () => 0n,
  );
  expect(predictions.map((prediction) => read(prediction))).toEqual(target);
});

test.prop([anyCase, anyCase])('a scorer of measured columns forgets what it scored before', (one, other) => {
  const target = columnOf(one.target);
  const scorer = new MeasuredScorer(target, one.grid, (decisions) => new IntegerModel(decisions));
  const values = Float64Array.from(one.predictions, (value) => value ?? Number.NaN);
  const others = Float64Array.from(one.predictions, (_, row) => other.predictions[row] ?? 7);
  const first = scorer.score(values, 0);
  scorer.score(others, 0);
  expect(scorer.score(values, 0)).toBe(first);
});

/** Noise of so many cells about predictions between 0 and some hundred cells times as much. */
function noisyCase(noise: Noise, cells: number, rows: number, seed: bigint): Case {
  const random = numbersFrom(seed);
  const spread = cells * 10 ** (0.5 + 2 * random());
  const predictions = Array.from({ length: rows }, () => (spread * (0.1 + random())) / 100);
  const target = predictions.map((value) => BigInt(Math.round(100 * value + cells * noise(random))));
  return { grid: FIXED, predictions, target };
}

/** Bits that the rows take with the very distribution that they are drawn from. */
function entropyOf({ predictions, target }: Case, noise: Noise, cells: number): number {
  let bits = 0;
  for (const [row, value] of target.entries()) {
    const distance = Math.abs(Number(value) - 100 * (predictions[row] ?? 0));
    bits -= Math.log2(massOf(noise, (distance - 0.5) / cells, (distance + 0.5) / cells));
  }
  return bits;
}

function massOf(noise: Noise, from: number, to: number): number {
  const tail = (z: number) => (noise === normal ? normalTail(z) : Math.exp(-Math.SQRT2 * z) / 2);
  return from >= 0 ? tail(from) - tail(to) : 1 - tail(-from) - tail(to);
}

describe('the residual code of measurements', () => {
  for (const [name, noise] of [
    ['normal', normal],
    ["Laplace's", laplace],
  ] as const) {
    it.each([0.3, 3, 100, 1e4])(
      `takes little more than the entropy of ${name} noise of %d cells`,
      (cells) => {
        const regret = (rows: number): number => {
          let sum = 0;
          for (let seed = 1n; seed <= 24n; seed++) {
            const each = noisyCase(noise, cells, rows, seed);
            sum += bitsOf(each) - entropyOf(each, noise, cells);
          }
          return sum / 24 / rows;
        };
        expect(regret(100)).toBeLessThan(0.085);
        expect(regret(400)).toBeLessThan(0.03);
      },
    );
  }

  it.each(BOTH)('takes three bits in all where all rows are right (%j)', (grid) => {
    const random = numbersFrom(5n);
    const predictions = Array.from({ length: 100 }, () => 50 * random());
    const target = predictions.map((value) => gridPlace(value, grid));
    expect(bitsOf({ grid, predictions, target })).toBeLessThan(3);
  });

  it.each([
    { name: 'sixteenths', grid: { decimals: 4 }, step: 625 },
    { name: 'quarters', grid: { decimals: 2 }, step: 25 },
    { name: 'whole tens', grid: { decimals: 0 }, step: 10 },
    { name: 'halves', grid: { decimals: 1 }, step: 5 },
  ])('sees that all rows are $name', ({ grid, step }) => {
    // Noise of 0.8 steps and 8; each row is log2(step) bits shorter, but for those that the step is learned from.
    for (const scale of [0.8, 8]) {
      const random = numbersFrom(13n);
      const predictions = Array.from({ length: 60 }, () => (step * 1000 * random()) / 10 ** grid.decimals);
      const inSteps = predictions.map((value) =>
        BigInt(Math.round((value * 10 ** grid.decimals) / step + scale * normal(random))),
      );
      const whole = predictions.map((value) => (value * 10 ** grid.decimals) / step);
      const bits = bitsOf({ grid, predictions, target: inSteps.map((value) => value * BigInt(step)) });
      const least = bitsOf({ grid: { decimals: 0 }, predictions: whole, target: inSteps });
      expect(bits - least).toBeGreaterThan(Math.log2(step));
      expect(bits - least).toBeLessThan(3 * Math.log2(step) + 5);
    }
  });

  it('takes rows for ever finer parts as it sees them, and for places of the grid in the end', () => {
    const random = numbersFrom(14n);
    const predictions = Array.from({ length: 90 }, () => 50 + 50 * random());
    const steps = [100, 50, 1];
    const target = predictions.map((value, row) => {
      const step = steps[Math.floor(row / 30)];
      return BigInt(step * Math.round((100 * value + 60 * normal(random)) / step));
    });
    const parts = steps.map((_, part) => {
      const [from, to] = [30 * part, 30 * part + 30];
      return bitsOf({
        grid: FIXED,
        predictions: predictions.slice(from, to),
        target: target.slice(from, to),
      });
    });
    expect(bitsOf({ grid: FIXED, predictions, target })).toBeLessThan(parts[0] + parts[1] + parts[2]);
  });

  it.each([0.01, 3, 1000])(
    'loses little where chance divides random places (noise of %d places)',
    (scale) => {
      // The same rows some places further up have other divisors; at the best shift, none from the second row on.
      let sum = 0;
      for (let seed = 1n; seed <= 20n; seed++) {
        const random = numbersFrom(seed);
        const predictions = Array.from({ length: 30 }, () => 1e5 + 5000 * random());
        const target = predictions.map((value) => BigInt(Math.round(value + scale * normal(random))));
        const bits = Array.from({ length: 8 }, (_, shift) =>
          bitsOf({
            grid: { decimals: 0 },
            predictions: predictions.map((value) => value + shift),
            target: target.map((value) => value + BigInt(shift)),
          }),
        );
        const excess = bits[0] - Math.min(...bits);
        sum += excess;
        expect(excess).toBeLessThan(3);
      }
      expect(sum / 20).toBeLessThan(0.6);
    },
  );

  it.each([2, 7, 100])('takes three bits in all where all rows are the right multiples of %d', (step) => {
    const predictions = Array.from({ length: 100 }, (_, row) => step * row);
    expect(bitsOf({ grid: { decimals: 0 }, predictions, target: predictions.map(BigInt) })).toBeLessThan(3);
  });

  it.each(BOTH)('lets no outlier spoil the scale of the noise (%j)', (grid) => {
    const random = numbersFrom(6n);
    const predictions = Array.from({ length: 60 }, () => 10 + 50 * random());
    const measured = predictions.map((value) => value + 0.05 * normal(random));
    const target = measured.map((value) => gridPlace(value, grid));
    const spoilt = measured.map((value, row) => gridPlace(row % 20 === 7 ? value + 90 : value, grid));
    const price = bitsOf({ grid, predictions, target: spoilt }) - bitsOf({ grid, predictions, target });
    // Told apart from 60 rows, and found among some ten thousand places, each takes about twenty bits.
    expect(price).toBeLessThan(75);
    expect(price).toBeGreaterThan(30);
  });

  it('takes noise that grows with the values for what it is', () => {
    const random = numbersFrom(7n);
    const predictions = Array.from({ length: 200 }, () => 10 ** (4 * random()));
    const target = predictions.map((value) => gridPlace(value * (1 + 0.05 * normal(random)), FIXED));
    let entropy = 0;
    for (const [row, value] of target.entries()) {
      const scale = 5 * predictions[row];
      const z = (Number(value) - 100 * predictions[row]) / scale;
      entropy += Math.log2(scale * Math.sqrt(2 * Math.PI)) + (z * z * Math.LOG2E) / 2;
    }
    const bits = bitsOf({ grid: FIXED, predictions, target });
    expect(Math.abs(bits - entropy)).toBeLessThan(14);
  });

  it('uses the standard errors of rows, and more so the better they are', () => {
    const random = numbersFrom(8n);
    const errors = Array.from({ length: 200 }, () => 10 ** (2 * random() - 2));
    const predictions = errors.map(() => 20 * random());
    const target = predictions.map((value, row) => gridPlace(value + errors[row] * normal(random), FIXED));
    const told = bitsOf({ grid: FIXED, predictions, target, errors });
    const untold = bitsOf({ grid: FIXED, predictions, target });
    const misled = bitsOf({ grid: FIXED, predictions, target, errors: [...errors].reverse() });
    expect(told).toBeLessThan(untold - 80);
    expect(misled).toBeLessThan(untold + 10);
  });

  it('takes rows without a standard error for as uncertain as the others', () => {
    const random = numbersFrom(11n);
    const predictions = Array.from({ length: 60 }, () => 20 * random());
    const target = predictions.map((value) => gridPlace(value + 0.4 * normal(random), FIXED));
    const errors = predictions.map(() => 0.4);
    const all = bitsOf({ grid: FIXED, predictions, target, errors });
    const some = errors.map((error, row) => (row % 3 === 2 ? Number.NaN : error));
    expect(bitsOf({ grid: FIXED, predictions, target, errors: some })).toBeCloseTo(all, 9);
  });

  it('follows noise that begins late', () => {
    const random = numbersFrom(9n);
    const predictions = Array.from({ length: 120 }, () => 50 * random());
    const target = predictions.map((value, row) =>
      gridPlace(value + (row < 60 ? 0 : 0.5 * normal(random)), FIXED),
    );
    const late = bitsOf({ grid: FIXED, predictions: predictions.slice(60), target: target.slice(60) });
    expect(bitsOf({ grid: FIXED, predictions, target })).toBeLessThan(late + 30);
  });

  it('says which place a share of rows does not exceed', () => {
    const random = numbersFrom(10n);
    const coder = new MeasuredCoder(new DecisionCost(), FIXED, new IntegerModel(new DecisionCost()));
    const shares = [0.1, 0.5, 0.9];
    const within = shares.map(() => 0);
    for (let row = 0; row < 1000; row++) {
      const prediction = 50 * random();
      const value = gridPlace(prediction + 0.3 * normal(random), FIXED);
      if (row >= 500) {
        const places = shares.map((share) => coder.quantile(prediction, share));
        expect(Math.abs(Number(places[1] - gridPlace(prediction, FIXED)))).toBeLessThanOrEqual(1);
        for (const [at, place] of places.entries()) if (value <= place) within[at]++;
      }
      coder.codeReal(prediction, value);
    }
    for (const [at, share] of shares.entries()) expect(Math.abs(within[at] / 500 - share)).toBeLessThan(0.05);
  });

  it('takes rows to come for multiples where all rows were', () => {
    const random = numbersFrom(15n);
    const coder = new MeasuredCoder(new DecisionCost(), FIXED, new IntegerModel(new DecisionCost()));
    for (let row = 0; row < 60; row++) {
      const prediction = 50 * random();
      coder.codeReal(prediction, 25n * BigInt(Math.round(4 * prediction + 2 * normal(random))));
    }
    const places = [0.1, 0.5, 0.9].map((share) => Number(coder.quantile(-7.2, share)));
    expect(places.map((place) => place % 25)).toEqual([-0, -0, -0]);
    // 1.28 deviations of 50 places to either side.
    expect(places[1]).toBe(-725);
    for (const place of [places[0] + 784, places[2] + 656]) expect(Math.abs(place)).toBeLessThanOrEqual(25);
  });

  it('has the nearest place for all shares where all rows were right', () => {
    const coder = new MeasuredCoder(new DecisionCost(), FIXED, new IntegerModel(new DecisionCost()));
    for (let row = 0; row < 50; row++) coder.codeReal(row / 3, gridPlace(row / 3, FIXED));
    expect([0.1, 0.5, 0.9].map((share) => coder.quantile(-2.716, share))).toEqual([-272n, -272n, -272n]);
  });

  it.each([
    'co2',
    'johnson-and-johnson',
    'lake-huron',
    'nottingham-temperature',
    'sunspots-yearly',
    'uk-gas',
  ])('is about as short as lengths and digits of the differences in %s', (name) => {
    const { target, decimals = 0 } = readData(readFileSync(`datasets/decimal/${name}.csv`), { name });
    const grid = { decimals };
    const rows = target.values.length;
    const before = Array.from({ length: rows }, (_, row) =>
      row === 0 ? undefined : valueAt(target, row - 1),
    );
    const predictions = before.map((value) => (value === undefined ? undefined : gridValue(value, grid)));
    const measured = bitsOf({ grid, predictions, target: valuesOf(target) });
    const noisy = scoreColumn('noisy', columnOf(before), target, { kind: 'decimal', alphabetSize: 0, grid });
    expect(measured).toBeLessThan(1.015 * noisy);
  });
});
