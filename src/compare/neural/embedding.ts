import { type Kernels, padded } from './kernels.js';
import type { Parameters } from './parameters.js';

/** A vector for each symbol and one that is added to all of them: a linear map of symbols written as unit vectors. */
export class Embedding {
  readonly stride: number;
  /** Places of the vectors and of the common one, each followed by its gradient. */
  readonly vectors: number;
  readonly bias: number;
  private readonly kernels: Kernels;
  /** Place of the number 1. */
  private readonly one: number;

  constructor(
    parameters: Parameters,
    private readonly symbols: number,
    width: number,
    scale: number,
  ) {
    this.kernels = parameters.kernels;
    this.stride = padded(width);
    this.vectors = parameters.create(symbols, width, scale);
    this.bias = parameters.create(1, width, 0);
    this.one = this.kernels.allocate(1);
    this.kernels.numbers[this.one] = 1;
  }

  /** Writes a symbol's vector to y. */
  forward(y: number, symbol: number): void {
    const { kernels, stride } = this;
    const vector = this.vectors + symbol * stride;
    kernels.numbers.copyWithin(y, vector, vector + stride);
    kernels.multiplyAdd(y, 0, this.one, 0, 0, this.bias, 0, 1, 1, stride);
  }

  /**
   * Adds the gradients of `length` vectors y, in rows, to those of the symbols' vectors and of the common one. Vector number
   * t was that of `text[from + t]`.
   */
  learn(yGradient: number, length: number, text: Uint8Array, from: number): void {
    const { kernels, stride, one } = this;
    kernels.multiplyAdd(this.bias + stride, 0, one, 0, 0, yGradient, stride, 1, length, stride);
    for (let t = 0; t < length; t++) {
      const gradient = this.vectors + (this.symbols + text[from + t]) * stride;
      kernels.multiplyAdd(gradient, 0, one, 0, 0, yGradient + t * stride, 0, 1, 1, stride);
    }
  }
}
