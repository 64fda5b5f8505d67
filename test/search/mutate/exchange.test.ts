import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { ChainState } from '../../../src/search/mutate/chain.js';
import { exchange } from '../../../src/search/mutate/exchange.js';
import { temperatureLadder } from '../../../src/search/mutate/temperatures.js';

function stateOf(temperature: number, dataBits: number): ChainState {
  const current = { root: 0, programBits: 10, dataBits, tree: { kind: 'literal', value: 0n } } as const;
  return { random: [1, 2, 3, 4], temperature, current, elites: [], stale: 0 };
}

const states = fc.array(
  fc
    .record({ temperature: fc.constantFrom(0.5, 1, 2, 4, 8), dataBits: fc.integer({ min: 0, max: 400 }) })
    .map(({ temperature, dataBits }) => stateOf(temperature, dataBits)),
  { maxLength: 8 },
);

test.prop([states, fc.integer()])('chains keep their places and swap where they stand', (before, seed) => {
  const after = exchange(before, seed);
  expect(after.map(({ temperature }) => temperature)).toEqual(before.map(({ temperature }) => temperature));
  const sorted = (all: readonly ChainState[]) =>
    all.map(({ current }) => current.dataBits).sort((x, y) => x - y);
  expect(sorted(after)).toEqual(sorted(before));
  expect(exchange(before, seed)).toEqual(after);
});

test('a shorter total always moves to the colder neighbour, in the round that pairs the two', () => {
  const before = [stateOf(8, 50), stateOf(1, 300)];
  const swapped = Array.from({ length: 20 }, (_, seed) => exchange(before, seed)).filter(
    ([, cold]) => cold.current.dataBits === 50,
  );
  expect(swapped.length).toBeGreaterThan(0);
  expect(swapped.length).toBeLessThan(20);
});

test('chains that no head can code do not swap', () => {
  const before = [stateOf(8, Number.POSITIVE_INFINITY), stateOf(1, Number.POSITIVE_INFINITY)];
  expect(exchange(before, 0)).toEqual(before);
});

test('temperatures ascend in equal ratios, and higher where there are more bits', () => {
  expect(temperatureLadder(1, 5000)).toEqual([1]);
  const [coldest, warm, hottest] = temperatureLadder(3, 20_000);
  expect([coldest, hottest]).toEqual([1, 100]);
  expect(warm / coldest).toBeCloseTo(hottest / warm, 9);
  expect(temperatureLadder(2, 10)[1]).toBe(6);
});
