import { type Kernels, padded } from './kernels.js';
import type { Parameters } from './parameters.js';

/**
 * The weights of a linear map of row vectors, x -> x W, and their gradient. The transpose, which carries gradients back, is
 * kept beside them, so that the kernels always go along rows.
 */
export class Matrix {
  /** Places; rows of `weights` and `gradient` are `stride` apart, those of the transpose `inputs`. */
  readonly weights: number;
  readonly gradient: number;
  readonly stride: number;
  private readonly kernels: Kernels;
  private readonly transpose: number;

  /** @param inputs - a multiple of 4 */
  constructor(
    parameters: Parameters,
    readonly inputs: number,
    readonly outputs: number,
    scale: number,
  ) {
    this.kernels = parameters.kernels;
    this.stride = padded(outputs);
    this.weights = parameters.create(inputs, outputs, scale);
    this.gradient = this.weights + inputs * this.stride;
    this.transpose = this.kernels.allocate(inputs * this.stride);
    this.refresh();
  }

  /** Adds x W to y, for vectors in rows: x is densely laid out, rows of y are `stride` apart. */
  forward(y: number, x: number, rows: number): void {
    const { kernels, inputs, stride } = this;
    kernels.multiplyAdd(y, stride, x, inputs, 1, this.weights, stride, rows, inputs, stride);
  }

  /** Adds to the gradient of x what follows from that of y. */
  backward(xGradient: number, yGradient: number, rows: number): void {
    const { kernels, inputs, outputs, stride } = this;
    kernels.multiplyAdd(
      xGradient,
      inputs,
      yGradient,
      stride,
      1,
      this.transpose,
      inputs,
      rows,
      outputs,
      inputs,
    );
  }

  /** Adds to the weights' gradient what follows from x and the gradient of y. */
  learn(x: number, yGradient: number, rows: number): void {
    const { kernels, inputs, stride } = this;
    kernels.multiplyAdd(this.gradient, stride, x, 1, inputs, yGradient, stride, inputs, rows, stride);
  }

  /** To be called whenever the weights have changed. */
  refresh(): void {
    const { kernels, inputs, stride } = this;
    kernels.transpose(this.transpose, inputs, this.weights, stride, inputs, stride);
  }
}
