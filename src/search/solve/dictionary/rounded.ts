import type { Expression } from '../../../language/expression.js';
import { scaled } from '../../../numbers/integer-polynomial.js';
import type { PolynomialForms } from '../polynomial-forms.js';
import type { Relation, Summand } from '../relation.js';
import { roundedForms } from '../relation-forms.js';
import { roundingConstants } from '../rounding.js';
import type { Series } from '../series.js';
import type { Chapter } from './chapter.js';

/**
 * Ways to write d a(n) = q(n) + c(n) with a c(n) that takes few values as (q(n) + c) div d, where one constant c will do for
 * all rows from one on.
 */
export function* floorForms(
  { leading, rest }: Relation,
  { entries }: Chapter,
  series: Series,
  from: number,
  forms: PolynomialForms,
): Generator<Expression> {
  const [{ coefficient: lead }] = leading;
  if (lead.length !== 1) return;
  const sign = lead[0] < 0n ? -1n : 1n;
  const divisor = sign * lead[0];
  if (divisor === 1n) return;
  const added = (row: number) => {
    let sum = 0n;
    for (const { coefficient, expression } of rest) {
      const entry = entries.find(({ quantity }) => quantity.expression === expression);
      if (entry !== undefined) sum += sign * coefficient[0] * entry.quantity.values[row]!;
      if (expression === undefined) sum += sign * coefficient[0];
    }
    return sum;
  };
  const numerators = new Map(
    series.from(from).map((row) => [row, divisor * series.target[row] - added(row)] as const),
  );
  const range = roundingConstants(series.target, numerators, divisor);
  if (range === undefined) return;
  const own = rest
    .filter(({ expression }) => !entries.some(({ quantity }) => quantity.expression === expression))
    .map(({ coefficient, expression }): Summand => ({ coefficient: scaled(coefficient, sign), expression }));
  for (const constant of fewOf(range)) yield* roundedForms(withConstant(own, constant), [divisor], forms);
}

/** A sum with another constant. */
function withConstant(summands: readonly Summand[], constant: bigint): readonly Summand[] {
  const polynomial = summands.find(({ expression }) => expression === undefined)?.coefficient ?? [];
  const others = summands.filter(({ expression }) => expression !== undefined);
  const coefficient = [constant, ...polynomial.slice(1)];
  return coefficient.length === 1 && constant === 0n
    ? others
    : [...others, { coefficient, expression: undefined }];
}

/** The ends of a range, and the values in it that are nearest to 0. */
export function fewOf([least, greatest]: readonly [bigint, bigint]): readonly bigint[] {
  const chosen = new Set([least, greatest]);
  for (const value of [0n, 1n, 2n, 3n]) if (least <= value && value <= greatest) chosen.add(value);
  return [...chosen];
}
