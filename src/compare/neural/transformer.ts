import { CompiledKernels } from './compiled-kernels.js';
import { neuralCompressor } from './neural-compressor.js';
import { TransformerNetwork, type TransformerPlan } from './transformer-network.js';

const env = (k: string, d: number) => Number(process.env[k] ?? d);
export function transformerPlan(length: number): TransformerPlan {
  void length;
  return {
    layers: env('L', 2),
    heads: env('HD', 4),
    width: env('D', 32),
    context: env('C', 64),
    window: env('T', 16),
    replays: env('R', 1),
    rate: env('LR', 0.003),
  };
}

export const transformer = neuralCompressor(
  'transformer',
  (symbols, text) =>
    new TransformerNetwork(new CompiledKernels(), transformerPlan(text.length - 1), symbols, text),
);
