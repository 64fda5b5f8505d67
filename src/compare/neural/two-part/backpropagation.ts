import { type Layout, layoutOf, type Shape } from './shape.js';

const LN2 = Math.log(2);

/** The network in training: what symbols cost under it, and how that changes with its parameters. */
export class Backpropagation {
  private readonly layout: Layout;
  private readonly input: Float64Array;
  private readonly hidden: Float64Array;
  private readonly hiddenSlope: Float64Array;
  private readonly output: Float64Array;

  constructor(private readonly shape: Shape) {
    this.layout = layoutOf(shape);
    this.input = new Float64Array(shape.taps.length * shape.width);
    this.hidden = new Float64Array(shape.hidden);
    this.hiddenSlope = new Float64Array(shape.hidden);
    this.output = new Float64Array(shape.symbols - 1);
  }

  /**
   * Adds the gradient of the bits of `symbols[at]` to `gradient`, in bits a unit of the parameter.
   * @returns those bits
   */
  add(weights: Float64Array, symbols: Uint8Array, at: number, gradient: Float64Array): number {
    this.forward(weights, symbols, at);
    const { output } = this;
    const actual = symbols[at] - 1;
    let most = 0;
    for (let i = 0; i < output.length; i++) if (output[i] > most) most = output[i];
    const logit = actual < 0 ? 0 : output[actual];
    let sum = Math.exp(-most * LN2);
    for (let i = 0; i < output.length; i++) {
      output[i] = Math.exp((output[i] - most) * LN2);
      sum += output[i];
    }
    const scale = 1 / sum;
    for (let i = 0; i < output.length; i++) output[i] *= scale;
    if (actual >= 0) output[actual] -= 1;
    this.backward(weights, symbols, at, gradient);
    return most + Math.log2(sum) - logit;
  }

  private forward(weights: Float64Array, symbols: Uint8Array, at: number): void {
    const { input, hidden, output } = this;
    const { taps, width } = this.shape;
    const { inward, hiddenBias, outward, outputBias } = this.layout;
    const outputs = output.length;
    const units = hidden.length;
    for (let i = 0; i < outputs; i++) output[i] = weights[outputBias + i];
    if (units === 0) return;
    for (let unit = 0; unit < units; unit++) hidden[unit] = weights[hiddenBias + unit];
    for (let tap = 0; tap < taps.length; tap++) {
      const from = at - taps[tap];
      if (from < 0) continue;
      const row = symbols[from] * width;
      for (let i = 0; i < width; i++) {
        const value = weights[row + i];
        input[tap * width + i] = value;
        const base = inward + (tap * width + i) * units;
        for (let unit = 0; unit < units; unit++) hidden[unit] += value * weights[base + unit];
      }
    }
    for (let unit = 0; unit < units; unit++) {
      const value = hidden[unit];
      if (value <= 0) continue;
      const base = outward + unit * outputs;
      for (let i = 0; i < outputs; i++) output[i] += value * weights[base + i];
    }
  }

  /** Goes back from the slopes of the logits in `output`. */
  private backward(weights: Float64Array, symbols: Uint8Array, at: number, gradient: Float64Array): void {
    const { input, hidden, hiddenSlope, output } = this;
    const { taps, width } = this.shape;
    const { inward, hiddenBias, outward, outputBias } = this.layout;
    const outputs = output.length;
    const units = hidden.length;
    for (let i = 0; i < outputs; i++) gradient[outputBias + i] += output[i];
    for (let unit = 0; unit < units; unit++) {
      const value = hidden[unit];
      let slope = 0;
      if (value > 0) {
        const base = outward + unit * outputs;
        for (let i = 0; i < outputs; i++) {
          slope += output[i] * weights[base + i];
          gradient[base + i] += value * output[i];
        }
      }
      hiddenSlope[unit] = slope;
      gradient[hiddenBias + unit] += slope;
    }
    if (units === 0) return;
    for (let tap = 0; tap < taps.length; tap++) {
      const from = at - taps[tap];
      if (from < 0) continue;
      const row = symbols[from] * width;
      for (let i = 0; i < width; i++) {
        const base = inward + (tap * width + i) * units;
        const value = input[tap * width + i];
        let slope = 0;
        for (let unit = 0; unit < units; unit++) {
          slope += hiddenSlope[unit] * weights[base + unit];
          gradient[base + unit] += value * hiddenSlope[unit];
        }
        gradient[row + i] += slope;
      }
    }
  }
}
