import {
  EPSILON,
  FIRST_DECAY,
  type Kernels,
  LEAST_GRADIENT,
  type Numbers,
  padded,
  SECOND_DECAY,
} from './kernels.js';

/** Kernels that say in TypeScript what is computed, in singles or in doubles. */
export class PlainKernels implements Kernels {
  numbers: Numbers;
  private used = 0;
  /** Rounds to a number of the memory. */
  private readonly round: (x: number) => number;

  constructor(private readonly precision: 'single' | 'double') {
    this.numbers = this.memory(1024);
    this.round = precision === 'single' ? Math.fround : (x) => x;
  }

  allocate(count: number): number {
    const at = this.used;
    this.used += padded(count);
    if (this.used > this.numbers.length) {
      const larger = this.memory(2 * this.used);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    return at;
  }

  multiplyAdd(
    c: number,
    cRow: number,
    a: number,
    aRow: number,
    aStep: number,
    b: number,
    bRow: number,
    rows: number,
    inner: number,
    width: number,
  ): void {
    const { numbers, round } = this;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < width; j++) {
        let sum = numbers[c + i * cRow + j];
        for (let k = 0; k < inner; k++) {
          sum = round(sum + round(numbers[a + i * aRow + k * aStep] * numbers[b + k * bRow + j]));
        }
        numbers[c + i * cRow + j] = sum;
      }
    }
  }

  transpose(to: number, toRow: number, from: number, fromRow: number, rows: number, width: number): void {
    const { numbers } = this;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < width; j++) numbers[to + j * toRow + i] = numbers[from + i * fromRow + j];
    }
  }

  adam(at: number, count: number, rate: number, correction: number): void {
    const { numbers, round } = this;
    const step = round(rate);
    const scale = round(correction);
    const firstShare = round(1 - FIRST_DECAY);
    const secondShare = round(1 - SECOND_DECAY);
    const epsilon = round(EPSILON);
    const least = round(LEAST_GRADIENT);
    for (let i = at; i < at + count; i++) {
      const gradient = round(numbers[i + count] + least);
      const mean = numbers[i + 2 * count];
      const first = round(mean + round(round(gradient - mean) * firstShare));
      const square = numbers[i + 3 * count];
      const second = round(square + round(round(round(gradient * gradient) - square) * secondShare));
      const spread = round(round(Math.sqrt(round(second * scale))) + epsilon);
      numbers[i] = round(numbers[i] - round(round(first * step) / spread));
      numbers[i + count] = 0;
      numbers[i + 2 * count] = first;
      numbers[i + 3 * count] = second;
    }
  }

  private memory(count: number): Numbers {
    return this.precision === 'single' ? new Float32Array(count) : new Float64Array(count);
  }
}
