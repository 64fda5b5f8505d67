import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { DecisionCost } from '../../src/codelength/decision-cost.js';
import { COUNT_LIMIT } from '../../src/codelength/decisions.js';
import { IntegerModel, LONGEST_INTEGER } from '../../src/codelength/integer-model.js';
import { SymbolModel } from '../../src/codelength/symbol-model.js';
import { throughModel } from './decision-laws.js';

/** Integers of all sizes, with the boundaries between lengths and between fast and slow paths among them. */
const integer = fc.oneof(
  fc.bigInt({ min: -9n, max: 9n }),
  fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }),
  fc
    .tuple(fc.integer({ min: 0, max: 130 }), fc.bigInt({ min: -1n, max: 1n }), fc.boolean())
    .map(([exponent, offset, negative]) => (2n ** BigInt(exponent) + offset) * (negative ? -1n : 1n)),
);

const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.integer({ min: -9, max: 9 }),
  fc
    .tuple(fc.integer({ min: 0, max: 53 }), fc.integer({ min: -1, max: 0 }), fc.boolean())
    .map(([exponent, offset, negative]) => (2 ** exponent + offset) * (negative ? -1 : 1)),
);

test.prop([fc.array(integer)])('integers of any size come back', (values) => {
  throughModel(values, 0n, (decisions) => new IntegerModel(decisions));
});

it.for([1, 2 ** 16, 2 ** 20, LONGEST_INTEGER])('an integer of %i bits comes back', (length) => {
  const value = 2n ** BigInt(length) - 1n;
  throughModel([value, -value], 0n, (decisions) => new IntegerModel(decisions));
});

test.prop([fc.array(number)])(
  'the path for doubles makes the same decisions as the one for bigints',
  (values) => {
    const asNumbers = new DecisionCost();
    const numbers = new IntegerModel(asNumbers);
    for (const value of values) numbers.codeNumber(value);
    const asIntegers = new DecisionCost();
    const integers = new IntegerModel(asIntegers);
    for (const value of values) integers.code(BigInt(value));
    expect(asNumbers.bits).toBe(asIntegers.bits);
  },
);

const symbols = fc
  .integer({ min: 1, max: 256 })
  .chain((size) => fc.tuple(fc.constant(size), fc.array(fc.nat(size - 1), { maxLength: 300 })));

test.prop([symbols])('symbols come back, whatever the size of the alphabet', ([size, values]) => {
  throughModel(values.map(BigInt), 0n, (decisions) => new SymbolModel(decisions, size));
});

test.prop([fc.integer({ min: 1, max: 256 })])('the symbols of an alphabet share all code space', (size) => {
  let sum = 0;
  for (let symbol = 0; symbol < size; symbol++) {
    const cost = new DecisionCost();
    const model = new SymbolModel(cost, size);
    for (const earlier of [0, size - 1, size >> 1]) model.codeNumber(earlier);
    const before = cost.bits;
    model.codeNumber(symbol);
    sum += 2 ** (before - cost.bits);
  }
  expect(sum).toBeCloseTo(1, 9);
});

it('a model of a constant costs next to nothing in the long run, past the halving of its counts', () => {
  const cost = new DecisionCost();
  const model = new IntegerModel(cost);
  for (let i = 0; i < 3 * COUNT_LIMIT; i++) model.codeNumber(0);
  expect(cost.bits).toBeLessThan(12);
});

it('bits follow the Krichevsky-Trofimov estimate', () => {
  const cost = new DecisionCost();
  const node = cost.reserve(1);
  for (const bit of [1, 1, 0, 1]) cost.adaptive(node, bit);
  expect(2 ** -cost.bits).toBeCloseTo((1 / 2) * (3 / 4) * (1 / 6) * (5 / 8), 12);
});
