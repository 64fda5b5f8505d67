import { FileFormatError } from '../../errors.js';
import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { wordsOf } from '../../language/limits.js';
import { ROW } from '../../language/names.js';
import { primitive } from '../../language/primitives.js';
import {
  added,
  evaluateAt,
  type IntegerPolynomial,
  multiplied,
  scaled,
  trimmed,
} from '../../numbers/integer-polynomial.js';
import { Evaluator } from '../evaluate.js';
import { MOST_EXPANDED } from '../limits.js';
import type { StandardStatement } from '../standard-form.js';
import type { WorkLimit } from '../work-limit.js';
import { randomWord } from './deciding-points.js';
import { Point } from './point.js';
import { latest, termAt } from './shape.js';
import { NotShown, require } from './verdict.js';

/** Points at which a relation is tried. */
const POINTS = 8;
/** Integers up to the root bound of a leading coefficient are all tried. */
const MOST_ROOT = 100_000n;
const MOST_COEFFICIENTS = 2000;
/** Coefficients of a polynomial that something is divided by, at most. */
const MOST_DIVISOR = 1000;

/**
 * Checks that c_0(m) D(n) + … + c_k(m) D(n + k) = 0 for the difference D of both sides, m = n - offset >= 0, and that enough rows are
 * equal. The relation is an identity of polynomials in m and in the sequences at n. It is computed in exact fractions at random
 * points, at which a false one of degree below 2^20 is 0 with a probability of less than 2^-42 each (Schwartz 1980; Zippel 1979).
 */
export function checkRecurrence(
  statement: StandardStatement,
  certificate: Readonly<Record<string, unknown>>,
  work: WorkLimit,
): string {
  const { left, right, from, definitions } = statement;
  const offset = integer(certificate.offset);
  const relation = relationOf(certificate.relation);
  require(offset >= 0n && offset <= 64n && statement.parameters.length === 0, 'the offset is out of bounds');
  const difference = crossMultiplied(left, right, from, work);
  const evaluator = new Evaluator(definitions, work);
  const order = relation.length - 1;
  for (let trial = 0; trial < POINTS; trial++) {
    const point = new Point(definitions, evaluator, randomWord() + 1n, offset);
    let sum = point.zero;
    for (const [step, coefficients] of relation.entries()) {
      work.spend(coefficients.length ** 2 + coefficients.reduce((words, value) => words + wordsOf(value), 0));
      const factor = evaluateAt(coefficients, point.place);
      sum = sum.plus(point.value(difference, step).times(point.integer(factor)));
    }
    require(sum.isZero(), 'the relation does not hold');
  }
  const start = latest(0n, from - offset);
  for (let n = from; n < start + offset || n === from; n++) {
    require(termAt(evaluator, left, n) === termAt(evaluator, right, n), `the sides differ in row ${n}`);
  }
  const rows = new Set(zeros(relation[order], start, work).map((zero) => zero + offset + BigInt(order)));
  for (let row = 0; row < order; row++) rows.add(start + offset + BigInt(row));
  for (const n of rows) {
    // Quotients rounded down can be equal where this is not 0.
    require(termAt(evaluator, difference, n) === 0n, `the difference is not 0 in row ${n}`);
  }
  return `a recurrence of order ${order} holds at ${POINTS} random points, and ${rows.size} rows that decide are 0`;
}

/** A quotient of something by a polynomial without zeros is multiplied out. */
function crossMultiplied(left: Expression, right: Expression, from: bigint, work: WorkLimit): Expression {
  const [x, y] = [left, right].map((side) => {
    if (side.kind !== 'apply' || primitive(side.primitive).facts.division !== 'quotient')
      return { over: side, under: literal(1) };
    const [over, under] = side.arguments;
    const coefficients = coefficientsOf(under, work);
    require(zeros(coefficients, from, work).length === 0, 'a divisor has a zero');
    return { over, under };
  });
  return apply('-', apply('*', x.over, y.under), apply('*', y.over, x.under));
}

/** Coefficients of a polynomial in n. */
function coefficientsOf(node: Expression, work: WorkLimit): IntegerPolynomial {
  if (node.kind === 'literal') return trimmed([node.value]);
  if (node.kind === 'variable' && node.name === ROW) return [0n, 1n];
  require(node.kind === 'apply', 'a divisor is no polynomial');
  const [x, y] = node.arguments;
  const product = (one: IntegerPolynomial, other: IntegerPolynomial): IntegerPolynomial => {
    work.spend(one.length * other.length);
    require(one.length + other.length <= MOST_DIVISOR, 'a divisor has a high degree');
    return multiplied(one, other);
  };
  const { ring } = primitive(node.primitive).facts;
  if (ring === 'power') {
    require(y.kind === 'literal' && y.value >= 0n && y.value <= MOST_EXPANDED, 'a divisor is no polynomial');
    const base = coefficientsOf(x, work);
    return Array<IntegerPolynomial>(Number(y.value)).fill(base).reduce(product, [1n]);
  }
  const [one, other = []] = node.arguments.map((argument) => coefficientsOf(argument, work));
  switch (ring) {
    case 'addition':
      return added(one, other);
    case 'subtraction':
      return added(one, scaled(other, -1n));
    case 'negation':
      return scaled(one, -1n);
    case 'multiplication':
      return product(one, other);
    default:
      throw new NotShown('a divisor is no polynomial');
  }
}

/** All integers from `start` on where a polynomial is 0. */
function zeros(coefficients: readonly bigint[], start: bigint, work: WorkLimit): bigint[] {
  const degree = coefficients.findLastIndex((coefficient) => coefficient !== 0n);
  require(degree >= 0, 'a leading coefficient is 0');
  const size = (value: bigint) => (value < 0n ? -value : value);
  const bound = latest(0n, ...coefficients.map(size)) / size(coefficients[degree]) + 2n;
  require(bound - start <= MOST_ROOT, 'a leading coefficient may have far zeros');
  const found: bigint[] = [];
  const words = coefficients.reduce((sum, coefficient) => sum + wordsOf(coefficient), 0);
  for (let n = start; n <= bound; n++) {
    work.spend(words);
    if (evaluateAt(coefficients, n) === 0n) found.push(n);
  }
  return found;
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
