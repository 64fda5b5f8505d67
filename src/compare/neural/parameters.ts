import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { FIRST_DECAY, type Kernels, padded, SECOND_DECAY } from './kernels.js';

const SEED = 1;

/** What a network learns: vectors and matrices in the memory of its kernels, each followed by its gradient. */
export class Parameters {
  /** How many there are. */
  count = 0;
  /** Where they are, with padding: `count` numbers from `at` on, and their gradients from `at + count` on. */
  readonly blocks: { readonly at: number; readonly count: number }[] = [];
  private readonly generator = xoroshiro128plus(SEED);
  /** What remains of the biases of Adam's two means. */
  private firstBias = 1;
  private secondBias = 1;

  constructor(readonly kernels: Kernels) {}

  /**
   * Makes `rows` vectors of `width`, which lie `padded(width)` apart, with numbers drawn uniformly from ±scale.
   * @returns the place of the first; the gradients follow behind the last
   */
  create(rows: number, width: number, scale: number): number {
    const stride = padded(width);
    const count = rows * stride;
    const at = this.kernels.allocate(4 * count);
    const { numbers } = this.kernels;
    for (let row = 0; scale > 0 && row < rows; row++) {
      for (let i = 0; i < width; i++) numbers[at + row * stride + i] = scale * this.random();
    }
    this.blocks.push({ at, count });
    this.count += rows * width;
    return at;
  }

  /** Takes a step against the gradients, which become 0. */
  update(rate: number): void {
    this.firstBias *= FIRST_DECAY;
    this.secondBias *= SECOND_DECAY;
    const step = rate / (1 - this.firstBias);
    const correction = 1 / (1 - this.secondBias);
    for (const { at, count } of this.blocks) this.kernels.adam(at, count, step, correction);
  }

  /** Uniform in [-1, 1). */
  private random(): number {
    return (this.generator.next() >>> 0) / 2 ** 31 - 1;
  }
}
