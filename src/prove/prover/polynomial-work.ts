import { wordsOf } from '../../language/limits.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { BeyondReach, type WorkLimit } from '../work-limit.js';

/** Terms that are multiplied for one product, and words of 64 bits in a coefficient, at most. */
const MOST_PRODUCTS = 100_000;
const MOST_WORDS = 64;

/** Products of polynomials whose work is counted. All throw BeyondReach before they get too long. */
export class PolynomialWork {
  constructor(readonly work: WorkLimit) {}

  times(x: Polynomial, y: Polynomial): Polynomial {
    const products = x.terms.size * y.terms.size;
    if (products > MOST_PRODUCTS) throw new BeyondReach('a long product');
    const words = Math.max(longest(x), longest(y));
    if (words > MOST_WORDS) throw new BeyondReach('a product of long coefficients');
    this.work.spend(products * (4 + words));
    return x.times(y);
  }

  /** @param exponent a natural number */
  power(base: Polynomial, exponent: number): Polynomial {
    let result = Polynomial.ONE;
    for (let time = 0; time < exponent; time++) result = this.times(result, base);
    return result;
  }

  /** Puts a polynomial in the place of a variable. */
  substitute(polynomial: Polynomial, name: string, value: Polynomial): Polynomial {
    return polynomial
      .coefficientsIn(name)
      .reduceRight((sum, coefficient) => this.times(sum, value).plus(coefficient), Polynomial.ZERO);
  }
}

/** The words of the longest coefficient. */
function longest(polynomial: Polynomial): number {
  let most = 0;
  for (const { coefficient } of polynomial.terms.values()) {
    most = Math.max(most, wordsOf(coefficient.numerator), wordsOf(coefficient.denominator));
  }
  return most;
}
