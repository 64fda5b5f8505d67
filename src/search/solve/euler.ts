import { apply, literal, N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** Exponents beyond this are not put together as the digits of a literal. */
const MOST_EXPONENT = 64n;

/** The longest period that exponents are looked at for. */
const MOST_PERIOD = 12;

/** Exponents before a period begins that are made up for. */
const MOST_EXCEPTIONS = 6;

/** Exponents that have to bear a period or a line out, beyond those that decide it. */
const LEAST_WITNESSES = 3;

const K: Expression = { kind: 'variable', name: 'k' };

export const eulerTransform: SolverFamily = {
  name: 'euler-transform',
  summary: 'products of powers of 1 - x, 1 - x^2, …: partitions into certain parts',
  data: 'numbers',
  solve: eulerTransforms,
};

/**
 * Products of powers of 1 - x, 1 - x^2, …: partitions into certain parts, and other sequences whose inverse Euler transform is
 * zero from some place on, periodic or linear.
 */
function* eulerTransforms({ series }: SolverProblem): Generator<Expression | undefined> {
  const { target } = series;
  for (const [coefficients, upper] of [
    [target, N],
    [[1n, ...target], apply('+', N, literal(1))],
    [target.slice(1), apply('-', N, literal(1))],
  ] as const) {
    if (coefficients[0] !== 1n || coefficients.length < LEAST_WITNESSES + 2) continue;
    const exponents = inverseEuler(coefficients);
    for (const body of [...digitForms(exponents), ...periodicForms(exponents), ...linearForms(exponents)])
      yield { kind: 'bind', binder: 'euler', variable: 'k', arguments: [literal(1), upper], body };
    yield undefined;
  }
}

/** The exponents e(1), e(2), … with the product of (1 - x^k)^(-e(k)) equal to the sum of b(j) x^j; b(0) is 1. */
export function inverseEuler(b: readonly bigint[]): readonly bigint[] {
  const c = [0n];
  const exponents: bigint[] = [];
  for (let j = 1; j < b.length; j++) {
    let weight = BigInt(j) * b[j];
    for (let i = 1; i < j; i++) weight -= c[i] * b[j - i];
    c.push(weight);
    for (let d = 1; d < j; d++) if (j % d === 0) weight -= BigInt(d) * exponents[d - 1];
    exponents.push(weight / BigInt(j));
  }
  return exponents;
}

/** The exponents as digits of one literal, or of two: of those of the denominator and of those of the numerator. */
function* digitForms(exponents: readonly bigint[]): Generator<Expression> {
  const positive = digits([0n, ...exponents.map((exponent) => (exponent > 0n ? exponent : 0n))], K);
  const negative = digits([0n, ...exponents.map((exponent) => (exponent < 0n ? -exponent : 0n))], K);
  if (positive === undefined || negative === undefined) return;
  if (negative.sum === 0n) yield positive.expression;
  else if (positive.sum === 0n) yield apply('neg', negative.expression);
  else yield apply('-', positive.expression, negative.expression);
}

/** Exponents that repeat from some place on: a constant, or digits of a literal less one; the first of them made up for. */
function* periodicForms(exponents: readonly bigint[]): Generator<Expression> {
  for (let period = 1; period <= MOST_PERIOD; period++) {
    let start = Math.max(0, exponents.length - period);
    while (start > 0 && exponents[start - 1] === exponents[start - 1 + period]) start--;
    if (start > MOST_EXCEPTIONS || exponents.length - period - start < LEAST_WITNESSES) continue;
    // Exponent k is at index k - 1.
    const repeated = Array.from({ length: period }, (_, residue) => {
      const index = (residue + period - 1) % period;
      return exponents[index + period * Math.ceil((start - index) / period)];
    });
    const exceptions = exponents
      .slice(0, start)
      .map((exponent, index) => exponent - repeated[(index + 1) % period]);
    for (const rule of repeated.some((value) => value !== 0n) ? cycles(repeated) : []) {
      if (start === 0) yield rule;
      else for (const rest of digitForms(exceptions)) yield apply('+', rule, rest);
    }
  }
}

/** Expressions of k that repeat the values of 0, 1, … */
function* cycles(values: readonly bigint[]): Generator<Expression> {
  const period = values.length;
  if (period === 1) {
    yield literal(values[0]);
    return;
  }
  const place = apply('mod', K, literal(period));
  if (values.every((value, residue) => value === BigInt(residue))) yield place;
  let least = values[0];
  for (const value of values) if (value < least) least = value;
  for (const from of least > 0n ? [0n, least] : [least]) {
    const found = digits(
      values.map((value) => value - from),
      place,
    );
    if (found === undefined) continue;
    const [operator, size] = from < 0n ? ['-', -from] : ['+', from];
    yield from === 0n ? found.expression : apply(operator, found.expression, literal(size));
  }
}

/** c*k + d. */
function* linearForms(exponents: readonly bigint[]): Generator<Expression> {
  if (exponents.length < 2 + LEAST_WITNESSES) return;
  const slope = exponents[1] - exponents[0];
  const constant = exponents[0] - slope;
  if (slope === 0n || exponents.some((value, index) => value !== slope * BigInt(index + 1) + constant))
    return;
  const multiple = slope === 1n ? K : apply('*', literal(slope), K);
  yield constant === 0n ? multiple : apply('+', multiple, literal(constant));
  if (constant < 0n) yield apply('-', multiple, literal(-constant));
}

/** Digit number `place` of a literal in the least base that holds the values; undefined for values beyond {@link MOST_EXPONENT}. */
function digits(
  values: readonly bigint[],
  place: Expression,
): { readonly expression: Expression; readonly sum: bigint } | undefined {
  let most = 1n;
  let sum = 0n;
  for (const value of values) {
    if (value > most) most = value;
    sum += value;
  }
  if (most > MOST_EXPONENT) return undefined;
  const base = most + 1n;
  const packed = values.reduceRight((number, value) => number * base + value, 0n);
  const shifted = apply('div', literal(packed), apply('^', literal(base), place));
  return { expression: apply('mod', shifted, literal(base)), sum };
}
