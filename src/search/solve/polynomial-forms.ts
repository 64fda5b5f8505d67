import { apply, literal, N, power } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { integerRoot } from '../../language/root.js';
import { gcdOf } from '../../numbers/gcd.js';
import {
  contentOf,
  type IntegerPolynomial,
  linearFactors,
  multiplied,
  scaled,
  shifted,
} from '../../numbers/integer-polynomial.js';
import type { Pricer } from './pricer.js';
import { type Signed, signedSum } from './signed-sum.js';

/** n + s for these s may stand for n in a polynomial. */
const SHIFTS = [1n, -1n, 2n];

/** Literals from here on are also tried as powers. */
const LARGE = 16n;

/** The cheapest ways to write integers and polynomials in n, found once each. */
export class PolynomialForms {
  readonly #pricer: Pricer;
  readonly #known = new Map<string, Expression>();

  constructor(pricer: Pricer) {
    this.#pricer = pricer;
  }

  /** An integer as a literal, a sign and a power, or a product with a power. */
  integer(value: bigint): Expression {
    return this.#once(`integer ${value}`, () => integerForms(value));
  }

  /** A polynomial that is not zero, its sign apart where its leading coefficient is negative. */
  signed(polynomial: IntegerPolynomial): Signed {
    const negative = polynomial[polynomial.length - 1] < 0n;
    const term = this.positive(negative ? scaled(polynomial, -1n) : polynomial);
    return { negative, term };
  }

  /** A polynomial with a positive leading coefficient. */
  positive(polynomial: IntegerPolynomial): Expression {
    if (polynomial.length === 1) return this.integer(polynomial[0]);
    return this.#once(polynomial.join(' '), () => this.#forms(polynomial));
  }

  #once(key: string, forms: () => Iterable<Expression>): Expression {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const all = [...forms()];
    const chosen = this.#pricer.cheapest(all) ?? all[0];
    this.#known.set(key, chosen);
    return chosen;
  }

  *#forms(polynomial: IntegerPolynomial): Generator<Expression> {
    if (polynomial.length === 2) {
      yield* this.#linearForms(polynomial[1], polynomial[0]);
    } else {
      yield* this.#expanded(polynomial, N);
      for (const by of SHIFTS) yield* this.#expanded(shifted(polynomial, -by), this.positive([by, 1n]));
    }
    const content = contentOf(polynomial);
    if (content > 1n) {
      const inner = polynomial.map((coefficient) => coefficient / content);
      yield apply('*', this.integer(content), this.positive(inner));
    }
    yield* this.#factored(polynomial);
  }

  /** slope * n + constant, slope > 0. */
  *#linearForms(slope: bigint, constant: bigint): Generator<Expression> {
    const multiple = slope === 1n ? N : apply('*', this.integer(slope), N);
    if (constant === 0n) {
      yield multiple;
      if (slope === 2n) yield apply('+', N, N);
      return;
    }
    const size = this.integer(constant < 0n ? -constant : constant);
    yield apply(constant < 0n ? '-' : '+', multiple, size);
    if (constant > 0n) yield apply('+', size, multiple);
    if (slope === 2n) yield apply('+', N, this.positive([constant, 1n]));
    if (slope > 1n) {
      const common = gcdOf(slope, constant);
      if (common > 1n)
        yield apply('*', this.integer(common), this.positive([constant / common, slope / common]));
    }
  }

  /** As a sum of monomials in x = n + s, and in Horner's way. */
  *#expanded(polynomial: IntegerPolynomial, x: Expression): Generator<Expression> {
    const terms: Signed[] = [];
    const squared: Signed[] = [];
    for (let degree = polynomial.length - 1; degree >= 0; degree--) {
      const coefficient = polynomial[degree];
      if (coefficient === 0n) continue;
      const negative = coefficient < 0n;
      const size = negative ? -coefficient : coefficient;
      const times = (factor: Expression) => (size === 1n ? factor : apply('*', this.integer(size), factor));
      if (degree === 0) {
        terms.push({ negative, term: this.integer(size) });
        squared.push({ negative, term: this.integer(size) });
      } else {
        terms.push({ negative, term: times(power(x, degree)) });
        squared.push({ negative, term: times(degree === 2 ? apply('*', x, x) : power(x, degree)) });
      }
    }
    yield signedSum(terms);
    yield signedSum(squared);
    yield this.#horner(polynomial, x);
  }

  #horner(polynomial: IntegerPolynomial, x: Expression): Expression {
    const lead = polynomial[polynomial.length - 1];
    let value: Expression | undefined = lead === 1n ? undefined : this.integer(lead);
    for (let degree = polynomial.length - 2; degree >= 0; degree--) {
      value = value === undefined ? x : apply('*', x, value);
      const constant = polynomial[degree];
      if (constant === 0n) continue;
      value = apply(constant < 0n ? '-' : '+', value, this.integer(constant < 0n ? -constant : constant));
    }
    return value ?? literal(1);
  }

  /** As a product of linear factors, their powers, and what is left. */
  *#factored(polynomial: IntegerPolynomial): Generator<Expression> {
    const { factors, rest } = linearFactors(polynomial);
    const parts = factors.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
    if (parts === 0 || (parts === 1 && rest.length === 1 && rest[0] === 1n)) return;
    const products = (asPower: boolean): Expression => {
      const all: Expression[] = [];
      if (rest.length !== 1 || rest[0] !== 1n) all.push(this.positive(rest));
      for (const { factor, multiplicity } of factors) {
        const base = this.positive(factor);
        if (asPower) all.push(power(base, multiplicity));
        else all.push(...new Array<Expression>(multiplicity).fill(base));
      }
      return all.reduce((product, factor) => apply('*', product, factor));
    };
    yield products(true);
    if (factors.some(({ multiplicity }) => multiplicity > 1)) yield products(false);
    const root = perfectPower(factors, rest);
    if (root !== undefined) yield power(this.positive(root.base), root.exponent);
  }
}

