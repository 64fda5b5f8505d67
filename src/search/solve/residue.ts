import { apply, literal, N, past, plus, times } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { gcdOf } from '../../numbers/gcd.js';
import { type IntegerPolynomial, trimmed } from '../../numbers/integer-polynomial.js';
import { inverseModulo, residueOf } from '../../numbers/modular.js';
import { boundsOf, offsetFor } from './dictionary/remainder.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** The highest degree of polynomials that remainders are taken of. */
const MOST_DEGREE = 8;

/** Equations that must agree on a modulus. */
const LEAST_WITNESSES = 4;

const MOST_CANDIDATES = 4;

export const residue: SolverFamily = {
  name: 'residue',
  summary: 'powers and polynomials modulo m, where m is found as well, with an offset',
  data: 'numbers',
  solve: residues,
};

/** Remainders of powers and of polynomials, with an offset: sequences that are simple modulo some number, which is found as well. */
function* residues({ series, forms }: SolverProblem): Generator<Expression | undefined> {
  const { target } = series;
  const bounds = boundsOf(target);
  const span = bounds[1] - bounds[0];
  if (target.length < LEAST_WITNESSES + 2 || span < 1n) return;
  yield* geometric(target, bounds);
  yield undefined;
  let differences = [...target];
  for (let degree = 0; degree <= MOST_DEGREE; degree++) {
    differences = differences.slice(1).map((value, index) => value - differences[index]);
    if (differences.length < LEAST_WITNESSES) break;
    const modulus = differences.reduce(gcdOf, 0n);
    for (const divisor of moduliFrom(modulus, span)) {
      const offset = offsetFor(bounds, divisor);
      const polynomial = interpolated(target, degree, divisor);
      if (polynomial === undefined || polynomial.length <= 1) continue;
      const shifted = polynomial.with(0, residueOf(polynomial[0] - offset, divisor));
      yield plus(apply('mod', forms.positive(shifted), literal(divisor)), offset);
    }
    yield undefined;
  }
}

/** a(n) = c a(n-1) + d modulo m, and c^n modulo m: all of x = a(n+1) - a(n) satisfy x(n+1) x(n-1) = x(n)^2 modulo m. */
function* geometric(target: readonly bigint[], bounds: readonly [bigint, bigint]): Generator<Expression> {
  for (const affine of [false, true]) {
    const x = affine ? target.slice(1).map((value, index) => value - target[index]) : target;
    let modulus = 0n;
    for (let i = 2; i < x.length; i++) modulus = gcdOf(modulus, x[i] * x[i - 2] - x[i - 1] ** 2n);
    for (const divisor of moduliFrom(modulus, bounds[1] - bounds[0])) {
      const offset = offsetFor(bounds, divisor);
      const factor = quotientModulo(x, divisor);
      if (factor === undefined) continue;
      const constant = residueOf(target[1] - factor * target[0], divisor);
      const isRight = target.every(
        (value, row) => row === 0 || (value - factor * target[row - 1] - constant) % divisor === 0n,
      );
      if (!isRight || (!affine && constant !== 0n)) continue;
      const multiple = apply('*', literal(factor), past(1));
      const added = residueOf(constant - offset, divisor);
      yield plus(apply('mod', plus(multiple, added), literal(divisor)), offset);
      if (constant !== 0n || offset !== 0n) continue;
      const power = apply('^', literal(factor), N);
      const start = target[0];
      yield apply('mod', times(start, power), literal(divisor));
    }
  }
}

/** The divisors of a common modulus that exceed the span of all remainders, the largest first. */
function moduliFrom(modulus: bigint, span: bigint): readonly bigint[] {
  const moduli: bigint[] = [];
  for (let cofactor = 1n; modulus / cofactor > span && moduli.length < MOST_CANDIDATES; cofactor++) {
    if (cofactor > 64n) break;
    if (modulus % cofactor === 0n) moduli.push(modulus / cofactor);
  }
  return moduli;
}

/** c with x(n+1) = c x(n) modulo m, from the first x(n) that has an inverse. */
function quotientModulo(x: readonly bigint[], modulus: bigint): bigint | undefined {
  for (let row = 0; row + 1 < x.length; row++) {
    const inverse = inverseModulo(residueOf(x[row], modulus), modulus);
    if (inverse !== undefined) return residueOf(x[row + 1] * inverse, modulus);
  }
  return undefined;
}

/**
 * The polynomial modulo m of some degree through the first values, with small coefficients from the highest down;
 * undefined if there is none. The difference of order d of x n^d is x d!.
 */
function interpolated(
  target: readonly bigint[],
  degree: number,
  modulus: bigint,
): IntegerPolynomial | undefined {
  const coefficients = new Array<bigint>(degree + 1).fill(0n);
  let values = target.slice(0, degree + 1);
  for (let power = degree; power >= 0; power--) {
    const coefficient = solved(factorialOf(power), differenceOf(values.slice(0, power + 1)), modulus);
    if (coefficient === undefined) return undefined;
    coefficients[power] = coefficient;
    values = values.map((value, row) => value - coefficient * BigInt(row) ** BigInt(power));
  }
  return trimmed(coefficients);
}

/** The least x >= 0 with factor * x = value modulo m, if there is any. */
function solved(factor: bigint, value: bigint, modulus: bigint): bigint | undefined {
  const common = gcdOf(factor, modulus);
  if (value % common !== 0n) return undefined;
  const reduced = modulus / common;
  if (reduced === 1n) return 0n;
  const inverse = inverseModulo(residueOf(factor / common, reduced), reduced);
  return inverse === undefined ? undefined : residueOf((value / common) * inverse, reduced);
}

/** The difference of the highest order that some values have. */
function differenceOf(values: readonly bigint[]): bigint {
  let differences = values;
  while (differences.length > 1)
    differences = differences.slice(1).map((value, index) => value - differences[index]);
  return differences[0];
}

function factorialOf(n: number): bigint {
  let product = 1n;
  for (let factor = 2n; factor <= n; factor++) product *= factor;
  return product;
}
