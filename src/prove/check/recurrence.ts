import { randomBytes } from 'node:crypto';
import { FileFormatError } from '../../errors.js';
import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { Evaluator, type WorkLimit } from '../evaluate.js';
import type { Statement } from '../statement.js';
import { Point } from './point.js';
import { latest, termAt } from './shape.js';
import { require } from './verdict.js';

/** Points at which a relation is tried. */
const POINTS = 8;
/** Integers up to the root bound of a leading coefficient are all tried. */
const MOST_ROOT = 100_000n;
const MOST_COEFFICIENTS = 2000;

/**
 * Checks that c_0(m) D(n) + … + c_k(m) D(n + k) = 0 for the difference D of both sides, m = n - offset >= 0, and that enough rows are
 * equal. The relation is an identity of polynomials in m and in the sequences at n. It is computed in exact fractions at random
 * points, at which a false one of degree below 2^20 is 0 with a probability of less than 2^-42 each (Schwartz 1980; Zippel 1979).
 */
export function checkRecurrence(
  statement: Statement,
  certificate: Readonly<Record<string, unknown>>,
  work: WorkLimit,
): string {
  const { left, right, from, definitions } = statement;
  const offset = integer(certificate.offset);
  const relation = relationOf(certificate.relation);
  require(offset >= 0n && offset <= 64n && statement.parameters.length === 0, 'the offset is out of bounds');
  const difference = crossMultiplied(left, right, from);
  const order = relation.length - 1;
  for (let trial = 0; trial < POINTS; trial++) {
    const point = new Point(definitions, randomPlace(), offset);
    let sum = point.zero;
    for (const [step, coefficients] of relation.entries()) {
      const factor = at(coefficients, point.place);
      sum = sum.plus(point.value(difference, step).times(point.integer(factor)));
    }
    require(sum.isZero(), 'the relation does not hold');
  }
  const start = latest(0n, from - offset);
  const evaluator = new Evaluator(definitions, work);
  for (let n = from; n < start + offset; n++) {
    require(termAt(evaluator, left, n) === termAt(evaluator, right, n), `the sides differ in row ${n}`);
  }
  const rows = new Set(zeros(relation[order], start).map((zero) => zero + offset + BigInt(order)));
  for (let row = 0; row < order; row++) rows.add(start + offset + BigInt(row));
  for (const n of rows) {
    // Quotients rounded down can be equal where this is not 0.
    require(termAt(evaluator, difference, n) === 0n, `the difference is not 0 in row ${n}`);
  }
  return `a recurrence of order ${order} holds at ${POINTS} random points, and ${rows.size} rows that decide are 0`;
}

/** A quotient of something by a polynomial without zeros is multiplied out. */
function crossMultiplied(left: Expression, right: Expression, from: bigint): Expression {
  const [x, y] = [left, right].map((side) => {
    if (side.kind !== 'apply' || side.primitive !== 'div') return { over: side, under: literal(1) };
    const [over, under] = side.arguments;
    const coefficients = coefficientsOf(under);
    require(zeros(coefficients, from).length === 0, 'a divisor has a zero');
    return { over, under };
  });
  return apply('-', apply('*', x.over, y.under), apply('*', y.over, x.under));
}

/** Coefficients of a polynomial in n. */
function coefficientsOf(node: Expression): bigint[] {
  if (node.kind === 'literal') return [node.value];
  if (node.kind === 'variable' && node.name === 'n') return [0n, 1n];
  require(node.kind === 'apply', 'a divisor is no polynomial');
  const [x, y] = node.arguments;
  if (node.primitive === '^') {
    require(y.kind === 'literal' && y.value >= 0n && y.value <= 24n, 'a divisor is no polynomial');
    return Array<bigint[]>(Number(y.value)).fill(coefficientsOf(x)).reduce(convolved, [1n]);
  }
  const values = node.arguments.map(coefficientsOf);
  const length = Math.max(...values.map((value) => value.length));
  const by = (combine: (p: bigint, q: bigint) => bigint) =>
    Array.from({ length }, (_, index) => combine(values[0][index] ?? 0n, values[1]?.[index] ?? 0n));
  switch (node.primitive) {
    case '+':
      return by((p, q) => p + q);
    case '-':
      return by((p, q) => p - q);
    case 'neg':
      return by((p) => -p);
    case '*':
      return convolved(values[0], values[1]);
    default:
      require(false, 'a divisor is no polynomial');
      return [];
  }
}

function convolved(x: readonly bigint[], y: readonly bigint[]): bigint[] {
  const result = Array<bigint>(x.length + y.length - 1).fill(0n);
  for (const [i, p] of x.entries()) for (const [j, q] of y.entries()) result[i + j] += p * q;
  return result;
}

function at(coefficients: readonly bigint[], place: bigint): bigint {
  return coefficients.reduceRight((value, coefficient) => value * place + coefficient, 0n);
}

/** All integers from `start` on where a polynomial is 0. */
function zeros(coefficients: readonly bigint[], start: bigint): bigint[] {
  const degree = coefficients.findLastIndex((coefficient) => coefficient !== 0n);
  require(degree >= 0, 'a leading coefficient is 0');
  const size = (value: bigint) => (value < 0n ? -value : value);
  const bound = latest(0n, ...coefficients.map(size)) / size(coefficients[degree]) + 2n;
  require(bound - start <= MOST_ROOT, 'a leading coefficient may have far zeros');
  const found: bigint[] = [];
  for (let n = start; n <= bound; n++) if (at(coefficients, n) === 0n) found.push(n);
  return found;
}

function randomPlace(): bigint {
  return randomBytes(8).readBigUInt64BE() + 1n;
}

function integer(value: unknown): bigint {
  if (typeof value !== 'string' || !/^-?\d{1,4000}$/.test(value)) {
    throw new FileFormatError('the certificate lacks an integer where one is wanted');
  }
  return BigInt(value);
}

function relationOf(value: unknown): bigint[][] {
  const lists = Array.isArray(value) && value.length >= 1 && value.length <= 64 ? value : undefined;
  if (!lists?.every((list) => Array.isArray(list) && list.length <= MOST_COEFFICIENTS)) {
    throw new FileFormatError('the certificate has no relation');
  }
  return lists.map((list) => list.map(integer));
}
