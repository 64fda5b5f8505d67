import { Embedding } from './embedding.js';
import { type Kernels, padded } from './kernels.js';
import { Matrix } from './matrix.js';
import type { Parameters } from './parameters.js';
import { exp } from './real.js';

/** Vectors of a layer, a row for each step, and their gradient: places in the network's memory. */
export interface Rows {
  readonly at: number;
  readonly gradient: number;
  readonly width: number;
}

/**
 * The last layer: scores of the symbol that comes next, the logarithms of their probabilities but for a constant. They are
 * linear in the outputs of all layers below and have a direct connection from the last symbol. All start as equal.
 */
export class Readout {
  /** Places of the scores, a row for each step; rows are `stride` apart. */
  readonly scores: number;
  readonly stride: number;
  /** Place of what each symbol's score is before anything is known. */
  readonly bias: number;
  private readonly kernels: Kernels;
  private readonly direct: Embedding;
  private readonly matrices: readonly Matrix[];

  /** @param inputs - layers whose vectors are read, and where */
  constructor(
    parameters: Parameters,
    private readonly symbols: number,
    steps: number,
    private readonly inputs: readonly Rows[],
  ) {
    this.kernels = parameters.kernels;
    this.stride = padded(symbols);
    this.direct = new Embedding(parameters, symbols, symbols, 0);
    this.bias = this.direct.bias;
    this.matrices = inputs.map(({ width }) => new Matrix(parameters, width, symbols, 0));
    this.scores = this.kernels.allocate(steps * this.stride);
  }

  /** Scores what follows after each of `length` steps from number t on; step s takes in `text[from + s]`. */
  forward(t: number, length: number, text: Uint8Array, from: number): void {
    const scores = this.scores + t * this.stride;
    for (let row = 0; row < length; row++) {
      this.direct.forward(scores + row * this.stride, text[from + t + row]);
    }
    this.matrices.forEach((matrix, index) => {
      const { at, width } = this.inputs[index];
      matrix.forward(scores, at + t * width, length);
    });
  }

  /**
   * Adds the gradients of the mean of -ln p(text[from + t + 1]) over `length` steps t from 0 on to those of the weights and
   * the inputs. The scores become their own gradients.
   */
  backward(length: number, text: Uint8Array, from: number): void {
    const { numbers } = this.kernels;
    for (let t = 0; t < length; t++) {
      const scores = this.scores + t * this.stride;
      let most = numbers[scores];
      for (let v = 1; v < this.symbols; v++) if (numbers[scores + v] > most) most = numbers[scores + v];
      let sum = 0;
      for (let v = 0; v < this.symbols; v++) {
        const weight = exp(numbers[scores + v] - most);
        numbers[scores + v] = weight;
        sum += weight;
      }
      const scale = 1 / (sum * length);
      for (let v = 0; v < this.symbols; v++) numbers[scores + v] *= scale;
      numbers[scores + text[from + t + 1]] -= 1 / length;
      numbers.fill(0, scores + this.symbols, scores + this.stride);
    }
    this.direct.learn(this.scores, length, text, from);
    this.matrices.forEach((matrix, index) => {
      const { at, gradient } = this.inputs[index];
      matrix.learn(at, this.scores, length);
      matrix.backward(gradient, this.scores, length);
    });
  }

  /** To be called whenever the parameters have changed. */
  refresh(): void {
    for (const matrix of this.matrices) matrix.refresh();
  }
}
