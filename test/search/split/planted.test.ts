import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { describe, expect, test } from 'vitest';
import { priceModel } from '../../../src/codelength/price.js';
import type { Dataset } from '../../../src/data/dataset.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import type { Model } from '../../../src/language/expression.js';
import { parseModel } from '../../../src/language/parse.js';
import { printModel } from '../../../src/language/print.js';
import { segmentations } from '../../../src/search/split/segmentations.js';
import { integers } from '../sequences.js';

const grammar = shippedGrammar('integer');

/** The cheapest of the models proposed for a dataset. */
function bestSplit(dataset: Dataset, candidates: readonly Model[] = []): Model | undefined {
  let best: Model | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const model of segmentations({ dataset, grammar, candidates })) {
    if (model === undefined) continue;
    const { totalBits } = priceModel(dataset, grammar, model);
    if (totalBits >= least) continue;
    best = model;
    least = totalBits;
  }
  return best;
}

/** The rows at which pieces begin, but the first. */
function boundariesOf(model: Model | undefined): number[] {
  let row = 0;
  return model?.head === 'piecewise' ? model.lengths.map((length) => (row += length)) : [];
}

type Rule = (n: number, past: readonly number[]) => number;

/** Stretches of rules one after the other, with noise of up to `noise` either way on each row. */
function planted(
  stretches: readonly { readonly rows: number; readonly rule: Rule; readonly noise?: number }[],
  random: RandomGenerator,
): { dataset: Dataset; boundaries: number[] } {
  const values: number[] = [];
  const boundaries: number[] = [];
  for (const { rows, rule, noise = 0 } of stretches) {
    if (values.length > 0) boundaries.push(values.length);
    const start = values.length;
    for (let n = 0; n < rows; n++) {
      values.push(rule(n, values.slice(start)) + uniformInt(random, -noise, noise));
    }
  }
  return { dataset: integers(values), boundaries };
}

describe('exact rules: the boundaries are found to the row', () => {
  const rules: readonly ((random: RandomGenerator) => Rule)[] = [
    (random) => {
      const [start, step] = [uniformInt(random, 100, 900), uniformInt(random, 2, 30)];
      return (n) => start + step * n;
    },
    (random) => {
      const [start, step] = [uniformInt(random, 3000, 9000), uniformInt(random, 2, 30)];
      return (n) => start - step * n;
    },
    (random) => {
      const value = uniformInt(random, -500, -10);
      return () => value;
    },
    (random) => {
      const [x, y] = [uniformInt(random, 1, 9), uniformInt(random, 10, 40)];
      return (n, past) => (n === 0 ? x : n === 1 ? y : past[n - 1] + past[n - 2]);
    },
    (random) => {
      const cycle = Array.from({ length: 5 }, (_, i) => 1000 * i + uniformInt(random, 0, 900));
      return (n) => cycle[n % 5];
    },
    (random) => {
      const [a, b] = [uniformInt(random, 2, 9), uniformInt(random, 50, 90)];
      return (n) => a * n * n + b * n + 11;
    },
  ];

  test.each(Array.from({ length: 10 }, (_, seed) => seed))('seed %i', (seed) => {
    const random = xoroshiro128plus(seed);
    const first = uniformInt(random, 0, rules.length - 1);
    const chosen = [0, 1, 2].map((turn) => rules[(first + turn * (1 + (seed % 2))) % rules.length](random));
    const stretches = chosen.map((rule) => ({ rule, rows: uniformInt(random, 12, 25) }));
    const { dataset, boundaries } = planted(stretches, random);
    const best = bestSplit(dataset);
    expect(boundariesOf(best), best && printModel(best)).toEqual(boundaries);
  });
});

describe('noisy rules: the boundaries are found to a row', () => {
  test.each(Array.from({ length: 8 }, (_, seed) => seed))('seed %i', (seed) => {
    const random = xoroshiro128plus(100 + seed);
    const levels = [uniformInt(random, 200, 300), uniformInt(random, 20, 100), uniformInt(random, 500, 600)];
    const slope = uniformInt(random, 3, 6);
    const shapes: readonly Rule[] = [
      () => levels[0],
      (n) => levels[1] - slope * n,
      (n) => levels[2] + slope * n,
    ];
    const stretches = [0, 1, 2].map((turn) => ({
      rule: shapes[(seed + turn) % 3],
      rows: uniformInt(random, 40, 70),
      noise: 2,
    }));
    const { dataset, boundaries } = planted(stretches, random);
    const best = bestSplit(dataset);
    const found = boundariesOf(best);
    expect(found, best && printModel(best)).toHaveLength(boundaries.length);
    for (const [index, row] of boundaries.entries()) {
      expect(Math.abs(found[index] - row), best && printModel(best)).toBeLessThanOrEqual(1);
    }
  });
});

test('candidates stand where they explain the rows', () => {
  const random = xoroshiro128plus(7);
  const { dataset, boundaries } = planted(
    [
      { rows: 30, rule: (n) => (n * n) % 23 },
      { rows: 40, rule: () => 50, noise: 40 },
      { rows: 30, rule: (n) => (n * n) % 23 },
    ],
    random,
  );
  const best = bestSplit(dataset, [parseModel('n*n mod 23'), parseModel('interleaved(n, n)')]);
  expect(boundariesOf(best)).toEqual(boundaries);
  expect(best && printModel(best)).toMatch(
    /^piecewise\(30: exact\(n\*n mod 23\), 40: noisy\(.*\), exact\(.*\)\)$/,
  );
});

test('on long data boundaries are sought on a grid and refined', () => {
  const random = xoroshiro128plus(9);
  const { dataset, boundaries } = planted(
    [
      { rows: 1234, rule: () => 1000, noise: 3 },
      { rows: 777, rule: (n) => 5 * n, noise: 3 },
      { rows: 1500, rule: () => -1000, noise: 3 },
    ],
    random,
  );
  expect(boundariesOf(bestSplit(dataset))).toEqual(boundaries);
});

test('rows in turn are found inside a piece', () => {
  const values = [
    ...Array.from({ length: 20 }, (_, row) => 3 * row),
    ...Array.from({ length: 24 }, (_, row) => (row % 2 === 0 ? 700 : 100 - row)),
  ];
  const best = bestSplit(integers(values));
  expect(boundariesOf(best)).toEqual([20]);
  expect(best && printModel(best)).toContain('interleaved(');
});

test('where nothing changes nothing is split', () => {
  expect(boundariesOf(bestSplit(integers(Array.from({ length: 60 }, (_, row) => 7 * row + 1))))).toEqual([]);
});
