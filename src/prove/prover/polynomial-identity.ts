import type { Apply, Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';
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
  return inner * (divisorIn(node) ?? 1n);
}

/** The modulus of the first argument that decides on the value, or on its remainder, where the second is a literal. */
function divisorIn({ primitive: name, arguments: values }: Apply<Expression>): bigint | undefined {
  const { division, modulus } = primitive(name).facts;
  const second = values.length === 2 && values[1].kind === 'literal' ? values[1].value : 0n;
  if (second === 0n) return undefined;
  if (division === undefined) return modulus?.(second);
  return second < 0n ? -second : second;
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
  const entry = primitive(node.primitive);
  const { facts, evaluation } = entry;
  if (evaluation === 'choice') {
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
    const result = applyExactly(entry, constants);
    return result === undefined ? undefined : Polynomial.constant(result);
  }
  const [x] = values;
  const second = constants[1];
  if (facts.ring === 'power') {
    return second === undefined || second < 0n ? undefined : smallPower(x, Number(second), work);
  }
  if (facts.ring !== undefined) return combine(facts.ring, values, work);
  const divisor = divisorIn(node);
  const remainder = divisor === undefined || second === undefined ? undefined : remainderOf(x, divisor);
  if (divisor === undefined || remainder === undefined || second === undefined) return undefined;
  if (facts.division !== 'quotient') {
    const value = applyExactly(entry, [remainder, second]);
    return value === undefined ? undefined : Polynomial.constant(value);
  }
  // x div -m = (-x) div m.
  const turned = second < 0n ? x.negated() : x;
  const rest = residueOf(second < 0n ? -remainder : remainder, divisor);
  return turned.minus(Polynomial.constant(rest)).scaled(Rational.of(1n, divisor));
}

/**
 * Whether an expression is constant in each class as it is written: n - n is not. Only of such constants are functions taken, since the
 * check tells constants by how they are written.
 */
function isFixed(node: Expression): boolean {
  if (node.kind !== 'apply') return node.kind === 'literal';
  if (divisorIn(node) !== undefined && primitive(node.primitive).facts.division !== 'quotient') return true;
  return node.arguments.every(isFixed);
}

/** The remainder by a positive divisor, if it is the same for all integers that stand for the variables. */
function remainderOf(value: Polynomial, divisor: bigint): bigint | undefined {
  for (const { exponents, coefficient } of value.terms.values()) {
    if (!coefficient.isInteger()) return undefined;
    if (exponents.size > 0 && coefficient.numerator % divisor !== 0n) return undefined;
  }
  return residueOf(value.constantTerm.numerator, divisor);
}
