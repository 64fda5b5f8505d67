import { gcdOfNumbers } from '../../numbers/gcd.js';

/**
 * Before any row is known, a step of s > 1 is this share of 1 / s^2 as likely as that there is none. As two numbers have a greatest common
 * divisor of s about that often by chance, two rows say nothing yet, and each further one that the step divides speaks for it s times.
 */
const FIRST_SHARE = 1 / 8;

/** Places that doubles do not hold exactly are no steps. */
const WIDE = 2n ** 53n;

/**
 * What divides all rows so far, as places on an even grid: the step of an instrument or of a habit, like quarters that are written with two
 * decimals. Zeros say nothing, nor do places of 2^53 and more before the first that is less.
 */
export class CommonStep {
  /** What divides all rows that say something, less than 2^53; 0 before the first. */
  #divisor = 0;
  #rows = 0;

  /** The step in places, less than 2^53; 1 where nothing speaks for one. */
  get width(): number {
    return Math.max(1, this.#divisor);
  }

  /** Forgets all rows. */
  restart(): void {
    this.#divisor = 0;
    this.#rows = 0;
  }

  learn(place: bigint): void {
    if (place === 0n || this.#divisor === 1) return;
    if (this.#divisor === 0) {
      if (place >= WIDE || place <= -WIDE) return;
      this.#divisor = Math.abs(Number(place));
    } else this.#divisor = gcdOfNumbers(this.#divisor, Number(place % BigInt(this.#divisor)));
    this.#rows++;
  }

  /**
   * The probability that the step divides the next row.
   * @param chance the probability of that where there is no step
   */
  share(chance: number): number {
    const odds = this.#odds();
    return (odds + chance) / (odds + 1);
  }

  /** The odds that there is a step; never more than the square of the number of rows, as what was so may change. */
  #odds(): number {
    if (this.#rows === 1) return FIRST_SHARE / this.#divisor;
    const most = this.#rows * this.#rows;
    let odds = FIRST_SHARE;
    for (let row = 2; row < this.#rows && odds < most; row++) odds *= this.#divisor;
    return Math.min(most, odds);
  }
}
