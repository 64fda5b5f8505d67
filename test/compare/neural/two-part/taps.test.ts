import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { informativeTaps } from '../../../../src/compare/neural/two-part/taps.js';

/** Bits that are random but for what `rule` makes of those before them. */
function bits(length: number, rule: (at: (back: number) => number, chance: number) => number): Uint8Array {
  const random = xoroshiro128plus(1);
  const symbols = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    symbols[i] = rule((back) => (i < back ? 0 : symbols[i - back]), random.next() & 1023);
  }
  return symbols;
}

test('finds the distances that a rule looks back', () => {
  const symbols = bits(3000, (at, chance) =>
    chance < 100 ? chance & 1 : at(31) === 1 ? at(33) : 1 - at(40),
  );
  expect(informativeTaps(symbols, 2, 64, 8).taps).toEqual([31, 33, 40]);
});

test('finds none in noise', () => {
  const noise = bits(3000, (_, chance) => chance & 1);
  const found = informativeTaps(noise, 2, 64, 8);
  expect(found.taps).toEqual([]);
  expect(found.bits).toBeCloseTo(1, 2);
});
