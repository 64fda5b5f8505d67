import { CompiledKernels } from './compiled-kernels.js';
import { LstmNetwork, type LstmPlan } from './lstm-network.js';
import { neuralCompressor } from './neural-compressor.js';

/** The longest text that there is time for to learn it many times over. */
const SHORT = 2 ** 14;

/** Little data has few parameters, two layers and many lessons; what is longer is learned faster by 64 cells. */
export function lstmPlan(length: number): LstmPlan {
  if (length <= SHORT) return { layers: 2, cells: 32, window: 16, windows: 4, replays: 8, rate: 0.008 };
  return { layers: 1, cells: 64, window: 16, windows: 2, replays: 1, rate: 0.005 };
}

export const lstm = neuralCompressor(
  'lstm',
  (symbols, text) => new LstmNetwork(new CompiledKernels(), lstmPlan(text.length - 1), symbols, text),
);
