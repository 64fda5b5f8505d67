import { FACTOR_LIMIT, SIEVE_LIMIT } from './factors.js';
import { MAX_BINOMIAL, MAX_BITS, wordsOf } from './limits.js';

/** A program was stopped because it used up the work it was granted. */
export class WorkExceeded extends Error {
  override readonly name: string = 'WorkExceeded';

  /** @param limit the steps that were granted */
  constructor(readonly limit: number) {
    super(`the program takes more than ${limit} steps`);
  }
}

/**
 * Counts the steps of a program over the rows of a dataset. A step is one node computed on integers of one
 * 64-bit word, or about 0.1 µs; longer integers cost more in proportion to the time they take. Steps depend on the
 * program and the data alone, so every machine stops the same program at the same place.
 */
export class Meter {
  #spent = 0;

  constructor(readonly limit: number) {}

  /** Steps taken so far. */
  get spent(): number {
    return this.#spent;
  }

  /** Charges steps; throws {@link WorkExceeded} once the limit is passed. */
  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > this.limit) throw new WorkExceeded(this.limit);
  }
}

/**
 * The steps that one application of a primitive takes, on defined arguments. Additions and the like are linear in the
 * words of what they read and write; the rest are charged for what their methods were measured to take at worst.
 */
export function stepsOf(primitive: string, values: readonly bigint[], result: bigint | undefined): number {
  switch (primitive) {
    case 'prime?':
      // Nearly every composite fails the first of the tests that a prime has to pass.
      return values[0] < 65536n ? 1 : result === 1n ? 1000 : 150;
    case 'nextprime':
      return values[0] < 65536n || result === undefined ? 2 : 1000 + 8 * Number(result - values[0]);
    case 'binomial':
      return binomialSteps(values[0], values[1], result);
    case '^':
      // An undefined power may have been computed in full and found too large by a little.
      if (result === undefined) return values[1] >= 0n && values[1] <= BigInt(MAX_BITS) ? 500 : 1;
      return 1 + ((wordsOf(result) ** 2) >> 7);
    case '*':
      return 1 + ((wordsOf(values[0]) * wordsOf(values[1])) >> 8);
    case 'div':
    case 'mod': {
      const words = wordsOf(values[0]);
      return 1 + (words >> 3) + ((words * wordsOf(values[1])) >> 9);
    }
    case 'gcd':
      return 1 + (((wordsOf(values[0]) + wordsOf(values[1]) - 2) ** 2) >> 4);
    case 'isqrt':
    case 'valuation':
    case 'square?':
    case 'trirow':
    case 'tricol':
      return 1 + ((wordsOf(values[0]) ** 2) >> 4);
    case 'digitsum':
      return 1 + (values[0] < 65536n ? 0 : 16) + ((wordsOf(values[0]) ** 2) >> 4);
    case 'numdiv':
    case 'sigma':
    case 'phi':
    case 'omega':
    case 'bigomega':
    case 'moebius':
    case 'radical':
    case 'lpf':
    case 'gpf':
      // Beyond the table of least factors, trial division by up to 82,025 primes.
      if (values[0] < 1n || values[0] >= BigInt(FACTOR_LIMIT)) return 1;
      return (values[0] < BigInt(SIEVE_LIMIT) ? 2 : 2500) + (result === undefined ? 64 : wordsOf(result));
    case 'lcm':
      return 1 + (((wordsOf(values[0]) + wordsOf(values[1])) ** 2) >> 4);
    case 'kronecker':
      return 8;
    case 'numdigits':
    case 'digitprod':
    case 'maxdigit':
    case 'runs':
    case 'reverse':
    case 'countdigit':
    case 'countpair':
    case 'rebase':
      return digitSteps(values[0]);
    case 'concat':
      return digitSteps(values[1]);
    case 'floorpi':
    case 'floore':
    case 'floorln':
    case 'floorlog':
    case 'floorroot':
      return 200;
    case 'contfrac':
    case 'convnum':
    case 'convden':
      return 1000;
    case 'fibonacci':
    case 'stirling1':
    case 'stirling2':
    case 'eulerian':
    case 'parts':
    case 'partitions':
      return 100;
    default: {
      let words = result === undefined ? 0 : wordsOf(result) - 1;
      for (const value of values) words += wordsOf(value) - 1;
      return 1 + (words >> 4);
    }
  }
}

/** A long integer in base 2 has 64 digits a word. */
function digitSteps(value: bigint): number {
  return value < 65536n ? 2 : 16 + 64 * wordsOf(value);
}

function binomialSteps(n: bigint, k: bigint, result: bigint | undefined): number {
  const fewer = k < n - k ? k : n - k;
  if (fewer < 0n || fewer > BigInt(MAX_BINOMIAL)) return 1;
  const words = result === undefined ? MAX_BITS / 64 : wordsOf(result);
  return 1 + Number(fewer) * (2 + (words >> 4));
}
