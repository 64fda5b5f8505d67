import type { Apply, Expression } from '../../language/expression.js';
import { lcmOf } from '../../numbers/gcd.js';
import { residueOf } from '../../numbers/modular.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { Rational } from '../../numbers/rational.js';
import type { Certificate } from '../certificate.js';
import { applyExactly } from '../exact-values.js';
import { freeVariables } from '../free-variables.js';
import { combine, smallPower } from '../polynomial-form.js';
import type { StandardStatement } from '../standard-form.js';
import type { WorkLimit } from '../work-limit.js';

/** In each residue class of every variable modulo `modulus` both sides are the same polynomial. */
export interface PolynomialCertificate extends Certificate {
  readonly method: 'polynomials';
  readonly modulus: bigint;
  readonly variables: readonly string[];
}

/** Combinations of residues that are looked at, at most. */
const MOST_CLASSES = 4000n;

/**
 * Decides identities between polynomials in n and the parameters, with division by and remainders modulo literals in them: put
 * M x + j for each variable x, where M is a multiple of all divisors, one inside the other, and a quotient rounded down is a
 * polynomial again. Two polynomials with equal values at all integers, or in all rows of a class, are equal.
 */
export function provePolynomials(
  { left, right, definitions }: StandardStatement,
  work: WorkLimit,
): PolynomialCertificate | undefined {
  if (definitions.length > 0) return undefined;
  const modulus = lcmOf(modulusOf(left), modulusOf(right));
  const variables = [...new Set([...freeVariables(left), ...freeVariables(right)])];
  if (modulus ** BigInt(variables.length) > MOST_CLASSES) return undefined;
  for (const residues of combinations(variables, modulus)) {
    const places = new Map(
      variables.map((name) => {
        const scaled = Polynomial.variable(name).scaled(Rational.of(modulus));
        return [name, scaled.plus(Polynomial.constant(residues.get(name) ?? 0n))];
      }),
    );
    const [x, y] = [inClass(left, places, work), inClass(right, places, work)];
    if (x === undefined || y === undefined || !x.minus(y).isZero()) return undefined;
  }
  const because =
    modulus === 1n ? 'the same polynomial' : `the same polynomial in each residue class modulo ${modulus}`;
  return { method: 'polynomials', because, modulus, variables };
}

/** All combinations of residues of the variables. */
function* combinations(
  variables: readonly string[],
  modulus: bigint,
): Generator<ReadonlyMap<string, bigint>> {
  const count = modulus ** BigInt(variables.length);
  for (let index = 0n; index < count; index++) {
    let rest = index;
    const residues = new Map<string, bigint>();
    for (const name of variables) {
      residues.set(name, rest % modulus);
      rest /= modulus;
    }
    yield residues;
  }
}

/** Divisors that stand inside each other multiply; others have their least common multiple. */
function modulusOf(node: Expression): bigint {
  if (node.kind !== 'apply') return 1n;
  const inner = node.arguments.map(modulusOf).reduce(lcmOf, 1n);
  const last = node.arguments[node.arguments.length - 1];
  if (!['div', 'mod', 'gcd'].includes(node.primitive) || last.kind !== 'literal' || last.value === 0n) {
    return inner;
  }
  return inner * (last.value < 0n ? -last.value : last.value);
}

/** An expression as a polynomial where variables stand for polynomials; undefined if it is none. */
function inClass(
  node: Expression,
  places: ReadonlyMap<string, Polynomial>,
  work: WorkLimit,
): Polynomial | undefined {
  switch (node.kind) {
    case 'literal':
      return Polynomial.constant(node.value);
    case 'variable':
      return places.get(node.name);
    case 'apply': {
      const value = applyInClass(node, places, work);
      work.spend(10 + 4 * (value?.terms.size ?? 0));
      return value;
    }
    default:
      return undefined;
  }
}

function applyInClass(
  node: Apply<Expression>,
  places: ReadonlyMap<string, Polynomial>,
  work: WorkLimit,
): Polynomial | undefined {
  if (node.primitive === 'if') {
    if (!isFixed(node.arguments[0])) return undefined;
    const condition = inClass(node.arguments[0], places, work)?.constant();
    if (condition === undefined) return undefined;
    return inClass(node.arguments[condition.isZero() ? 2 : 1], places, work);
  }
  const values: Polynomial[] = [];
  for (const argument of node.arguments) {
    const value = inClass(argument, places, work);
    if (value === undefined) return undefined;
    values.push(value);
  }
  const constants = values.map((value) => value.constant()?.numerator);
  if (constants.every((value) => value !== undefined) && node.arguments.every(isFixed)) {
    const result = applyExactly(node.primitive, constants);
    return result === undefined ? undefined : Polynomial.constant(result);
  }
  const [x] = values;
  const second = constants[1];
  switch (node.primitive) {
    case '^':
      return second === undefined || second < 0n ? undefined : smallPower(x, Number(second), work);
    case 'mod':
    case 'div': {
      if (second === undefined || second === 0n) return undefined;
      const remainder = remainderOf(x, second);
      if (remainder === undefined) return undefined;
      const rest = Polynomial.constant(remainder);
      return node.primitive === 'mod' ? rest : x.minus(rest).scaled(Rational.of(1n, second));
    }
    case 'gcd': {
      if (second === undefined || second === 0n) return undefined;
      const remainder = remainderOf(x, second);
      const divisor = remainder === undefined ? undefined : applyExactly('gcd', [remainder, second]);
      return divisor === undefined ? undefined : Polynomial.constant(divisor);
    }
    default:
      return combine(node.primitive, values, work);
  }
}

/**
 * Whether an expression is constant in each class as it is written: n - n is not. Only of such constants are functions taken, since the
 * check tells constants by how they are written.
 */
function isFixed(node: Expression): boolean {
  if (node.kind !== 'apply') return node.kind === 'literal';
  const [, second] = node.arguments;
  if ((node.primitive === 'mod' || node.primitive === 'gcd') && second.kind === 'literal') return true;
  return node.arguments.every(isFixed);
}

/** The remainder, of the modulus's sign, if it is the same for all integers that stand for the variables. */
function remainderOf(value: Polynomial, modulus: bigint): bigint | undefined {
  const divisor = modulus < 0n ? -modulus : modulus;
  for (const { exponents, coefficient } of value.terms.values()) {
    if (!coefficient.isInteger()) return undefined;
    if (exponents.size > 0 && coefficient.numerator % divisor !== 0n) return undefined;
  }
  const remainder = residueOf(value.constantTerm.numerator, divisor);
  return modulus < 0n && remainder !== 0n ? remainder + modulus : remainder;
}
