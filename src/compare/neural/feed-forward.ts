import type { Kernels } from './kernels.js';
import { Matrix } from './matrix.js';
import type { Parameters } from './parameters.js';

/** A perceptron of one hidden layer of rectified linear units, on each vector by itself. */
export class FeedForward {
  private readonly kernels: Kernels;
  private readonly first: Matrix;
  private readonly second: Matrix;
  private readonly hidden: number;
  private readonly hiddenGradient: number;

  /**
   * @param width - of vectors, a multiple of 4
   * @param units - hidden ones, a multiple of 4
   */
  constructor(
    parameters: Parameters,
    width: number,
    private readonly units: number,
    rows: number,
  ) {
    this.kernels = parameters.kernels;
    this.first = new Matrix(parameters, width, units, 1.7 / Math.sqrt(width));
    this.second = new Matrix(parameters, units, width, 1 / Math.sqrt(units));
    this.hidden = this.kernels.allocate(rows * units);
    this.hiddenGradient = this.kernels.allocate(rows * units);
  }

  /** Adds to `count` vectors of those at y, from row t on, what comes out for those at x. */
  forward(y: number, x: number, t: number, count: number): void {
    const { units } = this;
    const { numbers } = this.kernels;
    const from = this.hidden + t * units;
    const to = from + count * units;
    numbers.fill(0, from, to);
    this.first.forward(from, x + t * this.first.inputs, count);
    for (let i = from; i < to; i++) if (numbers[i] < 0) numbers[i] = 0;
    this.second.forward(y + t * this.second.outputs, from, count);
  }

  /** Adds to the gradients of the weights and of x what follows from that of y. */
  backward(xGradient: number, yGradient: number, x: number, length: number): void {
    const { hidden, hiddenGradient } = this;
    const { numbers } = this.kernels;
    const count = length * this.units;
    numbers.fill(0, hiddenGradient, hiddenGradient + count);
    this.second.learn(hidden, yGradient, length);
    this.second.backward(hiddenGradient, yGradient, length);
    for (let i = 0; i < count; i++) if (numbers[hidden + i] === 0) numbers[hiddenGradient + i] = 0;
    this.first.learn(x, hiddenGradient, length);
    this.first.backward(xGradient, hiddenGradient, length);
  }

  /** To be called whenever the parameters have changed. */
  refresh(): void {
    this.first.refresh();
    this.second.refresh();
  }
}
