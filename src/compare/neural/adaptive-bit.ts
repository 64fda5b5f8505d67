import { MOST_TOTAL } from '../../codelength/range-coder.js';
import type { Choices } from '../choices.js';

/** A bit whose probability is estimated from those before it (Krichevsky & Trofimov, IEEE Trans. IT 27, 1981). */
export class AdaptiveBit {
  private readonly seen = [0, 0];

  code(choices: Choices, bit: number): number {
    const [zeros, ones] = this.seen;
    const share = (MOST_TOTAL * (ones + 0.5)) / (zeros + ones + 1);
    const coded = choices.bit(bit, Math.max(1, Math.min(MOST_TOTAL - 1, Math.floor(share))));
    this.seen[coded]++;
    return coded;
  }
}
