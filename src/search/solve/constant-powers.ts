import { apply, literal, N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { gcdOf } from '../../numbers/gcd.js';
import { ConstantWriter } from './constant-writer.js';
import type { SolverFamily } from './solver-problem.js';

const LEAST_ROWS = 8;

/** The highest degree of roots, and the largest denominator of fractions. */
const MOST_DEGREE = 12;
const MOST_DENOMINATOR = 16;

const MOST_RADICAND = 2 ** 30;

/** Values from here on tell their base and are doubles still. */
const LEAST_VALUE = 8;
const MOST_VALUE = 1e300;

export const roundedPower: SolverFamily = {
  name: 'rounded-power',
  summary: 'powers of a root or a fraction, rounded down, up or to the nearest integer',
  data: 'numbers',
  solve: (problem) => roundedPowers(new ConstantWriter(problem)),
};

/** Powers of a root or a fraction, rounded down, up or to the nearest integer: c^(n/k) and (p/q)^n. */
function* roundedPowers(writer: ConstantWriter): Generator<Expression | undefined> {
  const { target } = writer.series;
  if (target.length < LEAST_ROWS || target.some((value) => value < 0n)) return;
  const row = target.findLastIndex((value) => value < MOST_VALUE);
  const value = Number(target[row]);
  if (row < LEAST_ROWS - 1 || value < LEAST_VALUE) return;
  for (const start of [0, 1]) {
    // Rounding moves the value by 1 at most, and the base by so much of itself.
    const exponent = row + start;
    const base = value ** (1 / exponent);
    const error = 1.01 / (value * exponent) + 2 ** -48;
    if (Math.abs(base - Math.round(base)) <= error * base) return;
    const n = start === 0 ? N : apply('+', N, literal(start));
    for (let degree = 2; degree <= MOST_DEGREE; degree++) {
      const radicand = base ** degree;
      const nearest = Math.round(radicand);
      if (nearest > MOST_RADICAND || nearest < 2) continue;
      if (Math.abs(radicand - nearest) > degree * error * radicand) continue;
      yield* roundings(writer, rootForms(nearest, degree, n));
    }
    for (let q = 2; q <= MOST_DENOMINATOR; q++) {
      const p = Math.round(q * base);
      if (gcdOf(BigInt(p), BigInt(q)) === 1n && Math.abs(p / q - base) <= error * base)
        yield* roundings(writer, fractionForms(p, q, n));
    }
    yield undefined;
  }
}

/** What is right of a number rounded down, up and to the nearest. */
function* roundings(
  writer: ConstantWriter,
  written: readonly Expression[],
): Generator<Expression | undefined> {
  for (const expression of written) yield writer.proposal([expression]);
}

function rootForms(radicand: number, degree: number, n: Expression): readonly Expression[] {
  const raised = apply('^', literal(radicand), n);
  const root = (of: Expression) => apply('floorroot', literal(1), of, literal(degree));
  return [
    root(raised),
    apply('+', root(apply('-', raised, literal(1))), literal(1)),
    apply('div', apply('+', root(apply('*', literal(2 ** degree), raised)), literal(1)), literal(2)),
  ];
}

function fractionForms(p: number, q: number, n: Expression): readonly Expression[] {
  const top = apply('^', literal(p), n);
  const bottom = apply('^', literal(q), n);
  const doubled = apply('*', literal(2), bottom);
  return [
    apply('div', top, bottom),
    apply('+', apply('div', apply('-', top, literal(1)), bottom), literal(1)),
    apply('div', apply('+', apply('*', literal(2), top), bottom), doubled),
  ];
}
