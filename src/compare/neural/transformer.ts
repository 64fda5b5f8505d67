import { CompiledKernels } from './compiled-kernels.js';
import { neuralCompressor } from './neural-compressor.js';
import { TransformerNetwork, type TransformerPlan } from './transformer-network.js';

/** The longest text that there is time for to learn it many times over. */
const SHORT = 2 ** 14;

export function transformerPlan(length: number): TransformerPlan {
  const replays = length <= SHORT ? 4 : 1;
  return { layers: 2, heads: 4, width: 32, context: 64, window: 16, replays, rate: 0.006 };
}

export const transformer = neuralCompressor(
  'transformer',
  (symbols, text) =>
    new TransformerNetwork(new CompiledKernels(), transformerPlan(text.length - 1), symbols, text),
);
