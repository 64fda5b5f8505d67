import { CompiledKernels } from './compiled-kernels.js';
import { LstmNetwork, type LstmPlan } from './lstm-network.js';
import { neuralCompressor } from './neural-compressor.js';

const env = (k: string, d: number) => Number(process.env[k] ?? d);
export function lstmPlan(length: number): LstmPlan {
  void length;
  return {
    layers: env('L', 1),
    cells: env('H', 64),
    window: env('T', 16),
    windows: env('W', 2),
    replays: env('R', 2),
    rate: env('LR', 0.005),
  };
}

export const lstm = neuralCompressor(
  'lstm',
  (symbols, text) => new LstmNetwork(new CompiledKernels(), lstmPlan(text.length - 1), symbols, text),
);
