import { describe, expect, test } from 'vitest';
import { Attention } from '../../../src/compare/neural/attention.js';
import { Embedding } from '../../../src/compare/neural/embedding.js';
import { FeedForward } from '../../../src/compare/neural/feed-forward.js';
import { LayerNorm } from '../../../src/compare/neural/layer-norm.js';
import { LstmLayer } from '../../../src/compare/neural/lstm-layer.js';
import { LstmNetwork } from '../../../src/compare/neural/lstm-network.js';
import { Parameters } from '../../../src/compare/neural/parameters.js';
import { PlainKernels } from '../../../src/compare/neural/plain-kernels.js';
import { Readout, type Rows } from '../../../src/compare/neural/readout.js';
import { TransformerNetwork } from '../../../src/compare/neural/transformer-network.js';

const SYMBOLS = 5;
const STEPS = 8;
const WIDTH = 8;

/** A text of symbols 0 to 4, with all pairs of neighbours that a step could mix up. */
const TEXT = Uint8Array.from([0, 3, 1, 4, 1, 2, 2, 0, 4]);

/** Half the distance of the two points that a slope is taken from. */
const DISTANCE = 1e-4;

/** A network to be checked: its parts work on all steps. */
interface Parts {
  readonly parameters: Parameters;
  readonly readout: Readout;
  forward(): void;
  /** Adds to the gradients of all parameters. */
  backward(): void;
  refresh(): void;
}

/** Holds the gradient of each parameter to the slope of the mean price of the text. */
function checkGradients({ parameters, readout, forward, backward, refresh }: Parts): void {
  const { kernels } = parameters;
  const price = () => {
    refresh();
    readout.refresh();
    forward();
    readout.forward(0, STEPS, TEXT, 0);
    let sum = 0;
    for (let t = 0; t < STEPS; t++) {
      const at = readout.scores + t * readout.stride;
      const scores = [...kernels.numbers.subarray(at, at + SYMBOLS)];
      sum += Math.log(scores.reduce((total, score) => total + Math.exp(score), 0)) - scores[TEXT[t + 1]];
    }
    return sum / STEPS;
  };
  scatter(parameters);
  price();
  backward();
  let learned = 0;
  for (const { at, count } of parameters.blocks) {
    for (let i = at; i < at + count; i++) {
      const before = kernels.numbers[i];
      kernels.numbers[i] = before + DISTANCE;
      const above = price();
      kernels.numbers[i] = before - DISTANCE;
      const below = price();
      kernels.numbers[i] = before;
      const gradient = kernels.numbers[i + count];
      expect(Math.abs((above - below) / (2 * DISTANCE) - gradient)).toBeLessThan(1e-6);
      if (Math.abs(gradient) > 1e-4) learned++;
    }
  }
  // Gradients that are all nothing would have shown nothing.
  expect(learned).toBeGreaterThan(parameters.count / 4);
}

/** Moves all parameters away from their beginnings, where some are 0 and hide others. */
function scatter({ kernels, blocks }: Parameters): void {
  let place = 0;
  for (const { at, count } of blocks) {
    for (let i = at; i < at + count; i++) kernels.numbers[i] += 0.4 * Math.sin(1 + 7 * place++);
  }
}

/** Vectors of an embedding, something that works on them, and a readout of the outcome. */
function between(
  make: (parameters: Parameters, input: Rows, output: Rows) => Omit<Parts, 'parameters' | 'readout'>,
) {
  const kernels = new PlainKernels('double');
  const parameters = new Parameters(kernels);
  const embedding = new Embedding(parameters, SYMBOLS, WIDTH, 1);
  const rows = (): Rows => ({
    at: kernels.allocate(STEPS * WIDTH),
    gradient: kernels.allocate(STEPS * WIDTH),
    width: WIDTH,
  });
  const [input, output] = [rows(), rows()];
  const parts = make(parameters, input, output);
  const clear = (at: number) => kernels.numbers.fill(0, at, at + STEPS * WIDTH);
  const readout = new Readout(parameters, SYMBOLS, STEPS, [output]);
  checkGradients({
    parameters,
    readout,
    forward() {
      for (let t = 0; t < STEPS; t++) embedding.forward(input.at + t * WIDTH, TEXT[t]);
      clear(output.at);
      parts.forward();
    },
    backward() {
      readout.backward(STEPS, TEXT, 0);
      parts.backward();
      embedding.learn(input.gradient, STEPS, TEXT, 0);
    },
    refresh: parts.refresh,
  });
}

