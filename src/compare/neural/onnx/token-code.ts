import { MOST_TOTAL } from '../../../codelength/range-coder.js';
import { InputError } from '../../../errors.js';
import type { Choices } from '../../choices.js';

/** A vocabulary may have more tokens than frequencies add up to, so a token is coded as its block and its place in there. */
const BLOCK = 256;

/** At least three quarters of the frequencies of blocks are shared out by probability. */
const MOST_BLOCKS = MOST_TOTAL / 4;

const ALL_BYTES = new Uint8Array(256).fill(1);

/**
 * Codes a token by the softmax of the logits, or a byte for which there is no token, as -1 less the byte. The softmax is
 * computed with `Math.exp`: what is written here can be read on the same machine only, like the logits.
 * @throws InputError for logits that are no numbers, or of too many tokens
 */
export function codeToken(choices: Choices, logits: Float32Array, token: number): number {
  const blocks = Math.ceil(logits.length / BLOCK);
  if (blocks > MOST_BLOCKS) throw new InputError(`a vocabulary of ${logits.length} tokens is too large`);
  const { weights, sums, total } = softmax(logits, blocks);
  if (!Number.isFinite(total)) throw new InputError('the model gives logits that are no numbers');
  // Behind the blocks stands the way out to bytes, as rare as can be.
  const shares = new Float64Array(blocks + 1);
  shares.set(sums);
  const block = choose(choices, token < 0 ? blocks : Math.floor(token / BLOCK), shares, total);
  if (block === blocks) return -1 - choices.choose(Math.max(0, -1 - token), ALL_BYTES, 256);
  const places = weights.subarray(block * BLOCK, (block + 1) * BLOCK);
  return block * BLOCK + choose(choices, Math.max(0, token - block * BLOCK), places, sums[block]);
}

interface Softmax {
  /** Probabilities times `total`. */
  readonly weights: Float64Array;
  /** Of each block. */
  readonly sums: Float64Array;
  readonly total: number;
}

function softmax(logits: Float32Array, blocks: number): Softmax {
  let most = Number.NEGATIVE_INFINITY;
  for (const logit of logits) most = Math.max(most, logit);
  const weights = new Float64Array(logits.length);
  const sums = new Float64Array(blocks);
  let total = 0;
  for (let token = 0; token < logits.length; token++) {
    const weight = Math.exp(logits[token] - most);
    weights[token] = weight;
    sums[Math.floor(token / BLOCK)] += weight;
    total += weight;
  }
  return { weights, sums, total };
}

/** Codes a choice with frequencies of 1 and more, in the proportions of the weights as far as that goes. */
function choose(choices: Choices, choice: number, weights: Float64Array, sum: number): number {
  const scale = sum > 0 ? (MOST_TOTAL - weights.length - 1) / sum : 0;
  const frequencies = new Int32Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    frequencies[i] = 1 + Math.floor(weights[i] * scale);
    total += frequencies[i];
  }
  return choices.choose(choice, frequencies, total);
}
