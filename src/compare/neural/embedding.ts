import { type Kernels, padded } from './kernels.js';
import type { Parameters } from './parameters.js';

/** A vector for each symbol and one that is added to all of them: a linear map of symbols written as unit vectors. */
export class Embedding {
  readonly stride: number;
  /** Places of the vectors and of the common one, each followed by its gradient. */
  readonly vectors: number;
  readonly bias: number;
  private readonly kernels: Kernels;

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
  }

  /** Writes a symbol's vector to y. */
  forward(y: number, symbol: number): void {
    const { numbers } = this.kernels;
    const vector = this.vectors + symbol * this.stride;
    for (let i = 0; i < this.stride; i++) numbers[y + i] = numbers[vector + i] + numbers[this.bias + i];
  }

  /** Adds the gradient of y to that of the symbol's vector and of the common one. */
  learn(yGradient: number, symbol: number): void {
    const { numbers } = this.kernels;
    const vector = this.vectors + (this.symbols + symbol) * this.stride;
    const bias = this.bias + this.stride;
    for (let i = 0; i < this.stride; i++) {
      numbers[vector + i] += numbers[yGradient + i];
      numbers[bias + i] += numbers[yGradient + i];
    }
  }
}