function copy({ numbers }: PlainKernels | Parameters['kernels'], to: number, from: number): void {
  numbers.copyWithin(to, from, from + STEPS * WIDTH);
}

test('embedding and readout', () => {
  between(({ kernels }, input, output) => ({
    forward: () => copy(kernels, output.at, input.at),
    backward: () => copy(kernels, input.gradient, output.gradient),
    refresh: () => undefined,
  }));
});

test('layer normalisation', () => {
  between((parameters, input, output) => {
    const norm = new LayerNorm(parameters, WIDTH, STEPS);
    return {
      forward() {
        norm.forward(input.at, 0, STEPS);
        copy(parameters.kernels, output.at, norm.output);
      },
      backward() {
        copy(parameters.kernels, norm.outputGradient, output.gradient);
        norm.backward(input.gradient, STEPS);
      },
      refresh: () => undefined,
    };
  });
});

test('feed-forward layer', () => {
  between((parameters, input, output) => {
    const layer = new FeedForward(parameters, WIDTH, 12, STEPS);
    return {
      forward: () => layer.forward(output.at, input.at, 0, STEPS),
      backward: () => layer.backward(input.gradient, output.gradient, input.at, STEPS),
      refresh: () => layer.refresh(),
    };
  });
});

test('attention', () => {
  between((parameters, input, output) => {
    const layer = new Attention(parameters, WIDTH, 2, STEPS);
    return {
      forward: () => layer.forward(output.at, input.at, 0, STEPS),
      backward: () => layer.backward(input.gradient, output.gradient, input.at, STEPS),
      refresh: () => layer.refresh(),
    };
  });
});

test.each([1, 2])('LSTM of %i layers', (depth) => {
  const parameters = new Parameters(new PlainKernels('double'));
  const layers: LstmLayer[] = [];
  for (let i = 0; i < depth; i++) {
    layers.push(new LstmLayer(parameters, SYMBOLS, WIDTH, STEPS, layers.at(-1)));
  }
  const outputs = layers.map(({ hidden, hiddenGradient }) => ({
    at: hidden + WIDTH,
    gradient: hiddenGradient,
    width: WIDTH,
  }));
  const readout = new Readout(parameters, SYMBOLS, STEPS, outputs);
  checkGradients({
    parameters,
    readout,
    forward() {
      for (let t = 0; t < STEPS; t++) for (const layer of layers) layer.forward(t, TEXT[t]);
    },
    backward() {
      readout.backward(STEPS, TEXT, 0);
      for (const layer of layers.toReversed()) layer.backward(STEPS, TEXT, 0);
    },
    refresh() {
      for (const layer of layers) layer.refresh();
    },
  });
});

// Prices come from rows computed one at a time, as in coding, and gradients from all rows at once, as in lessons.
describe('whole networks', () => {
  function checkNetwork(network: LstmNetwork | TransformerNetwork, backward: () => void): void {
    checkGradients({
      parameters: network.weights,
      readout: network.readout,
      forward() {
        for (let position = 0; position < STEPS; position++) network.advance(position);
      },
      backward,
      refresh: () => network.refresh(),
    });
  }
  const teaching = { window: STEPS, replays: 0, rate: 0 };

  test('LSTM', () => {
    const plan = { ...teaching, layers: 2, cells: WIDTH, windows: 1 };
    const network = new LstmNetwork(new PlainKernels('double'), plan, SYMBOLS, TEXT);
    checkNetwork(network, () => network.backPropagate(0, 1));
  });

  test('Transformer', () => {
    const plan = { ...teaching, layers: 2, heads: 2, width: WIDTH, context: STEPS + 4 };
    const network = new TransformerNetwork(new PlainKernels('double'), plan, SYMBOLS, TEXT);
    checkNetwork(network, () => network.backPropagate(0, STEPS));
  });
});