/** (c * product of factors)^k where all multiplicities and the constant left allow it, k as large as they do. */
function perfectPower(
  factors: readonly { readonly factor: IntegerPolynomial; readonly multiplicity: number }[],
  rest: IntegerPolynomial,
): { readonly base: IntegerPolynomial; readonly exponent: number } | undefined {
  if (rest.length !== 1) return undefined;
  const exponent = factors.reduce((k, { multiplicity }) => Number(gcdOf(BigInt(k), BigInt(multiplicity))), 0);
  if (exponent < 2) return undefined;
  const magnitude = rest[0] < 0n ? -rest[0] : rest[0];
  const root = integerRoot(magnitude, exponent) * (rest[0] < 0n ? -1n : 1n);
  if (root ** BigInt(exponent) !== rest[0]) return undefined;
  const base = factors.reduce<IntegerPolynomial>(
    (product, { factor, multiplicity }) => timesPower(product, factor, multiplicity / exponent),
    [root],
  );
  return { base, exponent };
}

function timesPower(
  polynomial: IntegerPolynomial,
  factor: IntegerPolynomial,
  exponent: number,
): IntegerPolynomial {
  let product = polynomial;
  for (let i = 0; i < exponent; i++) product = multiplied(product, factor);
  return product;
}

function* integerForms(value: bigint): Generator<Expression> {
  yield literal(value);
  const size = value < 0n ? -value : value;
  if (size < LARGE) return;
  for (let base = 2n; base <= 12n; base++) {
    let exponent = 0n;
    let rest = size;
    while (rest % base === 0n) {
      rest /= base;
      exponent++;
    }
    if (exponent < 2n) continue;
    const raised = apply('^', literal(base), literal(exponent));
    if (rest > 1n) yield apply('*', literal(value < 0n ? -rest : rest), raised);
    else yield value < 0n ? apply('neg', raised) : raised;
  }
}
