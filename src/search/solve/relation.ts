import type { Expression } from '../../language/expression.js';
import { type IntegerPolynomial, trimmed } from '../../numbers/integer-polynomial.js';
import { mayRelate } from './dependence.js';
import { PRIME, relationLattice } from './lattice.js';
import type { Part, Quantity } from './quantity.js';

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

/** Rows that a relation must hold in. */
export const LEAST_ROWS = 3;

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
  target: Quantity,
  rows: readonly number[],
): readonly Relation[] {
  const usable = definedRows(parts, rows);
  const unknowns = unknownsOf(parts);
  if (usable.length < LEAST_ROWS) return [];
  const first = usable.slice(0, unknowns + SURPLUS);
  if (unknowns <= first.length && !mayRelate(parts, target, first)) return [];
  const matrix = first.map((row) => {
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
    .filter((relation) => usable.every(testOf(relation, parts, target)));
}

/** The number of coefficients of a relation. */
export function unknownsOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { degree }) => sum + degree + 1, 0);
}

/** Those of some rows in which all parts have a value. */
export function definedRows(parts: readonly Part[], rows: readonly number[]): readonly number[] {
  return rows.filter((row) => parts.every(({ quantity }) => !Number.isNaN(quantity.residues[row])));
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

function cellOf({ quantity, target: isTimesTarget }: Part, target: Quantity, row: number): bigint {
  const value = quantity.values[row]!;
  return isTimesTarget ? value * target.values[row]! : value;
}

function relationFrom(vector: readonly number[], parts: readonly Part[]): Relation {
  const coefficients = vector.map(BigInt);
  const split = unknownsOf(parts.filter(({ target }) => target));
  return {
    leading: summandsOf(
      parts.filter(({ target }) => target),
      coefficients.slice(0, split),
    ),
    rest: summandsOf(
      parts.filter(({ target }) => !target),
      coefficients.slice(split).map((value) => -value),
    ),
  };
}

/** The sum of parts with some coefficients. */
export function summandsOf(parts: readonly Part[], coefficients: readonly bigint[]): readonly Summand[] {
  let at = 0;
  return parts
    .map(({ quantity: { expression }, degree }) => {
      const coefficient = trimmed(coefficients.slice(at, at + degree + 1));
      at += degree + 1;
      return { coefficient, expression };
    })
    .filter(({ coefficient }) => coefficient.length > 0);
}

/** Whether a relation between parts holds in a row in which they are defined. */
export function testOf(
  { leading, rest }: Relation,
  parts: readonly Part[],
  target: Quantity,
): (row: number) => boolean {
  const termsOf = (summands: readonly Summand[], isTimesTarget: boolean, sign: bigint) =>
    summands.map(({ coefficient, expression }) => ({
      coefficient: coefficient.map((value) => sign * value),
      part: parts.find((own) => own.quantity.expression === expression && own.target === isTimesTarget)!,
    }));
  const terms = [...termsOf(leading, true, 1n), ...termsOf(rest, false, -1n)];
  return (row) => {
    const x = BigInt(row);
    let sum = 0n;
    for (const { coefficient, part } of terms) {
      let value = 0n;
      for (let i = coefficient.length - 1; i >= 0; i--) value = value * x + coefficient[i];
      sum += value * cellOf(part, target, row);
    }
    return sum === 0n;
  };
}
