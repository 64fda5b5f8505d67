import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChoicePrice, ChoiceReader, ChoiceWriter } from '../../../../src/compare/choices.js';
import {
  type FrozenNetwork,
  MOST_MAGNITUDE,
} from '../../../../src/compare/neural/two-part/frozen-network.js';
import { codeNetwork } from '../../../../src/compare/neural/two-part/network-code.js';
import { layoutOf, NO_SHAPE } from '../../../../src/compare/neural/two-part/shape.js';

const NO_NETWORK: FrozenNetwork = { shape: NO_SHAPE, shift: 0, gain: 0, units: new Int16Array() };

const shapes = fc.record({
  symbols: fc.integer({ min: 1, max: 9 }),
  taps: fc.uniqueArray(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 4 }),
  width: fc.integer({ min: 1, max: 3 }),
  hidden: fc.integer({ min: 1, max: 5 }),
});

const networks = shapes.chain((shape) =>
  fc.record({
    shape: fc.constant({ ...shape, taps: shape.taps.sort((a, b) => a - b) }),
    shift: fc.integer({ min: 0, max: 7 }),
    gain: fc.integer({ min: 0, max: 3 }),
    units: fc
      .infiniteStream(
        fc.oneof(
          fc.constant(0),
          fc.integer({ min: -3, max: 3 }),
          fc.integer({ min: -MOST_MAGNITUDE, max: MOST_MAGNITUDE }),
        ),
      )
      .map((stream) => Int16Array.from({ length: layoutOf(shape).length }, () => stream.next().value)),
  }),
);

test('a network is read as it was written', () => {
  fc.assert(
    fc.property(networks, (network) => {
      const writer = new ChoiceWriter();
      codeNetwork(writer, network.shape.symbols, network);
      const reader = new ChoiceReader(writer.finish());
      expect(codeNetwork(reader, network.shape.symbols, NO_NETWORK)).toEqual(network);
      reader.finish();
    }),
  );
});

test('zeros cost little, and less than small numbers', () => {
  const shape = { symbols: 20, taps: [1, 2], width: 4, hidden: 16 };
  const { length } = layoutOf(shape);
  const bitsOf = (units: Int16Array) => {
    const price = new ChoicePrice();
    codeNetwork(price, shape.symbols, { shape, shift: 2, gain: 0, units });
    return price.bits;
  };
  const zeros = bitsOf(new Int16Array(length));
  const pruned = bitsOf(Int16Array.from({ length }, (_, i) => (i % 16 === 0 ? 3 : 0)));
  const full = bitsOf(Int16Array.from({ length }, (_, i) => ((i * 7) % 15) - 7));
  expect(zeros).toBeLessThan(100);
  expect(pruned).toBeLessThan(full / 2);
});
