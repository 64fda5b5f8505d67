import type { Polynomial } from '../../numbers/polynomial.js';
import { type AtomTable, factsOf } from './atoms.js';
import type { Domain } from './law.js';
import { type Monomial, monomialsOf } from './monomial.js';

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
    const { least } = factsOf(atom);
    return least?.(...atom.arguments.map((value) => this.leastOf(value)));
  }
}
