import { gcdOf } from '../../numbers/gcd.js';
import { among, only, sayMuch, type Witness } from '../witness.js';

/** Divisors of series that are looked for. */
const MOST_DIVISOR = 8;

const DIVISORS = Array.from({ length: MOST_DIVISOR - 1 }, (_, index) => [BigInt(index + 2)]);

/** A factor of a product: the product divided by the other one. */
export const FACTOR: Witness = {
  row: (product, [other]) => {
    if (other === 0n) return product === 0n ? among(0n) : undefined;
    return product % other === 0n ? only(product / other) : undefined;
  },
  onto: false,
  constants: (results) => {
    let common = 0n;
    for (const value of results) {
      common = gcdOf(common, value);
      if (common === 1n) break;
    }
    return common > 1n ? [[common]] : [];
  },
  column: {
    complete: (results, known, at, out) => {
      for (let row = 0; row < results.length; row++) {
        const ratio = results[row] / known[at + row];
        if (!Number.isInteger(ratio)) return false;
        out[row] = ratio + 0;
      }
      return true;
    },
    linear: undefined,
    admits: (results, known, at) => {
      for (let row = 0; row < results.length; row++) {
        if (!Number.isInteger(results[row] / known[at + row])) return false;
      }
      return true;
    },
  },
};

/** What has been divided and rounded down: the multiple of the divisor, or that and any remainder. */
export const DIVIDEND: Witness = {
  row: (quotient, [divisor]) => {
    if (divisor === 0n) return undefined;
    const isUnit = divisor === 1n || divisor === -1n;
    return { ...among(quotient * divisor), unique: isUnit };
  },
  onto: true,
  constants: (results) => (sayMuch(results) ? DIVISORS : []),
  column: undefined,
};
