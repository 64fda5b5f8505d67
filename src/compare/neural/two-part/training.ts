import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { gcdOfNumbers } from '../../../numbers/gcd.js';
import { Backpropagation } from './backpropagation.js';
import { type FrozenNetwork, MOST_MAGNITUDE } from './frozen-network.js';
import { layersOf, layoutOf, type Shape } from './shape.js';

/** Symbols between two steps of the optimiser: fewer where there are fewer. */
const LEAST_BATCH = 8;
const MOST_BATCH = 64;
const BATCHES = 256;

const FIRST_RATE = 0.03;
const LAST_RATE = 0.0001;

/** The share of steps before parameters are rounded. */
const FLOATING = 0.5;

/** Bits that a parameter's code grows by when 1 + |units| doubles. */
const BITS_PER_OCTAVE = 2.2;

/** Decay of the means of slopes and of their squares, and what is added to the root of the latter. */
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-6;

export interface Schedule {
  /** Parameters become multiples of 2^-shift. */
  readonly shift: number;
  /** How many symbols are learned from, with repetition. */
  readonly samples: number;
}

/**
 * Trains a network for the shortest sum of its code and the data's: by Adam (Kingma & Ba, "Adam: a method for stochastic
 * optimization", ICLR 2015) on the bits of the symbols plus a smooth estimate of the bits of the parameters, which
 * drives those that are of little use to 0 (compare Nowlan & Hinton, "Simplifying neural networks by soft
 * weight-sharing", Neural Computation 4, 1992). In the second part of the training the network is used with its
 * parameters rounded to the shared values, and slopes pass through the rounding unchanged (Courbariaux, Bengio & David,
 * "BinaryConnect", NIPS 2015).
 */
export function train(symbols: Uint8Array, shape: Shape, { shift, samples }: Schedule): FrozenNetwork {
  const weights = firstWeights(shape);
  const count = weights.length;
  const used = new Float64Array(count);
  const gradient = new Float64Array(count);
  const mean = new Float64Array(count);
  const square = new Float64Array(count);
  const backpropagation = new Backpropagation(shape);
  const unit = 2 ** -shift;
  const stride = strideThrough(symbols.length);
  const batch = Math.max(LEAST_BATCH, Math.min(MOST_BATCH, Math.round(symbols.length / BATCHES)));
  const steps = Math.ceil(samples / batch);
  const penalty = (BITS_PER_OCTAVE / Math.LN2) * (batch / symbols.length);
  const most = MOST_MAGNITUDE * unit;
  let at = 0;
  let decay1 = 1;
  let decay2 = 1;
  for (let step = 0; step < steps; step++) {
    const progress = step / steps;
    const rounded = progress >= FLOATING;
    for (let i = 0; i < count; i++) used[i] = rounded ? Math.round(weights[i] / unit) * unit : weights[i];
    gradient.fill(0);
    for (let i = 0; i < batch; i++) {
      backpropagation.add(used, symbols, at, gradient);
      at = (at + stride) % symbols.length;
    }
    decay1 *= BETA1;
    decay2 *= BETA2;
    const rate = FIRST_RATE + (LAST_RATE - FIRST_RATE) * progress;
    for (let i = 0; i < count; i++) {
      const weight = weights[i];
      const slope =
        gradient[i] + (weight > 0 ? penalty : weight < 0 ? -penalty : 0) / (unit + Math.abs(weight));
      mean[i] += (1 - BETA1) * (slope - mean[i]);
      square[i] += (1 - BETA2) * (slope * slope - square[i]);
      const moved =
        weight - (rate * (mean[i] / (1 - decay1))) / (Math.sqrt(square[i] / (1 - decay2)) + EPSILON);
      weights[i] = Math.max(-most, Math.min(most, moved));
    }
  }
  return { shape, shift, gain: 0, units: Int16Array.from(weights, (weight) => Math.round(weight / unit)) };
}

/** Weights in proportion to the root of 1 over a unit's inputs (He, Zhang, Ren & Sun, "Delving deep into rectifiers", ICCV 2015). */
function firstWeights(shape: Shape): Float64Array {
  const layout = layoutOf(shape);
  const weights = new Float64Array(layout.length);
  const random = xoroshiro128plusFromState([1, 2, 3, 4]);
  for (let i = 0; i < 20; i++) random.next();
  const inputs = shape.taps.length * shape.width;
  const spread = [1.5, Math.sqrt(6 / inputs), 0.2, Math.sqrt(3 / shape.hidden), 0];
  for (const [layer, [from, to]] of layersOf(layout).entries()) {
    for (let i = from; i < to; i++) weights[i] = (random.next() / 2 ** 31) * spread[layer];
  }
  return weights;
}

/** A step that visits all of some places before one again, and any stretch of them evenly. */
function strideThrough(places: number): number {
  let stride = Math.max(1, Math.round(places * 0.6180339887));
  while (gcdOfNumbers(stride, places) > 1) stride++;
  return stride;
}
