import { apply, literal } from '../../../language/construct.js';
import type { Expression } from '../../../language/expression.js';
import { inverseModulo, residueOf } from '../../../numbers/modular.js';
import type { Quantity } from '../quantity.js';
import { summandsOf } from '../relation.js';
import { roundedForms } from '../relation-forms.js';
import type { SolverFamily, SolverProblem } from '../solver-problem.js';
import { givenColumns } from './chapters.js';

/** Rows beyond the unknowns that must bear a sum out, and the largest modulus. */
const LEAST_SURPLUS = 5;
const MOST_MODULUS = 64n;

export const givenRemainder: SolverFamily = {
  name: 'given-remainder',
  summary: 'sums of given columns modulo a small number',
  data: 'tables',
  solve: remainders,
};

/** Sums of the first entries of the chapter of given columns, and a constant, modulo the least number that will do. */
function* remainders({ series, pricer, forms }: SolverProblem): Generator<Expression | undefined> {
  const { target } = series;
  let largest = 0n;
  for (const value of target) if (value > largest) largest = value;
  if (largest === 0n || target.some((value) => value < 0n)) return;
  const entries = givenColumns(series, pricer).flatMap((chapter) => chapter.entries);
  const defined = entries.map(({ quantity }) => quantity).filter(({ values }) => !values.includes(undefined));
  for (let count = 1; count <= defined.length && count + 1 + LEAST_SURPLUS <= series.length; count++) {
    const quantities = [...defined.slice(0, count), series.one];
    for (let modulus = largest + 1n; modulus <= MOST_MODULUS; modulus++) {
      const factors = factorsModulo(quantities, target, modulus);
      if (factors === undefined) continue;
      const rest = summandsOf(
        quantities.map((quantity) => ({ quantity, target: false, degree: 0 })),
        factors,
      );
      const sums = [...roundedForms(rest, [1n], forms)];
      yield pricer.cheapest(sums.map((sum) => apply('mod', sum, literal(modulus))));
      return;
    }
    yield undefined;
  }
}

/** Residues that quantities are multiplied with to make a target modulo a number; undefined if there are none, or a pivot has no inverse. */
function factorsModulo(
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
