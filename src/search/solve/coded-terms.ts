import { apply, literal, N, plus, times } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';

import { rangeTransforms } from '../witness/ranges.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** Terms beyond this are not put together as the digits of a literal. */
const LARGEST_TERM = 64n;

/** The longest period that terms are looked at for. */
const MOST_PERIOD = 12;

/** Terms before a period begins that are made up for. */
const MOST_EXCEPTIONS = 6;

/** Terms that have to bear a period or a line out, beyond those that decide it. */
const LEAST_WITNESSES = 3;

/** Terms of ranges are numbered from 1: row n stands for term n + 1. */
const PLACE = apply('+', N, literal(1));

export const codedTerm: SolverFamily = {
  name: 'coded-term',
  summary:
    'sums, products and Euler transforms of terms that are zero but for a few, periodic or linear: partitions into certain parts',
  data: 'numbers',
  solve: codedTerms,
};

/**
 * What folds terms that the digits of a literal hold; Euler transforms of such are products of powers of 1 - x, 1 - x^2, …:
 * partitions into certain parts.
 */
function* codedTerms({ series }: SolverProblem): Generator<Expression | undefined> {
  for (const { rows, apply: write } of rangeTransforms(series.target)) {
    if (rows.length < LEAST_WITNESSES + 1) continue;
    for (const body of [...digitForms(rows), ...periodicForms(rows), ...linearForms(rows)]) yield write(body);
    yield undefined;
  }
}

/** The terms as digits of one literal, or of two: of those above 0 and of those below. */
function* digitForms(terms: readonly bigint[]): Generator<Expression> {
  const positive = digits([0n, ...terms.map((term) => (term > 0n ? term : 0n))], PLACE);
  const negative = digits([0n, ...terms.map((term) => (term < 0n ? -term : 0n))], PLACE);
  if (positive === undefined || negative === undefined) return;
  if (negative.sum === 0n) yield positive.expression;
  else if (positive.sum === 0n) yield apply('neg', negative.expression);
  else yield apply('-', positive.expression, negative.expression);
}

/** Terms that repeat from some place on: a constant, or digits of a literal less one; the first of them made up for. */
function* periodicForms(terms: readonly bigint[]): Generator<Expression> {
  for (let period = 1; period <= MOST_PERIOD; period++) {
    let start = Math.max(0, terms.length - period);
    while (start > 0 && terms[start - 1] === terms[start - 1 + period]) start--;
    if (start > MOST_EXCEPTIONS || terms.length - period - start < LEAST_WITNESSES) continue;
    // Term k is at index k - 1.
    const repeated = Array.from({ length: period }, (_, residue) => {
      const index = (residue + period - 1) % period;
      return terms[index + period * Math.ceil((start - index) / period)];
    });
    const exceptions = terms.slice(0, start).map((term, index) => term - repeated[(index + 1) % period]);
    for (const rule of repeated.some((value) => value !== 0n) ? cycles(repeated) : []) {
      if (start === 0) yield rule;
      else for (const rest of digitForms(exceptions)) yield apply('+', rule, rest);
    }
  }
}

/** Expressions of k that repeat the values of 0, 1, … */
function* cycles(values: readonly bigint[]): Generator<Expression> {
  const period = values.length;
  if (period === 1) {
    yield literal(values[0]);
    return;
  }
  const place = apply('mod', PLACE, literal(period));
  if (values.every((value, residue) => value === BigInt(residue))) yield place;
  let least = values[0];
  for (const value of values) if (value < least) least = value;
  for (const from of least > 0n ? [0n, least] : [least]) {
    const found = digits(
      values.map((value) => value - from),
      place,
    );
    if (found === undefined) continue;
    yield plus(found.expression, from);
  }
}

/** c*k + d. */
function* linearForms(terms: readonly bigint[]): Generator<Expression> {
  if (terms.length < 2 + LEAST_WITNESSES) return;
  const slope = terms[1] - terms[0];
  const constant = terms[0] - slope;
  if (slope === 0n || terms.some((value, index) => value !== slope * BigInt(index + 1) + constant)) return;
  const multiple = times(slope, PLACE);
  yield constant === 0n ? multiple : apply('+', multiple, literal(constant));
  if (constant < 0n) yield apply('-', multiple, literal(-constant));
}

/** Digit number `place` of a literal in the least base that holds the values; undefined for values beyond {@link LARGEST_TERM}. */
function digits(
  values: readonly bigint[],
  place: Expression,
): { readonly expression: Expression; readonly sum: bigint } | undefined {
  let most = 1n;
  let sum = 0n;
  for (const value of values) {
    if (value > most) most = value;
    sum += value;
  }
  if (most > LARGEST_TERM) return undefined;
  const base = most + 1n;
  const packed = values.reduceRight((number, value) => number * base + value, 0n);
  const shifted = apply('div', literal(packed), apply('^', literal(base), place));
  return { expression: apply('mod', shifted, literal(base)), sum };
}
