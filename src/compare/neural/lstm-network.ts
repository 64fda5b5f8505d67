import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Kernels } from './kernels.js';
import { LstmLayer } from './lstm-layer.js';
import type { Network } from './network.js';
import { Parameters } from './parameters.js';
import { Readout } from './readout.js';

/** How an LSTM is built and taught. */
export interface LstmPlan {
  readonly layers: number;
  /** Cells of a layer, a multiple of 4. */
  readonly cells: number;
  /** Symbols between two lessons. */
  readonly window: number;
  /** Windows that gradients are carried back over. */
  readonly windows: number;
  /** Lessons on earlier stretches after each on what is new. */
  readonly replays: number;
  readonly rate: number;
}

/** Windows whose first state is remembered, so that they can be learned again. */
const REMEMBERED = 4096;

const SEED = 2;

/**
 * Layers of LSTM, each of which sees the symbol and is read out (as in B. Knoll's lstm-compress), taught by truncated
 * back-propagation through time (Williams & Peng 1990). After each window the last few are learned from, and as many taken
 * from anywhere before: experience replay (Lin 1992), which the decoder can do as well.
 */
export class LstmNetwork implements Network {
  readonly parameters: number;
  readonly bias: number;
  readonly weights: Parameters;
  private readonly layers: readonly LstmLayer[];
  readonly readout: Readout;
  private readonly chance = xoroshiro128plus(SEED);
  /** The states at the beginnings of windows, by the last that came by there. */
  private readonly states: Float64Array;
  private readonly stateSize: number;
  private readonly remembered: number;

  constructor(
    readonly kernels: Kernels,
    private readonly plan: LstmPlan,
    symbols: number,
    private readonly text: Uint8Array,
  ) {
    const { cells, window, windows } = plan;
    const steps = window * windows;
    this.weights = new Parameters(kernels);
    const layers: LstmLayer[] = [];
    for (let i = 0; i < plan.layers; i++) {
      layers.push(new LstmLayer(this.weights, symbols, cells, steps, layers.at(-1)));
    }
    this.layers = layers;
    this.readout = new Readout(
      this.weights,
      symbols,
      steps,
      layers.map(({ hidden, hiddenGradient }) => ({
        at: hidden + cells,
        gradient: hiddenGradient,
        width: cells,
      })),
    );
    this.parameters = this.weights.count;
    this.bias = this.readout.bias;
    this.stateSize = layers.length * layers[0].stateSize;
    this.remembered = Math.min(REMEMBERED, Math.ceil(text.length / window) + 1);
    this.states = new Float64Array(this.remembered * this.stateSize);
  }

  advance(position: number): number {
    const { window } = this.plan;
    const t = position % window;
    if (t === 0) this.load(position / window);
    for (const layer of this.layers) layer.forward(t, this.text[position]);
    this.readout.forward(t, 1, this.text, position - t);
    if (t === window - 1) this.save((position + 1) / window, window);
    return this.readout.scores + t * this.readout.stride;
  }

  learn(position: number): void {
    const { window, windows, replays } = this.plan;
    if (position % window !== 0) return;
    const end = position / window;
    const oldest = Math.max(0, end - this.remembered + 1);
    const newest = Math.max(oldest, end - windows);
    this.lesson(newest, end);
    for (let replay = 0; replay < replays; replay++) {
      const from = oldest + ((this.chance.next() >>> 0) % (newest - oldest + 1));
      this.lesson(from, Math.min(end, from + windows));
    }
  }

  /** Learns from the windows `from` to `to` - 1. */
  private lesson(from: number, to: number): void {
    this.backPropagate(from, to);
    this.weights.update(this.plan.rate);
    this.refresh();
  }

  /** Adds the gradients of the mean price of the windows `from` to `to` - 1 to those of the parameters. */
  backPropagate(from: number, to: number): void {
    const { window } = this.plan;
    const length = (to - from) * window;
    const start = from * window;
    this.load(from);
    for (let t = 0; t < length; t++) {
      for (const layer of this.layers) layer.forward(t, this.text[start + t]);
      if ((t + 1) % window === 0) this.save(from + (t + 1) / window, t + 1);
    }
    this.readout.forward(0, length, this.text, start);
    for (const layer of this.layers) layer.clearGradient();
    this.readout.backward(length, this.text, start);
    for (const layer of this.layers.toReversed()) layer.backward(length, this.text, start);
  }

  /** To be called whenever the parameters have changed. */
  refresh(): void {
    for (const layer of this.layers) layer.refresh();
    this.readout.refresh();
  }

  private save(window: number, t: number): void {
    const at = (window % this.remembered) * this.stateSize;
    this.layers.forEach((layer, index) => {
      layer.save(t, this.states, at + index * layer.stateSize);
    });
  }

  private load(window: number): void {
    const at = (window % this.remembered) * this.stateSize;
    this.layers.forEach((layer, index) => {
      layer.load(0, this.states, at + index * layer.stateSize);
    });
  }
}
