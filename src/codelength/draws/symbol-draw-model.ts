import { type Decisions, unitsOf } from '../decisions.js';
import { symbolDepth, symbolNodes } from '../symbol-model.js';
import type { ValueModel } from '../value-model.js';

/** Neither guess is given up for good. */
const LEAST_WEIGHT = 2 ** -24;

/**
 * Codes symbols 0..alphabetSize-1 that are drawn independently: a Bayesian mixture of two guesses, that all symbols are
 * equally likely and that their frequencies so far tell (Krichevsky & Trofimov, at each binary digit of a symbol).
 */
export class SymbolDrawModel implements ValueModel {
  readonly #depth: number;
  readonly #zeros: Uint32Array;
  readonly #ones: Uint32Array;
  /** The weight of the guess that all symbols are equally likely; that of the other makes it 1. */
  #uniform = 0.5;

  constructor(
    readonly decisions: Decisions,
    readonly alphabetSize: number,
  ) {
    this.#depth = symbolDepth(alphabetSize);
    this.#zeros = new Uint32Array(symbolNodes(alphabetSize));
    this.#ones = new Uint32Array(symbolNodes(alphabetSize));
  }

  code(value: bigint): bigint {
    return BigInt(this.codeNumber(Number(value)));
  }

  codeNumber(symbol: number): number {
    const zeros = this.#zeros;
    const ones = this.#ones;
    let uniform = this.#uniform;
    let learned = 1 - this.#uniform;
    let coded = 0;
    let node = 0;
    for (let below = this.#depth - 1; below >= 0; below--) {
      const half = 2 ** below;
      const upper = coded + half;
      let bit = 0;
      if (upper < this.alphabetSize) {
        const room = Math.min(half, this.alphabetSize - upper);
        const ofUniform = room / (room + half);
        const ofLearned = (ones[node] + 0.5) / (zeros[node] + ones[node] + 1);
        const share = (uniform * ofUniform + learned * ofLearned) / (uniform + learned);
        bit = this.decisions.biased((symbol >>> below) & 1, unitsOf(share));
        uniform *= bit === 1 ? ofUniform : 1 - ofUniform;
        learned *= bit === 1 ? ofLearned : 1 - ofLearned;
        if (bit === 1) ones[node]++;
        else zeros[node]++;
      }
      if (bit === 1) coded = upper;
      node = 2 * node + 1 + bit;
    }
    const weight = uniform / (uniform + learned);
    this.#uniform = Math.min(1 - LEAST_WEIGHT, Math.max(LEAST_WEIGHT, weight));
    return coded;
  }
}
