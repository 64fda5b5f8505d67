import type { Polynomial } from '../../numbers/polynomial.js';
import type { AtomTable } from './atoms.js';
import type { Domain } from './law.js';
import { type Monomial, monomialsOf } from './monomial.js';

/** Functions whose values are never negative, where they are defined. */
const NATURAL = new Set(['abs', 'gcd', 'lcm', 'factorial', 'fibonacci', 'binomial', 'isqrt']);

/** Least values of polynomials, as far as their terms alone show them. */
export class Signs {
  constructor(
    readonly atoms: AtomTable,
    readonly domain: Domain,
  ) {}

  /** An integer that a polynomial is never below; undefined if no such is known. */
  leastOf(polynomial: Polynomial): bigint | undefined {
    let sum = 0n;
    for (const term of monomialsOf(polynomial)) {
      const least = this.#leastOfTerm(term);
      if (least === undefined) return undefined;
      sum += least;
    }
    return sum;
  }

  isNatural(polynomial: Polynomial): boolean {
    const least = this.leastOf(polynomial);
    return least !== undefined && least >= 0n;
  }

  isPositive(polynomial: Polynomial): boolean {
    const least = this.leastOf(polynomial);
    return least !== undefined && least >= 1n;
  }

  #leastOfTerm({ coefficient, exponents }: Monomial): bigint | undefined {
    if (exponents.size === 0) return coefficient;
    if (coefficient < 0n) return undefined;
    let product = coefficient;
    for (const [name, exponent] of exponents) {
      const least = this.#leastOfAtom(name);
      if (least !== undefined && least >= 0n) product *= least ** BigInt(exponent);
      else if (exponent % 2 === 0) product = 0n;
      else return undefined;
    }
    return product;
  }

  #leastOfAtom(name: string): bigint | undefined {
    const atom = this.atoms.get(name);
    if (atom === undefined) return this.domain === 'positive' ? 1n : undefined;
    const values = atom.arguments;
    switch (atom.kind) {
      case 'factorial':
        return 1n;
      case 'gcd':
      case 'abs':
        return values.some((value) => this.isPositive(value)) ? 1n : 0n;
      case 'lcm':
        return values.every((value) => this.isPositive(value)) ? 1n : 0n;
      case '^':
        return this.isPositive(values[0]) ? 1n : this.isNatural(values[0]) ? 0n : undefined;
      case 'div':
        return this.isNatural(values[0]) && this.isPositive(values[1]) ? 0n : undefined;
      case 'min':
      case 'max': {
        const least = values.map((value) => this.leastOf(value));
        const known = least.filter((value) => value !== undefined);
        if (known.length === 0 || (atom.kind === 'min' && known.length < values.length)) return undefined;
        return known.reduce((one, other) => (one < other === (atom.kind === 'min') ? one : other));
      }
      default:
        return NATURAL.has(atom.kind) ? 0n : undefined;
    }
  }
}
