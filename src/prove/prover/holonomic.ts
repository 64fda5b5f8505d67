import { literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { lcmOf } from '../../numbers/gcd.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { Rational } from '../../numbers/rational.js';
import type { Certificate } from '../certificate.js';
import type { WorkLimit } from '../evaluate.js';
import { polynomialOf } from '../polynomial-form.js';
import type { Statement } from '../statement.js';
import { minus, times } from '../substitution.js';
import { latest } from './order-bound.js';
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
export function proveByRecurrence(statement: Statement, work: WorkLimit): RecurrenceCertificate | undefined {
  if (statement.parameters.length > 0) return undefined;
  const terms = new Terms(statement, work);
  const difference = multipliedOut(statement);
  for (let offset = 0n; offset <= MOST_OFFSET; offset++) {
    const ring = new ShiftRing(statement.definitions, offset);
    const encoded = ring.encode(difference);
    if (encoded === undefined) continue;
    const relation = findRelation(ring, encoded.numerator, encoded.denominator);
    if (relation === undefined) return undefined;
    const start = statement.from - offset > 0n ? statement.from - offset : 0n;
    const rows = rowsToCompare(relation, start);
    if (rows === undefined) return undefined;
    // Of the difference itself: quotients rounded down can be equal where it is not 0.
    for (const row of rows) if (terms.integer(difference, row + offset) !== 0n) return undefined;
    for (let n = statement.from; n < start + offset; n++) {
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
function multipliedOut({ left, right, from }: Statement): Expression {
  const [x, y] = [fractionOf(left, from), fractionOf(right, from)];
  return minus(times(x.numerator, y.denominator), times(y.numerator, x.denominator));
}

function fractionOf(side: Expression, from: bigint): { numerator: Expression; denominator: Expression } {
  const alone = { numerator: side, denominator: literal(1) };
  if (side.kind !== 'apply' || side.primitive !== 'div') return alone;
  const [numerator, denominator] = side.arguments;
  const divisor = polynomialOf(denominator);
  if (divisor === undefined || [...divisor.variables].some((name) => name !== 'n')) return alone;
  const zeros = zerosOf(integral([divisor])[0], from);
  return zeros?.length === 0 ? { numerator, denominator } : alone;
}

type Row = ReadonlyMap<string, Polynomial>;

/** Coefficients c_i with sum c_i(n) D(n + i) = 0, the last not 0, where D is numerator / denominator; undefined beyond MOST_ORDER. */
function findRelation(
  ring: ShiftRing,
  numerator: Polynomial,
  denominator: Polynomial,
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
      row = eliminate(row, pivot, earlier.row, entry);
      combination = combination.map((part, index) =>
        part.times(pivot).minus((earlier.combination[index] ?? Polynomial.ZERO).times(entry)),
      );
    }
    if (combination.some((part) => part.degreeIn('n') > 60)) return undefined;
    if (row.size === 0) return integral(combination);
    rows.push({ pivot: [...row.keys()][0], row, combination });
    const { shifted, factor } = ring.shift(value);
    multiplier = multiplier
      .substitute('n', Polynomial.variable('n').plus(Polynomial.constant(1n)))
      .times(factor);
    value = shifted;
    if (value.terms.size > 3000) return undefined;
  }
  return undefined;
}

/** Coefficients in n of each power product of atoms. */
function byAtoms(value: Polynomial): Row {
  const row = new Map<string, Polynomial>();
  for (const { exponents, coefficient } of value.terms.values()) {
    const atoms = [...exponents].filter(([name]) => name !== 'n').sort(([x], [y]) => (x < y ? -1 : 1));
    const key = atoms.map(([name, exponent]) => `${name}^${exponent}`).join('*');
    const power = Polynomial.variable('n')
      .power(exponents.get('n') ?? 0)
      .scaled(coefficient);
    row.set(key, (row.get(key) ?? Polynomial.ZERO).plus(power));
  }
  return new Map([...row].filter(([, entry]) => !entry.isZero()));
}

/** row * pivot - other * entry, without entries that are 0. */
function eliminate(row: Row, pivot: Polynomial, other: Row, entry: Polynomial): Row {
  const result = new Map<string, Polynomial>();
  for (const key of new Set([...row.keys(), ...other.keys()])) {
    const [x, y] = [row.get(key) ?? Polynomial.ZERO, other.get(key) ?? Polynomial.ZERO];
    const value = x.times(pivot).minus(y.times(entry));
    if (!value.isZero()) result.set(key, value);
  }
  return result;
}

/** Polynomials in n as lists of integer coefficients, by their common denominator. */
function integral(polynomials: readonly Polynomial[]): bigint[][] {
  const lists = polynomials.map((polynomial) =>
    polynomial.coefficientsIn('n').map((coefficient) => coefficient.constantTerm),
  );
  const common = lists.flat().reduce((multiple, { denominator }) => lcmOf(multiple, denominator), 1n);
  return lists.map((list) => list.map((value) => value.times(Rational.of(common)).numerator));
}

/** Rows that are 0 for all later ones to be: the first ones, and those after a zero of the leading coefficient. */
function rowsToCompare(relation: readonly (readonly bigint[])[], start: bigint): Set<bigint> | undefined {
  const order = relation.length - 1;
  const rows = new Set<bigint>();
  for (let row = 0; row < order; row++) rows.add(start + BigInt(row));
  const zeros = zerosOf(relation[order], start);
  if (zeros === undefined) return undefined;
  for (const zero of zeros) rows.add(zero + BigInt(order));
  return rows;
}

/** The integers from `start` on where a polynomial other than 0 is 0; undefined where too many would have to be tried. */
function zerosOf(coefficients: readonly bigint[], start: bigint): bigint[] | undefined {
  const size = (value: bigint) => (value < 0n ? -value : value);
  const last = coefficients[coefficients.length - 1];
  if (last === undefined || last === 0n) return undefined;
  // Cauchy: no root is larger than 1 and the largest quotient of a coefficient by the last.
  const bound = 2n + latest(0n, ...coefficients.map(size)) / size(last);
  if (bound - start > MOST_ROOT) return undefined;
  const zeros: bigint[] = [];
  for (let n = start; n <= bound; n++) {
    if (coefficients.reduceRight((value, coefficient) => value * n + coefficient, 0n) === 0n) zeros.push(n);
  }
  return zeros;
}
