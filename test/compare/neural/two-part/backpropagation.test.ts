import { expect, test } from 'vitest';
import { ChoicePrice } from '../../../../src/compare/choices.js';
import { Backpropagation } from '../../../../src/compare/neural/two-part/backpropagation.js';
import { NetworkCoder } from '../../../../src/compare/neural/two-part/frozen-network.js';
import { layoutOf } from '../../../../src/compare/neural/two-part/shape.js';

const SHAPE = { symbols: 5, taps: [1, 3], width: 2, hidden: 4 };
const SYMBOLS = Uint8Array.of(3, 0, 4, 1, 1, 2, 3, 0, 2, 4, 1, 0);
const SHIFT = 4;

/** Units between -16 and 16, so that parameters are between -1 and 1. */
const UNITS = Int16Array.from({ length: layoutOf(SHAPE).length }, (_, i) => ((i * 37 + 11) % 33) - 16);

function bitsOf(weights: Float64Array, gradient = new Float64Array(weights.length)): number {
  const backpropagation = new Backpropagation(SHAPE);
  return SYMBOLS.reduce((bits, _, at) => bits + backpropagation.add(weights, SYMBOLS, at, gradient), 0);
}

test('slopes are those of finite differences', () => {
  const weights = Float64Array.from(UNITS, (unit) => unit / 2 ** SHIFT + 0.013);
  const gradient = new Float64Array(weights.length);
  bitsOf(weights, gradient);
  const step = 1e-5;
  const differences = weights.map((_, i) => {
    const above = weights.with(i, weights[i] + step);
    const below = weights.with(i, weights[i] - step);
    return (bitsOf(above) - bitsOf(below)) / (2 * step);
  });
  expect(Math.max(...gradient.map(Math.abs))).toBeGreaterThan(1);
  for (const [i, difference] of differences.entries()) expect(gradient[i]).toBeCloseTo(difference, 5);
});

test('the frozen network says what the one in training says', () => {
  const weights = Float64Array.from(UNITS, (unit) => unit / 2 ** SHIFT);
  const price = new ChoicePrice();
  const coder = new NetworkCoder({ shape: SHAPE, shift: SHIFT, gain: 0, units: UNITS });
  for (let at = 0; at < SYMBOLS.length; at++) coder.code(price, SYMBOLS, at);
  expect(price.bits / SYMBOLS.length).toBeCloseTo(bitsOf(weights) / SYMBOLS.length, 2);
});

test('gain multiplies logits', () => {
  const price = new ChoicePrice();
  const coder = new NetworkCoder({ shape: SHAPE, shift: SHIFT, gain: 2, units: UNITS });
  for (let at = 0; at < SYMBOLS.length; at++) coder.code(price, SYMBOLS, at);
  const { outward } = layoutOf(SHAPE);
  const weights = Float64Array.from(UNITS, (unit, i) => (unit / 2 ** SHIFT) * (i < outward ? 1 : 4));
  expect(price.bits / SYMBOLS.length).toBeCloseTo(bitsOf(weights) / SYMBOLS.length, 2);
});
