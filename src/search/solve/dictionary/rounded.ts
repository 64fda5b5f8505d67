import type { Expression } from '../../../language/expression.js';
import { gcdOf } from '../../../numbers/gcd.js';
import { scaled, trimmed } from '../../../numbers/integer-polynomial.js';
import type { PolynomialForms } from '../polynomial-forms.js';
import type { Relation, Summand } from '../relation.js';
import { roundedForms } from '../relation-forms.js';
import { roundingConstants } from '../rounding.js';
import type { Series } from '../series.js';
import type { SolverProblem } from '../solver-problem.js';
import type { Chapter } from './chapter.js';

/** The largest denominator of slopes, and how many slopes are proposed. */
const MOST_DENOMINATOR = 60;
const MOST_LINES = 3;

/** a(n) = (p n + q) div d with the smallest d there are. */
export function* roundedLines({ series, forms, pricer }: SolverProblem): Generator<Expression | undefined> {
  const { target } = series;
  const last = target.length - 1;
  if (last < 3) return;
  const rise = target[last] - target[0];
  let found = 0;
  for (let d = 2n; d <= MOST_DENOMINATOR && found < MOST_LINES; d++) {
    // |a(n) - (p n + q) / d| < 1 at both ends bounds the slope p / d by the rise between them.
    const lowest = floorQuotient(d * (rise - 1n), BigInt(last));
    const highest = floorQuotient(d * (rise + 1n), BigInt(last)) + 1n;
    for (let p = lowest; p <= highest && found < MOST_LINES; p++) {
      if (gcdOf(p, d) !== 1n) continue;
      const numerators = new Map(target.map((_, row) => [row, p * BigInt(row)]));
      const range = roundingConstants(target, numerators, d);
      if (range === undefined) continue;
      found++;
      for (const q of fewOf(range)) {
        const line = { coefficient: trimmed([q, p]), expression: undefined };
        yield pricer.cheapest(roundedForms([line], [d], forms));
      }
    }
  }
}

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
function fewOf([least, greatest]: readonly [bigint, bigint]): readonly bigint[] {
  const chosen = new Set([least, greatest]);
  for (const value of [0n, 1n, 2n, 3n]) if (least <= value && value <= greatest) chosen.add(value);
  return [...chosen];
}

function floorQuotient(x: bigint, y: bigint): bigint {
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
}
