import type { Kernels } from './kernels.js';
import { Matrix } from './matrix.js';
import type { Parameters } from './parameters.js';
import { exp } from './real.js';

/** How far weights reach at first, over the square root of their number. */
const INITIAL = 1;

/** A row has its query, its key and its value one behind the other. */
const PARTS = 3;

/**
 * Causal self-attention with several heads (Vaswani et al., "Attention is all you need", 2017): each row takes in the values of
 * the rows up to itself, weighted by how well their keys fit its query. Where a row stands enters by a learned number for each
 * head and distance that is added to the fit (as in Raffel et al. 2020, without their buckets).
 */
export class Attention {
  private readonly kernels: Kernels;
  private readonly project: Matrix;
  private readonly join: Matrix;
  /** Of a head's vectors. */
  private readonly size: number;
  /** Places: for each head and distance, what is added; then the gradient. */
  private readonly bias: number;
  private readonly parts: number;
  private readonly partGradients: number;
  /** Keys and values with a row for each of their numbers and a column for each row here. */
  private readonly columns: number;
  /** A matrix for each head, row by row what is taken of each row. */
  private readonly shares: number;
  private readonly shareGradients: number;
  private readonly mixed: number;
  private readonly mixedGradient: number;

  /**
   * @param width - of vectors: a multiple of 4 for each head
   * @param rows - a multiple of 4
   */
  constructor(
    parameters: Parameters,
    private readonly width: number,
    private readonly heads: number,
    private readonly rows: number,
  ) {
    const { kernels } = parameters;
    this.kernels = kernels;
    this.size = width / heads;
    const scale = INITIAL / Math.sqrt(width);
    this.project = new Matrix(parameters, width, PARTS * width, scale);
    this.join = new Matrix(parameters, width, width, scale);
    this.bias = parameters.create(heads, rows, 0.5);
    this.parts = kernels.allocate(rows * PARTS * width);
    this.partGradients = kernels.allocate(rows * PARTS * width);
    this.columns = kernels.allocate(2 * width * rows);
    this.shares = kernels.allocate(heads * rows * rows);
    this.shareGradients = kernels.allocate(rows * rows);
    this.mixed = kernels.allocate(rows * width);
    this.mixedGradient = kernels.allocate(rows * width);
  }

  /** Adds to `count` vectors of those at y, from row t on, what they take in. Those at x before row t were seen before. */
  forward(y: number, x: number, t: number, count: number): void {
    const { kernels, width, size, rows } = this;
    const { numbers } = kernels;
    const stride = PARTS * width;
    const from = this.parts + t * stride;
    numbers.fill(0, from, from + count * stride);
    this.project.forward(from, x + t * width, count);
    this.transpose(t, count);
    const mixed = this.mixed + t * width;
    numbers.fill(0, mixed, mixed + count * width);
    // Columns behind the last row hold what earlier windows left there; the softmax does not look at them.
    const seen = Math.ceil((t + count) / 4) * 4;
    for (let head = 0; head < this.heads; head++) {
      const shares = this.shares + (head * rows + t) * rows;
      numbers.fill(0, shares, shares + count * rows);
      const keys = this.columns + head * size * rows;
      kernels.multiplyAdd(shares, rows, from + head * size, stride, 1, keys, rows, count, size, seen);
      for (let row = t; row < t + count; row++) this.softmax(head, row);
      const values = this.parts + 2 * width + head * size;
      kernels.multiplyAdd(
        mixed + head * size,
        width,
        shares,
        rows,
        1,
        values,
        stride,
        count,
        t + count,
        size,
      );
    }
    this.join.forward(y + t * width, mixed, count);
  }

  /** Copies the keys and values of some rows to their columns. */
  private transpose(t: number, count: number): void {
    const { width, rows, columns } = this;
    const { numbers } = this.kernels;
    for (let row = t; row < t + count; row++) {
      const keys = this.parts + row * PARTS * width + width;
      for (let i = 0; i < 2 * width; i++) numbers[columns + i * rows + row] = numbers[keys + i];
    }
  }

  /** Makes shares of a row's fits. */
  private softmax(head: number, row: number): void {
    const { numbers } = this.kernels;
    const shares = this.shares + (head * this.rows + row) * this.rows;
    const bias = this.bias + head * this.rows + row;
    const scale = 1 / Math.sqrt(this.size);
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j <= row; j++) {
      const fit = numbers[shares + j] * scale + numbers[bias - j];
      numbers[shares + j] = fit;
      if (fit > most) most = fit;
    }
    let sum = 0;
    for (let j = 0; j <= row; j++) {
      const weight = exp(numbers[shares + j] - most);
      numbers[shares + j] = weight;
      sum += weight;
    }
    const part = 1 / sum;
    for (let j = 0; j <= row; j++) numbers[shares + j] *= part;
    numbers.fill(0, shares + row + 1, shares + this.rows);
  }

  /** Adds to the gradients of the weights and of x what follows from that of y, for the first `length` rows. */
  backward(xGradient: number, yGradient: number, x: number, length: number): void {
    const { kernels, width, size, rows } = this;
    const { numbers } = kernels;
    const stride = PARTS * width;
    const { mixedGradient, partGradients } = this;
    numbers.fill(0, mixedGradient, mixedGradient + length * width);
    this.join.learn(this.mixed, yGradient, length);
    this.join.backward(mixedGradient, yGradient, length);
    numbers.fill(0, partGradients, partGradients + length * stride);
    const seen = Math.ceil(length / 4) * 4;
    for (let head = 0; head < this.heads; head++) {
      const at = head * size;
      const shares = this.shares + head * rows * rows;
      const gradients = this.shareGradients;
      const mixed = mixedGradient + at;
      const [queries, keys] = [this.parts + at, this.parts + width + at];
      const [toQueries, toKeys, toValues] = [0, 1, 2].map((part) => partGradients + part * width + at);
      const values = this.columns + (width + at) * rows;
      kernels.multiplyAdd(toValues, stride, shares, 1, rows, mixed, width, length, length, size);
      numbers.fill(0, gradients, gradients + length * rows);
      kernels.multiplyAdd(gradients, rows, mixed, width, 1, values, rows, length, size, seen);
      for (let row = 0; row < length; row++) this.backwardSoftmax(head, row);
      kernels.multiplyAdd(toQueries, stride, gradients, rows, 1, keys, stride, length, length, size);
      kernels.multiplyAdd(toKeys, stride, gradients, 1, rows, queries, stride, length, length, size);
    }
    this.project.learn(x, partGradients, length);
    this.project.backward(xGradient, partGradients, length);
  }

  /** Makes the gradients of a row's products of query and keys of those of its shares. */
  private backwardSoftmax(head: number, row: number): void {
    const { rows } = this;
    const { numbers } = this.kernels;
    const shares = this.shares + (head * rows + row) * rows;
    const gradients = this.shareGradients + row * rows;
    const bias = this.bias + (this.heads + head) * rows + row;
    const scale = 1 / Math.sqrt(this.size);
    let mean = 0;
    for (let j = 0; j <= row; j++) mean += numbers[shares + j] * numbers[gradients + j];
    for (let j = 0; j <= row; j++) {
      const gradient = numbers[shares + j] * (numbers[gradients + j] - mean);
      numbers[bias - j] += gradient;
      numbers[gradients + j] = gradient * scale;
    }
    numbers.fill(0, gradients + row + 1, gradients + rows);
  }

  /** To be called whenever the parameters have changed. */
  refresh(): void {
    this.project.refresh();
    this.join.refresh();
  }
}
