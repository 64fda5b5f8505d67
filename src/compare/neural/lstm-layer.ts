import { Embedding } from './embedding.js';
import type { Kernels, Numbers } from './kernels.js';
import { Matrix } from './matrix.js';
import type { Parameters } from './parameters.js';
import { sigmoids, tanhs } from './real.js';

/** A layer's gates lie one behind the other: input, forget, output, and the candidate for the cell. */
const GATES = 4;

/** Cells that forget nothing at first learn long dependencies sooner (Jozefowicz et al. 2015). */
const FORGET_BIAS = 1;

/** How far weights reach at first, over the square root of their number. */
const INITIAL = 0.8;

/**
 * A layer of long short-term memory (Hochreiter & Schmidhuber 1997, with the forget gates of Gers et al. 2000), over a
 * window of steps. Each step takes in a symbol and, but for the lowest layer, what the layer below put out.
 * State number t is that before step t; step t makes number t + 1.
 */
export class LstmLayer {
  /** Places of what is put out, a row for each state, and of its gradient, a row for each step. */
  readonly hidden: number;
  readonly hiddenGradient: number;
  private readonly kernels: Kernels;
  private readonly symbols: Embedding;
  private readonly recurrent: Matrix;
  private readonly feed: Matrix | undefined;
  private readonly cell: number;
  private readonly cellGradient: number;
  private readonly squashed: number;
  private readonly gates: number;
  private readonly gateGradients: number;

  /**
   * @param cells - how many, a multiple of 4
   * @param steps - the most of a window
   * @param below - the layer below, of as many cells
   */
  constructor(
    parameters: Parameters,
    symbols: number,
    private readonly cells: number,
    private readonly steps: number,
    private readonly below: LstmLayer | undefined,
  ) {
    const { kernels } = parameters;
    this.kernels = kernels;
    const width = GATES * cells;
    const scale = INITIAL / Math.sqrt(cells);
    this.symbols = new Embedding(parameters, symbols, width, scale);
    kernels.numbers.fill(FORGET_BIAS, this.symbols.bias + cells, this.symbols.bias + 2 * cells);
    this.recurrent = new Matrix(parameters, cells, width, scale);
    this.feed = below && new Matrix(parameters, cells, width, scale);
    this.hidden = kernels.allocate((steps + 1) * cells);
    this.hiddenGradient = kernels.allocate(steps * cells);
    this.cell = kernels.allocate((steps + 1) * cells);
    this.cellGradient = kernels.allocate(cells);
    this.squashed = kernels.allocate(steps * cells);
    this.gates = kernels.allocate(steps * width);
    this.gateGradients = kernels.allocate(steps * width);
  }

  /** How many numbers a state is. */
  get stateSize(): number {
    return 2 * this.cells;
  }

  /** Copies state number t to `states` from `at` on. */
  save(t: number, states: Numbers, at: number): void {
    const { numbers } = this.kernels;
    for (let j = 0; j < this.cells; j++) {
      states[at + j] = numbers[this.hidden + t * this.cells + j];
      states[at + this.cells + j] = numbers[this.cell + t * this.cells + j];
    }
  }

  /** Makes state number t what {@link save} wrote. */
  load(t: number, states: Numbers, at: number): void {
    const { numbers } = this.kernels;
    for (let j = 0; j < this.cells; j++) {
      numbers[this.hidden + t * this.cells + j] = states[at + j];
      numbers[this.cell + t * this.cells + j] = states[at + this.cells + j];
    }
  }

  /** Step t, from state number t. */
  forward(t: number, symbol: number): void {
    const { cells, kernels } = this;
    const gates = this.gates + t * GATES * cells;
    this.symbols.forward(gates, symbol);
    this.recurrent.forward(gates, this.hidden + t * cells, 1);
    if (this.below) this.feed?.forward(gates, this.below.hidden + (t + 1) * cells, 1);
    const { numbers } = kernels;
    const candidates = gates + 3 * cells;
    sigmoids(numbers, gates, 3 * cells);
    tanhs(numbers, candidates, candidates, cells);
    const before = this.cell + t * cells;
    const after = before + cells;
    for (let j = 0; j < cells; j++) {
      numbers[after + j] =
        numbers[gates + cells + j] * numbers[before + j] + numbers[gates + j] * numbers[candidates + j];
    }
    const squashed = this.squashed + t * cells;
    tanhs(numbers, after, squashed, cells);
    const hidden = this.hidden + (t + 1) * cells;
    for (let j = 0; j < cells; j++) {
      numbers[hidden + j] = numbers[gates + 2 * cells + j] * numbers[squashed + j];
    }
  }

  /** Forgets the gradient of what was put out. */
  clearGradient(): void {
    this.kernels.numbers.fill(0, this.hiddenGradient, this.hiddenGradient + this.steps * this.cells);
  }

  /**
   * Goes back from step `length` - 1 to 0. The gradient of what was put out is what was added so far, by the layer above and
   * the readout; those of the weights and of the layer below are added to.
   * @param text - step t took in `text[from + t]`
   */
  backward(length: number, text: Uint8Array, from: number): void {
    const { cells, kernels } = this;
    const width = GATES * cells;
    kernels.numbers.fill(0, this.cellGradient, this.cellGradient + cells);
    for (let t = length - 1; t >= 0; t--) {
      this.backwardGates(t);
      const gradients = this.gateGradients + t * width;
      if (t > 0) this.recurrent.backward(this.hiddenGradient + (t - 1) * cells, gradients, 1);
    }
    this.symbols.learn(this.gateGradients, length, text, from);
    this.recurrent.learn(this.hidden, this.gateGradients, length);
    if (this.below && this.feed) {
      this.feed.learn(this.below.hidden + cells, this.gateGradients, length);
      this.feed.backward(this.below.hiddenGradient, this.gateGradients, length);
    }
  }

  private backwardGates(t: number): void {
    const { cells } = this;
    const { numbers } = this.kernels;
    const inputs = this.gates + t * GATES * cells;
    const toGradients = this.gateGradients + t * GATES * cells - inputs;
    const [forgets, outputs, candidates] = [inputs + cells, inputs + 2 * cells, inputs + 3 * cells];
    for (let j = 0; j < cells; j++) {
      const input = numbers[inputs + j];
      const forget = numbers[forgets + j];
      const output = numbers[outputs + j];
      const candidate = numbers[candidates + j];
      const bounded = numbers[this.squashed + t * cells + j];
      const hidden = numbers[this.hiddenGradient + t * cells + j];
      const cell = numbers[this.cellGradient + j] + hidden * output * (1 - bounded * bounded);
      numbers[toGradients + inputs + j] = cell * candidate * input * (1 - input);
      numbers[toGradients + forgets + j] = cell * numbers[this.cell + t * cells + j] * forget * (1 - forget);
      numbers[toGradients + outputs + j] = hidden * bounded * output * (1 - output);
      numbers[toGradients + candidates + j] = cell * input * (1 - candidate * candidate);
      numbers[this.cellGradient + j] = cell * forget;
    }
  }

  /** To be called whenever the parameters have changed. */
  refresh(): void {
    this.recurrent.refresh();
    this.feed?.refresh();
  }
}
