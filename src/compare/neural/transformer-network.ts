import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { Attention } from './attention.js';
import { Embedding } from './embedding.js';
import { FeedForward } from './feed-forward.js';
import type { Kernels } from './kernels.js';
import { LayerNorm } from './layer-norm.js';
import type { Network } from './network.js';
import { Parameters } from './parameters.js';
import { Readout } from './readout.js';

/** How a Transformer is built and taught. */
export interface TransformerPlan {
  readonly layers: number;
  readonly heads: number;
  /** Of vectors: a multiple of 4 for each head. */
  readonly width: number;
  /** Symbols that are seen at a time, a multiple of 4. */
  readonly context: number;
  /** Symbols between two lessons, fewer than the context. */
  readonly window: number;
  /** Lessons on earlier stretches after each on what is new. */
  readonly replays: number;
  readonly rate: number;
}

/** Hidden units of a layer for each number of a vector. */
const EXPANSION = 2;

const SEED = 3;

interface Layer {
  readonly attentionNorm: LayerNorm;
  readonly attention: Attention;
  readonly feedForwardNorm: LayerNorm;
  readonly feedForward: FeedForward;
}

/**
 * A Transformer that only decodes (Vaswani et al. 2017), with normalisation before each part (Xiong et al. 2020). It is taught
 * after each window, on the context up to there and on as long stretches from anywhere before. While symbols are
 * coded, keys and values of the context are kept; they are computed anew after each lesson, for the window less than a context.
 */
export class TransformerNetwork implements Network {
  readonly parameters: number;
  readonly bias: number;
  readonly weights: Parameters;
  private readonly embedding: Embedding;
  private readonly layers: readonly Layer[];
  private readonly lastNorm: LayerNorm;
  readonly readout: Readout;
  /** Places of the vectors that layers add to, in rows, and of their gradients. */
  private readonly stream: number;
  private readonly streamGradient: number;
  private readonly chance = xoroshiro128plus(SEED);
  /** The position that row 0 stands for. */
  private start = 0;

  constructor(
    readonly kernels: Kernels,
    private readonly plan: TransformerPlan,
    symbols: number,
    private readonly text: Uint8Array,
  ) {
    const { width, heads, context } = plan;
    this.weights = new Parameters(kernels);
    this.embedding = new Embedding(this.weights, symbols, width, 1);
    this.layers = Array.from({ length: plan.layers }, () => ({
      attentionNorm: new LayerNorm(this.weights, width, context),
      attention: new Attention(this.weights, width, heads, context),
      feedForwardNorm: new LayerNorm(this.weights, width, context),
      feedForward: new FeedForward(this.weights, width, EXPANSION * width, context),
    }));
    this.lastNorm = new LayerNorm(this.weights, width, context);
    this.readout = new Readout(this.weights, symbols, context, [
      { at: this.lastNorm.output, gradient: this.lastNorm.outputGradient, width },
    ]);
    this.parameters = this.weights.count;
    this.bias = this.readout.bias;
    this.stream = kernels.allocate(context * width);
    this.streamGradient = kernels.allocate(context * width);
  }

  advance(position: number): number {
    const { window, context } = this.plan;
    if (position % window === 0) {
      this.start = Math.max(0, position - (context - window));
      this.forward(0, position - this.start);
    }
    const t = position - this.start;
    this.forward(t, 1);
    this.readout.forward(t, 1, this.text, this.start);
    return this.readout.scores + t * this.readout.stride;
  }

  learn(position: number): void {
    const { window, context, replays } = this.plan;
    if (position % window !== 0) return;
    const newest = Math.max(0, position - context);
    this.lesson(newest, Math.min(position, context));
    for (let replay = 0; replay < replays; replay++) {
      this.lesson((this.chance.next() >>> 0) % (newest + 1), Math.min(position, context));
    }
  }

  private lesson(start: number, length: number): void {
    this.backPropagate(start, length);
    this.weights.update(this.plan.rate);
    this.refresh();
  }

  /** Adds the gradients of the mean price of `length` symbols from position `start` on to those of the parameters. */
  backPropagate(start: number, length: number): void {
    this.start = start;
    this.forward(0, length);
    this.readout.forward(0, length, this.text, start);
    const { numbers } = this.kernels;
    const { width } = this.plan;
    const clear = (gradient: number) => numbers.fill(0, gradient, gradient + length * width);
    clear(this.lastNorm.outputGradient);
    this.readout.backward(length, this.text, start);
    clear(this.streamGradient);
    this.lastNorm.backward(this.streamGradient, length);
    for (const { attentionNorm, attention, feedForwardNorm, feedForward } of this.layers.toReversed()) {
      clear(feedForwardNorm.outputGradient);
      feedForward.backward(
        feedForwardNorm.outputGradient,
        this.streamGradient,
        feedForwardNorm.output,
        length,
      );
      feedForwardNorm.backward(this.streamGradient, length);
      clear(attentionNorm.outputGradient);
      attention.backward(attentionNorm.outputGradient, this.streamGradient, attentionNorm.output, length);
      attentionNorm.backward(this.streamGradient, length);
    }
    this.embedding.learn(this.streamGradient, length, this.text, start);
  }

  /** To be called whenever the parameters have changed. */
  refresh(): void {
    for (const { attention, feedForward } of this.layers) {
      attention.refresh();
      feedForward.refresh();
    }
    this.readout.refresh();
  }

  /** Computes `count` rows from row t on, those before being known. */
  private forward(t: number, count: number): void {
    const { stream } = this;
    for (let row = t; row < t + count; row++) {
      this.embedding.forward(stream + row * this.plan.width, this.text[this.start + row]);
    }
    for (const { attentionNorm, attention, feedForwardNorm, feedForward } of this.layers) {
      attentionNorm.forward(stream, t, count);
      attention.forward(stream, attentionNorm.output, t, count);
      feedForwardNorm.forward(stream, t, count);
      feedForward.forward(stream, feedForwardNorm.output, t, count);
    }
    this.lastNorm.forward(stream, t, count);
  }
}
