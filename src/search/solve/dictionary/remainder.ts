import { apply, literal, plus } from '../../../language/construct.js';
import type { Expression } from '../../../language/expression.js';
import { inverseModulo, residueOf } from '../../../numbers/modular.js';
import type { Quantity } from '../quantity.js';
import { summandsOf } from '../relation.js';
import { roundedForms } from '../relation-forms.js';
import type { SolverFamily, SolverProblem } from '../solver-problem.js';
import { givenColumns } from './chapters.js';

/** Rows beyond the unknowns that must bear a sum out, and the largest modulus: of sums of few and of more columns. */
const LEAST_SURPLUS = 5;
const FEW = 2;
const MOST_OF_FEW = 1024n;
const MOST_MODULUS = 64n;

/** Moduli that are tried between two pauses. */
const BATCH = 256n;

export const givenRemainder: SolverFamily = {
  name: 'given-remainder',
  summary: 'sums of given columns modulo a number, which is found as well, with an offset',
  data: 'tables',
  solve: remainders,
};

/** Sums of the first entries of the chapter of given columns, and a constant, modulo the least number that will do. */
function* remainders({ series, pricer, forms }: SolverProblem): Generator<Expression | undefined> {
  const { target } = series;
  const bounds = boundsOf(target);
  if (bounds[0] === bounds[1]) return;
  const entries = givenColumns(series, pricer).flatMap((chapter) => chapter.entries);
  const defined = entries.map(({ quantity }) => quantity).filter(({ values }) => !values.includes(undefined));
  for (let count = 1; count <= defined.length && count + 1 + LEAST_SURPLUS <= series.length; count++) {
    const quantities = [...defined.slice(0, count), series.one];
    const most = count <= FEW ? MOST_OF_FEW : MOST_MODULUS;
    for (let modulus = bounds[1] - bounds[0] + 1n; modulus <= most; modulus++) {
      const offset = offsetFor(bounds, modulus);
      const factors = factorsModulo(quantities, target, modulus);
      if (modulus % BATCH === 0n) yield undefined;
      if (factors === undefined) continue;
      const shifted = factors.with(-1, residueOf(factors[count] - offset, modulus));
      const rest = summandsOf(
        quantities.map((quantity) => ({ quantity, target: false, degree: 0 })),
        shifted,
      );
      const sums = [...roundedForms(rest, [1n], forms)];
      yield pricer.cheapest(sums.map((sum) => plus(apply('mod', sum, literal(modulus)), offset)));
      return;
    }
    yield undefined;
  }
}

/** The least and the greatest value. */
export function boundsOf(values: readonly bigint[]): readonly [bigint, bigint] {
  let [least, greatest] = [values[0] ?? 0n, values[0] ?? 0n];
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return [least, greatest];
}

/** What is to be subtracted from values for them to be remainders: of all that will do, what is nearest to 0. */
export function offsetFor([least, greatest]: readonly [bigint, bigint], modulus: bigint): bigint {
  const lowest = greatest - modulus + 1n;
  return lowest > 0n ? lowest : least < 0n ? least : 0n;
}

/**
 * Residues that quantities are multiplied with to make a target modulo a number; undefined if there are none, or a pivot has no inverse.
 * They come from the first rows and are tested on all.
 */
function factorsModulo(
  quantities: readonly Quantity[],
  target: readonly bigint[],
  modulus: bigint,
): readonly bigint[] | undefined {
  const factors = solvedModulo(quantities, target.slice(0, quantities.length + LEAST_SURPLUS), modulus);
  const isRight = (value: bigint, row: number) =>
    quantities.reduce((sum, { values }, at) => sum + factors![at] * values[row]!, -value) % modulus === 0n;
  return factors !== undefined && target.every(isRight) ? factors : undefined;
}

function solvedModulo(
  quantities: readonly Quantity[],
  target: readonly bigint[],
  modulus: bigint,
): readonly bigint[] | undefined {
  const rows = target.map((value, row) =>
    [...quantities.map(({ values }) => values[row]!), value].map((cell) => residueOf(cell, modulus)),
  );
  const factors = new Array<bigint>(quantities.length).fill(0n);
  const pivots: number[] = [];
  for (let column = 0; column < quantities.length; column++) {
    const at = pivots.length;
    const found = rows.findIndex(
      (row, index) => index >= at && inverseModulo(row[column], modulus) !== undefined,
    );
    if (found < 0) {
      if (rows.some((row, index) => index >= at && row[column] !== 0n)) return undefined;
      continue;
    }
    [rows[at], rows[found]] = [rows[found], rows[at]];
    const inverse = inverseModulo(rows[at][column], modulus)!;
    rows[at] = rows[at].map((cell) => (cell * inverse) % modulus);
    const own = rows[at];
    for (const [index, row] of rows.entries()) {
      const factor = row[column];
      if (index !== at && factor !== 0n)
        rows[index] = row.map((cell, place) => residueOf(cell - factor * own[place], modulus));
    }
    pivots.push(column);
  }
  if (rows.some((row, index) => index >= pivots.length && row[quantities.length] !== 0n)) return undefined;
  for (const [at, column] of pivots.entries()) factors[column] = rows[at][quantities.length];
  return factors;
}
