import type { Expression } from '../../language/expression.js';
import { ROW } from '../../language/names.js';
import { primitive } from '../../language/primitives.js';
import { printExpression } from '../../language/print.js';
import { gcdOf } from '../../numbers/gcd.js';
import { Evaluator } from '../evaluate.js';
import { freeVariables } from '../free-variables.js';
import type { StandardStatement } from '../standard-form.js';
import type { WorkLimit } from '../work-limit.js';
import { type Dimension, decidingPoints, pointCount } from './deciding-points.js';
import { NotShown, require } from './verdict.js';

/** Moduli are at most this. */
const MOST_MODULUS = 100_000n;

/**
 * Checks an identity of polynomials with quotients and remainders by values alone: in each residue class modulo `modulus` both
 * sides are polynomials whose degree in each variable is bounded, and enough values decide.
 */
export function checkPolynomials(statement: StandardStatement, modulus: bigint, work: WorkLimit): string {
  const { left, right, from } = statement;
  require(statement.definitions.length === 0, 'the statement has definitions');
  require(modulus >= 1n && modulus <= MOST_MODULUS, 'the modulus of the certificate is out of bounds');
  divisorOfSteps(left, modulus);
  divisorOfSteps(right, modulus);
  const dimensions = [...new Set([...freeVariables(left), ...freeVariables(right)])].map(
    (name): Dimension => ({
      name,
      degree: Math.max(degreeIn(left, name), degreeIn(right, name)),
      first: name === ROW ? from : 0n,
    }),
  );
  const evaluator = new Evaluator([], work);
  for (const point of decidingPoints(dimensions, Number(modulus))) {
    const n = point.get(ROW) ?? from;
    const parameters = new Map([...point].filter(([name]) => name !== ROW));
    const [x, y] = [left, right].map((side) => evaluator.evaluate(side, n, parameters));
    require(x !== undefined &&
      x === y, `the sides differ at ${[...point].map((pair) => pair.join(' = ')).join(', ')}`);
  }
  const points = pointCount(dimensions, Number(modulus));
  return `equal at ${points} points, which decide for polynomials of these degrees in each class modulo ${modulus}`;
}

/**
 * With M x + j for each variable, a number that divides all coefficients but the constant one; 0 for constants. A quotient by c
 * of such a polynomial is one again where c divides that number.
 */
function divisorOfSteps(node: Expression, modulus: bigint): bigint {
  if (node.kind === 'literal') return 0n;
  if (node.kind === 'variable') return modulus;
  const fail = (): never => {
    throw new NotShown(
      `${printExpression(node)} is not known to be a polynomial in classes modulo ${modulus}`,
    );
  };
  if (node.kind !== 'apply') return fail();
  const divisors = node.arguments.map((argument) => divisorOfSteps(argument, modulus));
  // Any function of constants is constant; the points tell whether it is defined.
  if (divisors.every((divisor) => divisor === 0n)) return 0n;
  const { facts, evaluation } = primitive(node.primitive);
  if (evaluation === 'choice') return divisors[0] === 0n ? gcdOf(divisors[1], divisors[2]) : fail();
  const second = literalOf(node.arguments[1]);
  if (facts.ring === 'power') return second !== undefined && second >= 0n ? divisors[0] : fail();
  if (facts.ring !== undefined) return divisors.reduce(gcdOf);
  if (second === undefined) return fail();
  const size = facts.division === undefined ? facts.modulus?.(second) : second < 0n ? -second : second;
  if (size === undefined || size === 0n || divisors[0] % size !== 0n) return fail();
  return facts.division === 'quotient' ? divisors[0] / size : 0n;
}

function literalOf(node: Expression | undefined): bigint | undefined {
  return node?.kind === 'literal' ? node.value : undefined;
}

function degreeIn(node: Expression, name: string): number {
  if (node.kind === 'variable') return node.name === name ? 1 : 0;
  if (node.kind !== 'apply') return 0;
  const degrees = node.arguments.map((argument) => degreeIn(argument, name));
  switch (primitive(node.primitive).facts.ring) {
    case 'multiplication':
      return degrees[0] + degrees[1];
    case 'power':
      return degrees[0] * Number(literalOf(node.arguments[1]) ?? 0n);
    default:
      return Math.max(0, ...degrees);
  }
}
