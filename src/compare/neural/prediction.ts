import { MOST_TOTAL } from '../../codelength/range-coder.js';
import type { Choices } from '../choices.js';
import { exp } from './real.js';

/** How far confidence moves at most after a symbol, about. */
const RATE = 0.02;
/** The decay of the mean of squared gradients that steps are divided by (RMSProp, Tieleman & Hinton 2012). */
const DECAY = 0.999;
const LARGEST_CONFIDENCE = 1.5;

/** How far a part of the scores is to be trusted: a factor that is learned. */
class Confidence {
  value = 1;
  private meanSquare = 1;

  /** @param gradient - of the price of the symbol, by the factor */
  learn(gradient: number): void {
    this.meanSquare = DECAY * this.meanSquare + (1 - DECAY) * gradient * gradient;
    const moved = this.value - (RATE * gradient) / (Math.sqrt(this.meanSquare) + 1e-3);
    this.value = Math.min(LARGEST_CONFIDENCE, Math.max(0, moved));
  }
}

/**
 * Codes symbols by a network's scores. A network that learns from little is too sure of what it has seen, so the biases and
 * what the scores are beyond them are each multiplied by a confidence (temperature scaling, Guo et al., "On calibration of
 * modern neural networks", 2017), which is learned from how well each symbol was predicted before it was seen.
 */
export class Prediction {
  private readonly prior = new Confidence();
  private readonly rest = new Confidence();
  private readonly weights: Float64Array;
  private readonly frequencies: Int32Array;

  constructor(private readonly symbols: number) {
    this.weights = new Float64Array(symbols);
    this.frequencies = new Int32Array(symbols);
  }

  /** Codes a symbol, and learns from it. Scores and biases are at the given places of `numbers`. */
  code(choices: Choices, symbol: number, numbers: ArrayLike<number>, scores: number, bias: number): number {
    const { symbols, weights, frequencies, prior, rest } = this;
    let most = Number.NEGATIVE_INFINITY;
    for (let v = 0; v < symbols; v++) {
      const score = prior.value * numbers[bias + v] + rest.value * (numbers[scores + v] - numbers[bias + v]);
      weights[v] = score;
      if (score > most) most = score;
    }
    let sum = 0;
    for (let v = 0; v < symbols; v++) {
      const weight = exp(weights[v] - most);
      weights[v] = weight;
      sum += weight;
    }
    // Each symbol has a frequency of 1 at least; what rounding leaves goes to the most probable.
    let left = MOST_TOTAL;
    let likeliest = 0;
    let priorMean = 0;
    let scoreMean = 0;
    const scale = (MOST_TOTAL - symbols) / sum;
    for (let v = 0; v < symbols; v++) {
      const frequency = 1 + Math.floor(weights[v] * scale);
      frequencies[v] = frequency;
      left -= frequency;
      if (weights[v] > weights[likeliest]) likeliest = v;
      priorMean += weights[v] * numbers[bias + v];
      scoreMean += weights[v] * numbers[scores + v];
    }
    frequencies[likeliest] += left;
    const coded = choices.choose(symbol, frequencies, MOST_TOTAL);
    const priorGradient = priorMean / sum - numbers[bias + coded];
    prior.learn(priorGradient);
    rest.learn(scoreMean / sum - numbers[scores + coded] - priorGradient);
    return coded;
  }
}
