import { apply, literal, N, power } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';
import { gcdOf } from '../../numbers/gcd.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** A function of the language that takes the rows of one series to those of another. */
export interface Preimage {
  readonly rows: readonly bigint[];
  readonly apply: (expression: Expression) => Expression;
}

/** The factors and shifts that are tried before primes and squares are looked for. */
const MOST_FACTOR = 8;
const MOST_SHIFT = 12;

/** Bases that integers are written in instead of ten: the smallest that the digits allow, and the next. */
const MOST_BASES = 2;

/** Below this, values say next to nothing: most are primes or squares but for a number, or written in any base. */
const LEAST_LARGEST = 100n;

export const preimage: SolverFamily = {
  name: 'preimage',
  summary:
    'without a common factor, before the binomial transform, in another base, which primes or squares: formulas of that, and the way back',
  data: 'numbers',
  solve: images,
};

/** Formulas of the series that this one is the image of, under the function that makes it so. */
function* images(problem: SolverProblem): Generator<Expression | undefined> {
  for (const { rows, apply } of preimages(problem.series.target)) {
    for (const found of problem.solutionsOf(rows))
      yield found && !readsPast(found) ? apply(found) : undefined;
  }
}

/**
 * The series that a series may be the image of: without a common factor, before the binomial transform, what its digits mean
 * in another base, which primes or squares they are, or are but for a factor and a number; and what these are the image of.
 */
export function* preimages(rows: readonly bigint[]): Generator<Preimage> {
  for (const outer of [...arithmeticPreimages(rows), ...otherBases(rows)]) {
    yield outer;
    for (const inner of arithmeticPreimages(outer.rows))
      yield { rows: inner.rows, apply: (x) => outer.apply(inner.apply(x)) };
  }
  yield binomialPreimage(rows);
}

function* arithmeticPreimages(rows: readonly bigint[]): Generator<Preimage> {
  yield* commonFactor(rows);
  if (!saysMuch(rows)) return;
  for (let factor = 1; factor <= MOST_FACTOR; factor++) {
    for (let shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift++) {
      if (gcdOf(BigInt(factor), BigInt(shift)) === 1n) yield* shifted(rows, factor, shift);
    }
  }
}

function* otherBases(rows: readonly bigint[]): Generator<Preimage> {
  if (!saysMuch(rows)) return;
  const digit = Math.max(...rows.map((value) => Math.max(...[...value.toString()].map(Number))));
  for (let base = digit + 1; base < 10 && base <= digit + MOST_BASES; base++) {
    const read = rows.map((value) => primitive('rebase').row([value, 10n, BigInt(base)]));
    if (read.every((value) => value !== undefined))
      yield { rows: read, apply: (x) => apply('rebase', x, literal(base), literal(10)) };
  }
}

function saysMuch(rows: readonly bigint[]): boolean {
  return rows.every((value) => value >= 0n) && rows.some((value) => value >= LEAST_LARGEST);
}

/** The places of primes, and the roots of squares, that a multiple of the rows and a number make. */
function* shifted(rows: readonly bigint[], factor: number, shift: number): Generator<Preimage> {
  const values = rows.map((value) => BigInt(factor) * value + BigInt(shift));
  const original = (x: Expression): Expression => {
    const moved = shift === 0 ? x : apply(shift < 0 ? '+' : '-', x, literal(Math.abs(shift)));
    return factor === 1 ? moved : apply('div', moved, literal(factor));
  };
  if (values.every((value) => primitive('prime?').row([value]) === 1n)) {
    const places = values.map((value) => primitive('primepi').row([value]));
    if (places.every((value) => value !== undefined))
      yield { rows: places, apply: (x) => original(apply('prime', x)) };
  }
  const roots = values.map((value) => primitive('isqrt').row([value]));
  if (roots.every((root, row) => root !== undefined && root * root === values[row]))
    yield { rows: roots as bigint[], apply: (x) => original(power(x, 2)) };
}

function* commonFactor(rows: readonly bigint[]): Generator<Preimage> {
  const factor = rows.reduce(gcdOf, 0n);
  if (factor < 2n) return;
  yield { rows: rows.map((value) => value / factor), apply: (x) => apply('*', literal(factor), x) };
}

/** b with a(n) the sum of binomial(n, k) b(k), by repeated differences. */
function binomialPreimage(rows: readonly bigint[]): Preimage {
  const before: bigint[] = [];
  for (let differences = rows; differences.length > 0; ) {
    before.push(differences[0]);
    differences = differences.slice(1).map((value, index) => value - differences[index]);
  }
  const k: Expression = { kind: 'variable', name: 'k' };
  const place = apply('-', k, literal(1));
  return {
    rows: before,
    apply: (x) => ({
      kind: 'bind',
      binder: 'sum',
      variable: 'k',
      arguments: [literal(1), apply('+', N, literal(1))],
      body: apply('*', apply('binomial', N, place), rowBefore(x, k)),
    }),
  };
}

/** An expression of row n at row k - 1. */
function rowBefore(expression: Expression, k: Expression): Expression {
  const { kind } = expression;
  if (kind === 'variable' && expression.name === 'n') return apply('-', k, literal(1));
  if (kind === 'apply') {
    const [first, second] = expression.arguments;
    const isNext =
      expression.primitive === '+' &&
      [first, second].some((one) => one.kind === 'variable' && one.name === 'n') &&
      [first, second].some((one) => one.kind === 'literal' && one.value === 1n);
    if (isNext) return k;
    return { ...expression, arguments: expression.arguments.map((argument) => rowBefore(argument, k)) };
  }
  return expression;
}

/** Whether an expression looks at earlier rows, which are others in a preimage. */
export function readsPast(expression: Expression): boolean {
  switch (expression.kind) {
    case 'past':
    case 'given':
      return true;
    case 'apply':
      return expression.arguments.some(readsPast);
    case 'bind':
      return [...expression.arguments, expression.body].some(readsPast);
    default:
      return false;
  }
}
