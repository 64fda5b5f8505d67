import { MOST_TOTAL } from '../../../codelength/range-coder.js';
import type { Choices } from '../../choices.js';
import { layoutOf, type Shape } from './shape.js';

/** Parameters are integers up to this, of either sign, times a power of 2. */
export const MOST_MAGNITUDE = 2 ** 11 - 1;

/** The largest power of 2 that logits are multiplied by. */
export const MOST_GAIN = 3;

/** A network as it is sent. */
export interface FrozenNetwork {
  readonly shape: Shape;
  /** Parameters are multiples of 2^-shift. */
  readonly shift: number;
  /** Logits are multiplied by 2^gain: where all is certain, small parameters say so. */
  readonly gain: number;
  /** The parameters in those units, in the order of their {@link layoutOf | layout}. */
  readonly units: Int16Array;
}

/** Logits are rounded to 1/64 of a bit. */
const STEPS = 64;

/** A symbol this many bits less likely than the likeliest gets the least frequency anyhow. */
const OCTAVES = 24;

/** 2^(-i/64), from square roots and products only, which are the same on all machines. */
const POWERS = powersOfTwo();

function powersOfTwo(): Float64Array {
  let root = 0.5;
  for (let steps = 1; steps < STEPS; steps *= 2) root = Math.sqrt(root);
  const powers = new Float64Array(OCTAVES * STEPS + 1);
  for (let i = 0; i < powers.length; i++) {
    powers[i] = i === 0 ? 1 : i % STEPS === 0 ? powers[i - STEPS] / 2 : powers[i - 1] * root;
  }
  return powers;
}

/**
 * Codes symbols under a network that does not change. Up to the logits everything is a sum of products of integers times a
 * power of two that stays below 2^53: exact, in whatever order it is added up. The embeddings and the weights
 * that they meet are multiplied once, for each tap and symbol.
 */
export class NetworkCoder {
  private readonly symbols: number;
  private readonly taps: readonly number[];
  /** For each tap and symbol what it adds to each rectified unit. */
  private readonly inward: Float64Array;
  private readonly hiddenBias: Float64Array;
  private readonly outward: Float64Array;
  private readonly outputBias: Float64Array;
  private readonly hidden: Float64Array;
  private readonly logits: Float64Array;
  private readonly frequencies: Int32Array;
  private total = 0;

  constructor(network: FrozenNetwork) {
    const { shape, shift, gain, units } = network;
    const layout = layoutOf(shape);
    const weights = Float64Array.from(units, (unit) => unit / (1 << shift));
    this.symbols = shape.symbols;
    this.taps = shape.hidden === 0 ? [] : shape.taps;
    this.inward = inwardTable(shape, weights);
    this.hiddenBias = weights.slice(layout.hiddenBias, layout.outward);
    this.outward = weights.slice(layout.outward, layout.outputBias).map((weight) => weight * (1 << gain));
    this.outputBias = weights.slice(layout.outputBias).map((weight) => weight * (1 << gain));
    this.hidden = new Float64Array(shape.hidden);
    this.logits = new Float64Array(shape.symbols);
    this.frequencies = new Int32Array(shape.symbols);
    if (shape.hidden === 0) this.predict();
  }

  /** Codes `symbols[at]`, or with a reader sets it. */
  code(choices: Choices, symbols: Uint8Array, at: number): void {
    if (this.hidden.length > 0) {
      this.excite(symbols, at);
      this.predict();
    }
    symbols[at] = choices.choose(symbols[at], this.frequencies, this.total);
  }

  private excite(symbols: Uint8Array, at: number): void {
    const { hidden, inward, taps } = this;
    hidden.set(this.hiddenBias);
    for (let tap = 0; tap < taps.length; tap++) {
      const from = at - taps[tap];
      if (from < 0) continue;
      const base = (tap * this.symbols + symbols[from]) * hidden.length;
      for (let unit = 0; unit < hidden.length; unit++) hidden[unit] += inward[base + unit];
    }
  }

  /** Makes frequencies of at least 1, of a sum of at most 2^16, in the proportions of 2 to the logits. */
  private predict(): void {
    const { frequencies, hidden, logits, outputBias, outward } = this;
    const outputs = outputBias.length;
    logits[0] = 0;
    logits.set(outputBias, 1);
    for (let unit = 0; unit < hidden.length; unit++) {
      const value = hidden[unit];
      if (value <= 0) continue;
      const base = unit * outputs;
      for (let i = 0; i < outputs; i++) logits[i + 1] += value * outward[base + i];
    }
    let most = 0;
    for (let i = 1; i <= outputs; i++) if (logits[i] > most) most = logits[i];
    let sum = 0;
    for (let i = 0; i <= outputs; i++) {
      const below = Math.floor((most - logits[i]) * STEPS + 0.5);
      logits[i] = POWERS[Math.min(below, OCTAVES * STEPS)];
      sum += logits[i];
    }
    const scale = (MOST_TOTAL - this.symbols) / sum;
    let total = 0;
    for (let i = 0; i <= outputs; i++) {
      const frequency = 1 + Math.floor(logits[i] * scale);
      frequencies[i] = frequency;
      total += frequency;
    }
    this.total = total;
  }
}

function inwardTable({ symbols, taps, width, hidden }: Shape, weights: Float64Array): Float64Array {
  const table = new Float64Array(hidden === 0 ? 0 : taps.length * symbols * hidden);
  const { inward } = layoutOf({ symbols, taps, width, hidden });
  for (let row = 0; row * hidden < table.length; row++) {
    const tap = Math.floor(row / symbols);
    const symbol = row % symbols;
    for (let i = 0; i < width; i++) {
      const value = weights[symbol * width + i];
      const base = inward + (tap * width + i) * hidden;
      for (let unit = 0; unit < hidden; unit++) table[row * hidden + unit] += value * weights[base + unit];
    }
  }
  return table;
}
