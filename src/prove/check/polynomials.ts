import type { Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import { gcdOf } from '../../numbers/gcd.js';
import { Evaluator, type WorkLimit } from '../evaluate.js';
import type { Statement } from '../statement.js';
import { freeVariables } from '../statement-parser.js';
import { NotShown, require } from './verdict.js';

/** Points at which both sides are compared, at most. */
const MOST_POINTS = 200_000;

/**
 * Checks an identity of polynomials with quotients and remainders by values alone: in each residue class modulo `modulus` both
 * sides are polynomials whose degree in each variable is bounded, and polynomials of degree at most d in each variable that agree on
 * a grid of d + 1 values for each are equal (Alon, Combinatorial Nullstellensatz, 1999, lemma 2.1).
 */
export function checkPolynomials(statement: Statement, modulus: bigint, work: WorkLimit): string {
  const { left, right, from } = statement;
  require(modulus >= 1n && statement.definitions.length === 0, 'the certificate has a modulus below 1');
  const variables = [...new Set([...freeVariables(left), ...freeVariables(right)])];
  divisorOfSteps(left, modulus);
  divisorOfSteps(right, modulus);
  const counts = variables.map((name) => {
    const degree = Math.max(degreeIn(left, name), degreeIn(right, name));
    return Number(modulus) * (degree + 1);
  });
  const points = counts.reduce((all, count) => all * count, 1);
  require(points <= MOST_POINTS, `${points} points are too many to compare`);
  const evaluator = new Evaluator([], work);
  for (let index = 0; index < points; index++) {
    const values: Record<string, bigint> = {};
    let rest = index;
    for (const [place, name] of variables.entries()) {
      values[name] = BigInt(rest % counts[place]) + (name === 'n' ? from : 0n);
      rest = Math.floor(rest / counts[place]);
    }
    const n = values.n ?? from;
    const [x, y] = [evaluator.evaluate(left, n, values), evaluator.evaluate(right, n, values)];
    require(x !== undefined && x === y, `the sides differ at ${JSON.stringify(values, text)}`);
  }
  return `equal at ${points} points, which decide for polynomials of these degrees in each class modulo ${modulus}`;
}

function text(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
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
  // Any function of constants is constant; the grid tells whether it is defined.
  if (divisors.every((divisor) => divisor === 0n)) return 0n;
  const y = node.arguments[1];
  switch (node.primitive) {
    case '+':
    case '-':
    case '*':
    case 'neg':
      return divisors.reduce(gcdOf);
    case '^':
      return y.kind === 'literal' && y.value >= 0n ? divisors[0] : fail();
    case 'div':
    case 'mod':
    case 'gcd': {
      if (y.kind !== 'literal' || y.value === 0n || divisors[0] % y.value !== 0n) return fail();
      const size = y.value < 0n ? -y.value : y.value;
      return node.primitive === 'div' ? divisors[0] / size : 0n;
    }
    case 'if':
      return divisors[0] === 0n ? gcdOf(divisors[1], divisors[2]) : fail();
    default:
      return fail();
  }
}

function degreeIn(node: Expression, name: string): number {
  if (node.kind === 'variable') return node.name === name ? 1 : 0;
  if (node.kind !== 'apply') return 0;
  const degrees = node.arguments.map((argument) => degreeIn(argument, name));
  switch (node.primitive) {
    case '*':
      return degrees[0] + degrees[1];
    case '^':
      return degrees[0] * (node.arguments[1].kind === 'literal' ? Number(node.arguments[1].value) : 0);
    default:
      return Math.max(0, ...degrees);
  }
}
