import type { Expression } from '../../language/expression.js';
import { type IntegerPolynomial, trimmed } from '../../numbers/integer-polynomial.js';
import { PRIME, relationLattice } from './lattice.js';

/** A column with the expression that computes it, which may stand in relations. */
export interface Quantity {
  /** Undefined for the constant 1. */
  readonly expression: Expression | undefined;
  /** Its value in each row of the series. */
  readonly values: readonly (bigint | undefined)[];
}

/** What a relation is sought between: a quantity, times a(n) if `target` (these come first), times each of 1, n, n^2 … n^degree. */
export interface Part {
  readonly quantity: Quantity;
  readonly target: boolean;
  readonly degree: number;
}

/** A polynomial in n times an expression, or times 1 where it is undefined. */
export interface Summand {
  readonly coefficient: IntegerPolynomial;
  readonly expression: Expression | undefined;
}

/** The sum of `leading` times a(n) is the sum of `rest`, in all rows where their expressions are defined. */
export interface Relation {
  readonly leading: readonly Summand[];
  readonly rest: readonly Summand[];
}

/** Rows beyond the number of unknowns that equations are taken from; the others are only tested. */
const SURPLUS = 8;

/** Vectors of a reduced basis that are looked at. */
const VECTORS = 3;

/**
 * Short integer relations between parts over some rows of a target, the shortest first; all hold exactly on all of
 * these rows in which the parts are defined, at least three.
 */
export function relationsBetween(
  parts: readonly Part[],
  target: readonly bigint[],
  rows: readonly number[],
): readonly Relation[] {
  const usable = rows.filter((row) => parts.every(({ quantity }) => quantity.values[row] !== undefined));
  const unknowns = parts.reduce((sum, { degree }) => sum + degree + 1, 0);
  if (usable.length < 3) return [];
  const matrix = usable.slice(0, unknowns + SURPLUS).map((row) => {
    const entries: bigint[] = [];
    for (const part of parts) {
      let value = cellOf(part, target, row) % PRIME;
      if (value < 0n) value += PRIME;
      for (let power = 0; power <= part.degree; power++) {
        entries.push(value);
        value = (value * BigInt(row)) % PRIME;
      }
    }
    return entries;
  });
  const basis = relationLattice(matrix, unknowns).slice(0, VECTORS);
  return withTarget(basis, parts)
    .map((vector) => relationFrom(vector, parts))
    .filter((relation) => holds(relation, parts, target, usable));
}

/**
 * The vectors that say something of a(n). One that relates only what came before may be added to them: a rule that holds
 * from a later row on becomes one that reaches back as far and is not defined before.
 */
function withTarget(
  basis: readonly (readonly number[])[],
  parts: readonly Part[],
): readonly (readonly number[])[] {
  const unknownsOfTarget = parts.reduce((sum, { target, degree }) => (target ? sum + degree + 1 : sum), 0);
  const hasTarget = (vector: readonly number[]) =>
    vector.some((value, at) => at < unknownsOfTarget && value !== 0);
  const [first, ...others] = basis.filter(hasTarget);
  if (first === undefined) return [];
  const sums = basis
    .filter((vector) => !hasTarget(vector))
    .flatMap((other) => [
      first.map((value, at) => value + other[at]),
      first.map((value, at) => value - other[at]),
    ]);
  return [first, ...others, ...sums];
}

function cellOf({ quantity, target: isTimesTarget }: Part, target: readonly bigint[], row: number): bigint {
  const value = quantity.values[row]!;
  return isTimesTarget ? value * target[row] : value;
}

function relationFrom(vector: readonly number[], parts: readonly Part[]): Relation {
  const leading: Summand[] = [];
  const rest: Summand[] = [];
  let at = 0;
  for (const { quantity, target, degree } of parts) {
    const own = vector.slice(at, at + degree + 1).map(BigInt);
    at += degree + 1;
    const coefficient = trimmed(target ? own : own.map((value) => -value));
    if (coefficient.length > 0)
      (target ? leading : rest).push({ coefficient, expression: quantity.expression });
  }
  return { leading, rest };
}

function holds(
  relation: Relation,
  parts: readonly Part[],
  target: readonly bigint[],
  rows: readonly number[],
): boolean {
  const find = ({ expression }: Summand, isTimesTarget: boolean) =>
    parts.find((part) => part.quantity.expression === expression && part.target === isTimesTarget)!;
  const terms = [
    ...relation.leading.map((summand) => ({ summand, part: find(summand, true), sign: 1n })),
    ...relation.rest.map((summand) => ({ summand, part: find(summand, false), sign: -1n })),
  ];
  return rows.every((row) => {
    const x = BigInt(row);
    let sum = 0n;
    for (const { summand, part, sign } of terms) {
      let value = 0n;
      for (let i = summand.coefficient.length - 1; i >= 0; i--) value = value * x + summand.coefficient[i];
      sum += sign * value * cellOf(part, target, row);
    }
    return sum === 0n;
  });
}
