import type { Kernels } from './kernels.js';
import type { Parameters } from './parameters.js';

/** Keeps the division by a spread of 0 finite. */
const LEAST_VARIANCE = 1e-5;

/**
 * Layer normalisation (Ba, Kiros & Hinton 2016): each vector gets mean 0 and variance 1, then a learned gain and bias for each
 * of its numbers.
 */
export class LayerNorm {
  /** Places of the vectors that come out and of their gradients, in rows. */
  readonly output: number;
  readonly outputGradient: number;
  private readonly kernels: Kernels;
  private readonly gain: number;
  private readonly bias: number;
  /** What comes out before gain and bias. */
  private readonly normal: number;
  /** One over the spread of each vector. */
  private readonly scales: number;

  /** @param width - of vectors, a multiple of 4 */
  constructor(
    parameters: Parameters,
    private readonly width: number,
    rows: number,
  ) {
    const { kernels } = parameters;
    this.kernels = kernels;
    this.gain = parameters.create(1, width, 0);
    kernels.numbers.fill(1, this.gain, this.gain + width);
    this.bias = parameters.create(1, width, 0);
    this.output = kernels.allocate(rows * width);
    this.outputGradient = kernels.allocate(rows * width);
    this.normal = kernels.allocate(rows * width);
    this.scales = kernels.allocate(rows);
  }

  /** Normalises `count` vectors of those at `input`, from row t on. */
  forward(input: number, t: number, count: number): void {
    const { width, gain, bias } = this;
    const { numbers } = this.kernels;
    for (let row = t; row < t + count; row++) {
      const x = input + row * width;
      let sum = 0;
      for (let i = 0; i < width; i++) sum += numbers[x + i];
      const mean = sum / width;
      let squares = 0;
      for (let i = 0; i < width; i++) squares += (numbers[x + i] - mean) * (numbers[x + i] - mean);
      const scale = 1 / Math.sqrt(squares / width + LEAST_VARIANCE);
      numbers[this.scales + row] = scale;
      const normal = this.normal + row * width;
      const output = this.output + row * width;
      for (let i = 0; i < width; i++) {
        numbers[normal + i] = (numbers[x + i] - mean) * scale;
        numbers[output + i] = numbers[normal + i] * numbers[gain + i] + numbers[bias + i];
      }
    }
  }

  /** Adds to the gradients of the input, of the gain and of the bias what follows from that of the output. */
  backward(inputGradient: number, length: number): void {
    const { width, gain, bias } = this;
    const { numbers } = this.kernels;
    for (let row = 0; row < length; row++) {
      const normal = this.normal + row * width;
      const output = this.outputGradient + row * width;
      let sum = 0;
      let product = 0;
      for (let i = 0; i < width; i++) {
        const gradient = numbers[output + i];
        numbers[gain + width + i] += gradient * numbers[normal + i];
        numbers[bias + width + i] += gradient;
        sum += gradient * numbers[gain + i];
        product += gradient * numbers[gain + i] * numbers[normal + i];
      }
      const x = inputGradient + row * width;
      const scale = numbers[this.scales + row];
      for (let i = 0; i < width; i++) {
        const centred =
          numbers[output + i] * numbers[gain + i] - (sum + numbers[normal + i] * product) / width;
        numbers[x + i] += scale * centred;
      }
    }
  }
}
