import { CompiledKernels } from './compiled-kernels.js';
import { neuralCompressor } from './neural-compressor.js';
import { TransformerNetwork, type TransformerPlan } from './transformer-network.js';

/** The longest text that there is time for to learn it many times over. */
const SHORT = 2 ** 14;

/** Little data is learned in more and larger steps. */
export function transformerPlan(length: number): TransformerPlan {
  const shape = { layers: 2, heads: 4, width: 32, context: 64, window: 16 };
  return length <= SHORT ? { ...shape, replays: 4, rate: 0.006 } : { ...shape, replays: 1, rate: 0.003 };
}

export const transformer = neuralCompressor(
  'transformer',
  (symbols, text) =>
    new TransformerNetwork(new CompiledKernels(), transformerPlan(text.length - 1), symbols, text),
);
