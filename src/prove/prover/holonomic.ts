import { literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { ROW } from '../../language/names.js';
import { primitive } from '../../language/primitives.js';
import { lcmOf } from '../../numbers/gcd.js';
import { evaluateAt } from '../../numbers/integer-polynomial.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { Rational } from '../../numbers/rational.js';
import type { Certificate } from '../certificate.js';
import { polynomialOf } from '../polynomial-form.js';
import type { StandardStatement } from '../standard-form.js';
import { minus, times } from '../substitution.js';
import type { WorkLimit } from '../work-limit.js';
import { latest } from './order-bound.js';
import { PolynomialWork } from './polynomial-work.js';
import { ShiftRing } from './shift-ring.js';
import { Terms } from './terms.js';

/**
 * With D the difference of both sides, after quotients were multiplied out, and m = n - offset: the sum of c_i(m) D(n + i) over all i
 * is 0 for all m >= 0.
 */
export interface RecurrenceCertificate extends Certificate {
  readonly method: 'recurrence';
  readonly offset: bigint;
  /** Integer coefficients of 1, m, m^2 … of each c_i; the last c_i is not 0. */
  readonly relation: readonly (readonly bigint[])[];
}

/** Rows that are skipped at most so that all indices are natural numbers. */
const MOST_OFFSET = 4n;
/** Recurrences are sought up to this order. */
const MOST_ORDER = 4;
/** Leading coefficients are evaluated at all integers up to their root bound, which is at most this. */
const MOST_ROOT = 20_000n;

/**
 * Finds a recurrence with polynomial coefficients for the difference of both sides by linear algebra over the polynomials in n (Zeilberger, A
 * holonomic systems approach to special functions identities, 1990; Kauers & Paule, The Concrete Tetrahedron, 2011, chapter
 * 7). Where its leading coefficient is not 0, zeros go on; the rows after its zeros are looked at one by one.
 */
export function proveByRecurrence(
  statement: StandardStatement,
  work: WorkLimit,
): RecurrenceCertificate | undefined {
  if (statement.parameters.length > 0) return undefined;
  const terms = new Terms(statement, work);
  const difference = multipliedOut(statement, work);
  for (let offset = 0n; offset <= MOST_OFFSET; offset++) {
    const ring = new ShiftRing(statement.definitions, offset, terms);
    const encoded = ring.encode(difference);
    if (encoded === undefined) continue;
    const relation = findRelation(ring, encoded.numerator, encoded.denominator, new PolynomialWork(work));
    if (relation === undefined) return undefined;
    const start = statement.from - offset > 0n ? statement.from - offset : 0n;
    const rows = rowsToCompare(relation, start, work);
    if (rows === undefined) return undefined;
    // Of the difference itself: quotients rounded down can be equal where it is not 0.
    for (const row of rows) if (terms.integer(difference, row + offset) !== 0n) return undefined;
    for (let n = statement.from; n < start + offset || n === statement.from; n++) {
      const [x, y] = [terms.integer(statement.left, n), terms.integer(statement.right, n)];
      if (x === undefined || x !== y) return undefined;
    }
    const order = relation.length - 1;
    const because =
      order === 0
        ? 'both sides are the same combination of hypergeometric terms'
        : `their difference satisfies a recurrence of order ${order} with polynomial coefficients, and ${rows.size} rows that decide are 0`;
    return { method: 'recurrence', because, offset, relation };
  }
  return undefined;
}

/** X div Y = Z follows from X = Y Z where Y is not 0. */
function multipliedOut({ left, right, from }: StandardStatement, work: WorkLimit): Expression {
  const [x, y] = [fractionOf(left, from, work), fractionOf(right, from, work)];
  return minus(times(x.numerator, y.denominator), times(y.numerator, x.denominator));
}

function fractionOf(
  side: Expression,
  from: bigint,
  work: WorkLimit,
): { numerator: Expression; denominator: Expression } {
  const alone = { numerator: side, denominator: literal(1) };
  if (side.kind !== 'apply' || primitive(side.primitive).facts.division !== 'quotient') return alone;
  const [numerator, denominator] = side.arguments;
  const divisor = polynomialOf(denominator, work);
  if (divisor === undefined || [...divisor.variables].some((name) => name !== ROW)) return alone;
  const zeros = zerosOf(integral([divisor])[0], from, work);
  return zeros?.length === 0 ? { numerator, denominator } : alone;
}

const NEXT = Polynomial.variable(ROW).plus(Polynomial.ONE);

type Row = ReadonlyMap<string, Polynomial>;

/** Coefficients c_i with sum c_i(n) D(n + i) = 0, the last not 0, where D is numerator / denominator; undefined beyond MOST_ORDER. */
function findRelation(
  ring: ShiftRing,
  numerator: Polynomial,
  denominator: Polynomial,
  polynomials: PolynomialWork,
): bigint[][] | undefined {
  /** Rows in echelon form, with the combination of shifts that each is. */
  const rows: { pivot: string; row: Row; combination: Polynomial[] }[] = [];
  let value = numerator;
  let multiplier = denominator;
  for (let order = 0; order <= MOST_ORDER; order++) {
    // value = multiplier(n) D(n + order)
    let row: Row = byAtoms(value);
    let combination = [...Array.from({ length: order }, () => Polynomial.ZERO), multiplier];
    for (const earlier of rows) {
      const entry = row.get(earlier.pivot);
      if (entry === undefined) continue;
      const pivot = earlier.row.get(earlier.pivot)!;
      row = eliminate(row, pivot, earlier.row, entry, polynomials);
      combination = combination.map((part, index) =>
        polynomials
          .times(part, pivot)
          .minus(polynomials.times(earlier.combination[index] ?? Polynomial.ZERO, entry)),
      );
    }
    if (combination.some((part) => part.degreeIn(ROW) > 60)) return undefined;
    if (row.size === 0) return integral(combination);
    rows.push({ pivot: [...row.keys()][0], row, combination });
    const { shifted, factor } = ring.shift(value);
    multiplier = polynomials.times(polynomials.substitute(multiplier, ROW, NEXT), factor);
    value = shifted;
    if (value.terms.size > 3000) return undefined;
  }
  return undefined;
}

/** Coefficients in n of each power product of atoms. */
function byAtoms(value: Polynomial): Row {
  const row = new Map<string, Polynomial>();
  for (const { exponents, coefficient } of value.terms.values()) {
    const atoms = [...exponents].filter(([name]) => name !== ROW).sort(([x], [y]) => (x < y ? -1 : 1));
    const key = atoms.map(([name, exponent]) => `${name}^${exponent}`).join('*');
    const power = Polynomial.variable(ROW)
      .power(exponents.get(ROW) ?? 0)
      .scaled(coefficient);
    row.set(key, (row.get(key) ?? Polynomial.ZERO).plus(power));
  }
  return new Map([...row].filter(([, entry]) => !entry.isZero()));
}

/** row * pivot - other * entry, without entries that are 0. */
function eliminate(
  row: Row,
  pivot: Polynomial,
  other: Row,
  entry: Polynomial,
  polynomials: PolynomialWork,
): Row {
  const result = new Map<string, Polynomial>();
  for (const key of new Set([...row.keys(), ...other.keys()])) {
    const [x, y] = [row.get(key) ?? Polynomial.ZERO, other.get(key) ?? Polynomial.ZERO];
    const value = polynomials.times(x, pivot).minus(polynomials.times(y, entry));
    if (!value.isZero()) result.set(key, value);
  }
  return result;
}

/** Polynomials in n as lists of integer coefficients, by their common denominator. */
function integral(polynomials: readonly Polynomial[]): bigint[][] {
  const lists = polynomials.map((polynomial) =>
    polynomial.coefficientsIn(ROW).map((coefficient) => coefficient.constantTerm),
  );
  const common = lists.flat().reduce((multiple, { denominator }) => lcmOf(multiple, denominator), 1n);
  return lists.map((list) => list.map((value) => value.times(Rational.of(common)).numerator));
}

/** Rows that are 0 for all later ones to be: the first ones, and those after a zero of the leading coefficient. */
function rowsToCompare(
  relation: readonly (readonly bigint[])[],
  start: bigint,
  work: WorkLimit,
): Set<bigint> | undefined {
  const order = relation.length - 1;
  const rows = new Set<bigint>();
  for (let row = 0; row < order; row++) rows.add(start + BigInt(row));
  const zeros = zerosOf(relation[order], start, work);
  if (zeros === undefined) return undefined;
  for (const zero of zeros) rows.add(zero + BigInt(order));
  return rows;
}

/** The integers from `start` on where a polynomial other than 0 is 0; undefined where too many would have to be tried. */
function zerosOf(coefficients: readonly bigint[], start: bigint, work: WorkLimit): bigint[] | undefined {
  const size = (value: bigint) => (value < 0n ? -value : value);
  const last = coefficients[coefficients.length - 1];
  if (last === undefined || last === 0n) return undefined;
  // Cauchy: no root is larger than 1 and the largest quotient of a coefficient by the last.
  const bound = 2n + latest(0n, ...coefficients.map(size)) / size(last);
  if (bound - start > MOST_ROOT) return undefined;
  const zeros: bigint[] = [];
  for (let n = start; n <= bound; n++) {
    work.spend(coefficients.length);
    if (evaluateAt(coefficients, n) === 0n) zeros.push(n);
  }
  return zeros;
}
