import { apply, literal, N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { MAX_ROOT_DEGREE } from '../../language/limits.js';
import { type Interval, raised, simplestFraction } from './constant-interval.js';
import { ConstantWriter } from './constant-writer.js';
import type { SolverFamily } from './solver-problem.js';

const LEAST_ROWS = 6;

/** Rows that a root is told by; the others only have to agree. */
const MOST_ROWS = 48;

/** Whole parts of square roots whose denominators alone are given, and the largest radicand. */
const MOST_WHOLE = 128n;
const MOST_RADICAND = 2n ** 32n;

/** The size of denominators beyond which further quotients only have to agree, and degrees of roots of convergents. */
const MOST_DENOMINATOR = 2n ** 128n;
const CONVERGENT_DEGREE = 3;

type Name = 'contfrac' | 'convnum' | 'convden';

export const continuedFraction: SolverFamily = {
  name: 'continued-fraction',
  summary: 'continued fractions of roots, and the numerators and denominators of their convergents',
  data: 'numbers',
  solve: (problem) => rootFractions(new ConstantWriter(problem)),
};

/** Continued fractions of roots, and the numerators and denominators of their convergents. */
function* rootFractions(writer: ConstantWriter): Generator<Expression | undefined> {
  const { target } = writer.series;
  if (target.length < LEAST_ROWS || target.some((value) => value < 0n)) return;
  const given = target.slice(0, MOST_ROWS);
  if (given.every((value) => value > 0n)) yield* rootsWith(writer, 'contfrac', given, MAX_ROOT_DEGREE);
  if (given.some((value, row) => value < 1n || (row > 1 && value <= given[row - 1]))) return;
  // p(n) / p(n-1) = [c(n); c(n-1), …, c(0)] for quotients c, and the same of denominators down to c(1)
  // (Hardy & Wright, § 10.3).
  for (const quotients of quotientsOf(given, given.length)) yield* rootsWith(writer, 'convnum', quotients);
  for (const quotients of quotientsOf(given, given.length - 1)) {
    for (let whole = 1n; whole <= MOST_WHOLE; whole++) {
      yield* rootsWith(writer, 'convden', [whole, ...quotients]);
      yield undefined;
    }
  }
}

/** Roots of integers whose continued fraction begins with some quotients. */
function* rootsWith(
  writer: ConstantWriter,
  name: Name,
  quotients: readonly bigint[],
  mostDegree = CONVERGENT_DEGREE,
): Generator<Expression | undefined> {
  const interval = intervalOf(quotients);
  for (let degree = 2; degree <= mostDegree; degree++) {
    const [radicand, divisor] = simplestFraction(raised(interval, degree));
    if (divisor !== 1n || radicand > MOST_RADICAND) continue;
    const found = writer.proposal([apply(name, N, literal(radicand), literal(degree))]);
    yield found;
    if (found !== undefined) return;
  }
}

/** The numbers whose continued fraction begins with some quotients, the first of them not 0. */
function intervalOf(quotients: readonly bigint[]): Interval {
  let [top, topBefore, bottom, bottomBefore] = [1n, 0n, 0n, 1n];
  let isEven = true;
  for (const quotient of quotients) {
    if (bottom > MOST_DENOMINATOR) break;
    [top, topBefore] = [quotient * top + topBefore, top];
    [bottom, bottomBefore] = [quotient * bottom + bottomBefore, bottom];
    isEven = !isEven;
  }
  const ends = [top * (bottom + bottomBefore), (top + topBefore) * bottom];
  if (isEven) ends.reverse();
  return { low: ends[0], high: ends[1], scale: bottom * (bottom + bottomBefore) };
}

/** The quotients, in order and of some number, of the fraction that the last two numerators or denominators make. */
function* quotientsOf(parts: readonly bigint[], count: number): Generator<readonly bigint[]> {
  const quotients: bigint[] = [];
  let [top, bottom] = parts.slice(-2).reverse();
  while (bottom > 0n && quotients.length <= count) {
    quotients.unshift(top / bottom);
    [top, bottom] = [bottom, top % bottom];
  }
  if (top !== 1n) return;
  if (quotients.length === count) yield quotients;
  // A continued fraction that ends with x > 1 ends with x - 1, 1 as well.
  else if (quotients.length === count - 1) yield [1n, quotients[0] - 1n, ...quotients.slice(1)];
}
