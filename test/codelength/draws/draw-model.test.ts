import { fc, test } from '@fast-check/vitest';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { DecisionCost } from '../../../src/codelength/decision-cost.js';
import { DrawModel } from '../../../src/codelength/draws/draw-model.js';
import { throughModel } from '../decision-laws.js';

/** Bits of a normal distribution of deviation 1. */
const NORMAL_BITS = Math.log2(2 * Math.PI * Math.E) / 2;

const integer = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: -(2n ** 45n), max: 2n ** 45n }),
  fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }),
);

test.prop([fc.array(integer)])('integers of any size come back', (values) => {
  throughModel(values, 0n, (decisions) => new DrawModel(decisions));
});

test.prop([fc.array(fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.integer({ min: -9, max: 9 })))])(
  'the path for doubles makes the same decisions as the one for bigints',
  (values) => {
    const asIntegers = new DecisionCost();
    const model = new DrawModel(asIntegers);
    for (const value of values) model.code(BigInt(value));
    expect(bitsOf(values)).toBe(asIntegers.bits);
  },
);

it.each([2n ** 53n, 2n ** 53n - 3n, 2n ** 52n, 2n ** 52n - 2n ** 40n, -(2n ** 53n)])(
  'values about %d, where doubles have no halves, come back',
  (level) => {
    const values = [0n, 0n, 1n, -1n, 0n, 5n, 0n, 2n ** 41n, 0n].map((off) => level + off);
    throughModel(values, 0n, (decisions) => new DrawModel(decisions));
    if (level < 2n ** 53n) expect(bitsOf([level, level, level].map(Number))).toBeGreaterThan(0);
  },
);

function bitsOf(values: readonly number[]): number {
  const cost = new DecisionCost();
  const model = new DrawModel(cost);
  for (const value of values) model.codeNumber(value);
  return cost.bits;
}

/** Numbers between 0 and 1, always the same. */
function seeded(): () => number {
  const generator = xoroshiro128plus(7);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

describe('takes little more than the entropy of the distribution, which it is not told', () => {
  const random = seeded();
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const distributions: readonly (readonly [string, () => number, number])[] = [
    ['bits', () => Math.floor(2 * random()), 1],
    ['dice', () => 1 + Math.floor(6 * random()), Math.log2(6)],
    ['bytes', () => Math.floor(256 * random()), 8],
    ['uniform from -40 to 36', () => Math.floor(77 * random()) - 40, Math.log2(77)],
    ['normal about 5000', () => Math.round(5000 + 30 * gaussian()), Math.log2(30) + NORMAL_BITS],
    ['normal about 0', () => Math.round(1000 * gaussian()), Math.log2(1000) + NORMAL_BITS],
    [
      'Laplace',
      () => Math.round(200 * Math.log(1 - random()) * (random() < 0.5 ? -1 : 1)),
      Math.log2(400 * Math.E),
    ],
    ['exponential', () => Math.floor(-300 * Math.log(1 - random())), Math.log2(300 * Math.E)],
  ];
  it.each(distributions)('%s', (_, draw, entropy) => {
    for (const rows of [20, 100, 500]) {
      const excess = bitsOf(Array.from({ length: rows }, draw)) - rows * entropy;
      // A location and a scale take log2(rows) bits in all; which form, and how large, is told as well.
      expect(excess, `${rows} rows`).toBeLessThan(45 + 4 * Math.log2(rows));
    }
  });
});
