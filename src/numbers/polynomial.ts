import { Rational } from './rational.js';

/** A power product of variables with its coefficient, which is not 0. Exponents are positive. */
interface Term {
  readonly exponents: ReadonlyMap<string, number>;
  readonly coefficient: Rational;
}

/** A polynomial in any number of variables with rational coefficients. */
export class Polynomial {
  static readonly ZERO = new Polynomial(new Map());
  static readonly ONE = Polynomial.constant(1n);

  private constructor(readonly terms: ReadonlyMap<string, Term>) {}

  static constant(value: Rational | bigint): Polynomial {
    const coefficient = typeof value === 'bigint' ? Rational.of(value) : value;
    return Polynomial.#from([{ exponents: new Map(), coefficient }]);
  }

  static variable(name: string): Polynomial {
    return Polynomial.#from([{ exponents: new Map([[name, 1]]), coefficient: Rational.ONE }]);
  }

  static #from(terms: Iterable<Term>): Polynomial {
    const sum = new Map<string, Term>();
    for (const term of terms) {
      const key = keyOf(term.exponents);
      const before = sum.get(key);
      const coefficient = before === undefined ? term.coefficient : before.coefficient.plus(term.coefficient);
      if (coefficient.isZero()) sum.delete(key);
      else sum.set(key, { exponents: term.exponents, coefficient });
    }
    return new Polynomial(sum);
  }

  plus(other: Polynomial): Polynomial {
    return Polynomial.#from([...this.terms.values(), ...other.terms.values()]);
  }

  minus(other: Polynomial): Polynomial {
    return this.plus(other.negated());
  }

  negated(): Polynomial {
    return this.scaled(Rational.of(-1n));
  }

  scaled(factor: Rational): Polynomial {
    return Polynomial.#from(
      [...this.terms.values()].map(({ exponents, coefficient }) => ({
        exponents,
        coefficient: coefficient.times(factor),
      })),
    );
  }

  times(other: Polynomial): Polynomial {
    const products: Term[] = [];
    for (const x of this.terms.values()) {
      for (const y of other.terms.values()) {
        const exponents = new Map(x.exponents);
        for (const [name, exponent] of y.exponents)
          exponents.set(name, (exponents.get(name) ?? 0) + exponent);
        products.push({ exponents, coefficient: x.coefficient.times(y.coefficient) });
      }
    }
    return Polynomial.#from(products);
  }

  /** @param exponent a natural number */
  power(exponent: number): Polynomial {
    let result = Polynomial.ONE;
    for (let time = 0; time < exponent; time++) result = result.times(this);
    return result;
  }

  isZero(): boolean {
    return this.terms.size === 0;
  }

  /** Its value if no variable occurs in it. */
  constant(): Rational | undefined {
    if (this.terms.size === 0) return Rational.ZERO;
    return this.terms.size === 1 ? this.terms.get('')?.coefficient : undefined;
  }

  /** The coefficient of the empty power product. */
  get constantTerm(): Rational {
    return this.terms.get('')?.coefficient ?? Rational.ZERO;
  }

  /** Largest exponent of a variable; 0 where it does not occur. */
  degreeIn(name: string): number {
    let degree = 0;
    for (const { exponents } of this.terms.values()) degree = Math.max(degree, exponents.get(name) ?? 0);
    return degree;
  }

  get variables(): Set<string> {
    return new Set([...this.terms.values()].flatMap(({ exponents }) => [...exponents.keys()]));
  }

  /** Coefficients of 1, x, x^2 … as polynomials in the other variables; empty for 0. */
  coefficientsIn(name: string): Polynomial[] {
    const parts: Term[][] = [];
    for (const { exponents, coefficient } of this.terms.values()) {
      const others = new Map(exponents);
      others.delete(name);
      const degree = exponents.get(name) ?? 0;
      while (parts.length <= degree) parts.push([]);
      parts[degree].push({ exponents: others, coefficient });
    }
    return parts.map((terms) => Polynomial.#from(terms));
  }

  /** Puts a polynomial in the place of a variable. */
  substitute(name: string, value: Polynomial): Polynomial {
    return this.coefficientsIn(name).reduceRight(
      (sum, coefficient) => sum.times(value).plus(coefficient),
      Polynomial.ZERO,
    );
  }
}

function keyOf(exponents: ReadonlyMap<string, number>): string {
  return [...exponents]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([name, exponent]) => `${name}^${exponent}`)
    .join('*');
}
