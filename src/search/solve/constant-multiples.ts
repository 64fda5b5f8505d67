import { apply, literal, N, power } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { gcdOf } from '../../numbers/gcd.js';
import { evaluateAt } from '../../numbers/integer-polynomial.js';
import type { Argument, Shift } from './constant.js';
import { powersOf } from './constant-digits.js';
import { constantsIn, type Identity } from './constant-identity.js';
import { type Interval, precisionOf, simplestFraction } from './constant-interval.js';
import { ConstantWriter } from './constant-writer.js';
import type { PolynomialForms } from './polynomial-forms.js';
import type { SolverFamily } from './solver-problem.js';

const LEAST_ROWS = 6;

/** The largest slope of x(n), and base of its powers. */
const MOST_SLOPE = 5n;
const MOST_BASE = 12n;

/** The largest value that is taken as what stands before multiples: 7 + floor(c n). */
const MOST_START = 100n;

/** Bits by which a constant may be longer than the interval tells: each row says anew that there is one. */
const SURPLUS_BITS = 12;

/** Bits of a shift beside 0, roughly, and multiples that are written down. */
const SHIFT_BITS = 8;
const MOST_WRITTEN = 16;

/** x(n) >= 0, of which multiples are rounded. */
interface Factor {
  readonly argument: Argument;
  readonly values: readonly bigint[];
  /** Bits beyond those of the simplest, roughly. */
  readonly bits: number;
  /** Whether multiples by a fraction are left to `quotients`. */
  readonly isLine: boolean;
}

export const roundedMultiple: SolverFamily = {
  name: 'rounded-multiple',
  summary: 'multiples of a constant by n, lines, squares, powers and factorials, rounded',
  data: 'numbers',
  solve: (problem) => roundedMultiples(new ConstantWriter(problem)),
};

/**
 * Multiples of a constant by n, lines, squares, powers and factorials, rounded down, up or to the nearest integer: Beatty
 * sequences and numbers cut off after n digits.
 */
function* roundedMultiples(writer: ConstantWriter): Generator<Expression | undefined> {
  const { target } = writer.series;
  if (target.length < LEAST_ROWS || isLine(target)) return;
  const found: (Identity & { readonly factor: Factor; readonly shift: Shift })[] = [];
  for (const factor of factorsFor(target.length, writer.forms)) {
    for (const shift of shiftsFor(target[0])) {
      const interval = constantFrom(target, factor.values, shift);
      if (interval === undefined || simplestFraction(interval)[1] === 1n) continue;
      const extra = factor.bits + (shift[0] === 0n ? 0 : SHIFT_BITS);
      for (const { constant, bits } of constantsIn(interval, precisionOf(interval) + SURPLUS_BITS)) {
        if (constant.irrational !== undefined || !factor.isLine)
          found.push({ constant, bits: bits + extra, factor, shift });
      }
      yield undefined;
    }
  }
  found.sort((one, other) => one.bits - other.bits);
  for (const { constant, factor, shift } of found.slice(0, MOST_WRITTEN))
    yield writer.multiple(constant, factor.argument, shift, (multiple) => multiple);
}

/** Whether rows rise by the same each time: then many numbers explain them, and none is needed. */
function isLine(target: readonly bigint[]): boolean {
  return target.every((value, row) => row === 0 || value - target[row - 1] === target[1] - target[0]);
}

function shiftsFor(first: bigint): readonly Shift[] {
  const shifts: Shift[] = [
    [0n, 1n],
    [1n, 1n],
    [1n, 2n],
    [-1n, 1n],
  ];
  if (first > 1n && first < MOST_START) shifts.push([first, 1n]);
  return shifts;
}

/** The numbers c of which x c + shift, rounded down, is the target in all rows. */
function constantFrom(
  target: readonly bigint[],
  values: readonly bigint[],
  [shift, unit]: Shift,
): Interval | undefined {
  let [low, lowScale, high, highScale] = [0n, 1n, 1n, 0n];
  for (const [row, value] of target.entries()) {
    const x = unit * values[row];
    const least = unit * value - shift;
    if (x === 0n) {
      if (least > 0n || least + unit <= 0n) return undefined;
      continue;
    }
    if (least * lowScale > low * x) [low, lowScale] = [least, x];
    if ((least + unit) * highScale < high * x) [high, highScale] = [least + unit, x];
    if (low * highScale >= high * lowScale) return undefined;
  }
  if (low === 0n || highScale === 0n) return undefined;
  return { low: low * highScale, high: high * lowScale, scale: lowScale * highScale };
}

function* factorsFor(rows: number, forms: PolynomialForms): Generator<Factor> {
  const valuesOf = (value: (n: bigint) => bigint) =>
    Array.from({ length: rows }, (_, row) => value(BigInt(row)));
  const next = apply('+', N, literal(1));
  for (let slope = 1n; slope <= MOST_SLOPE; slope++) {
    for (let constant = 0n; constant <= slope; constant++) {
      if (gcdOf(slope, constant) > 1n) continue;
      yield {
        argument: (factor) => [forms.positive([constant * factor, slope * factor])],
        values: valuesOf((n) => evaluateAt([constant, slope], n)),
        bits: 6 * Number(slope - 1n) + (constant === 0n ? 0 : 2),
        isLine: true,
      };
    }
  }
  for (const [x, start] of [
    [N, 0n],
    [next, 1n],
  ] as const) {
    const times =
      (of: Expression): Argument =>
      (factor) =>
        factor === 1n ? [of] : [apply('*', literal(factor), of)];
    yield {
      argument: times(power(x, 2)),
      values: valuesOf((n) => (n + start) ** 2n),
      bits: 6,
      isLine: false,
    };
    let product = 1n;
    yield {
      argument: times(apply('factorial', x)),
      values: valuesOf((n) => {
        product = n + start === 0n ? 1n : product * (n + start);
        return product;
      }),
      bits: 6,
      isLine: false,
    };
    for (let base = 2n; base <= MOST_BASE; base++) {
      yield {
        argument: powersOf(base, Number(start)),
        values: valuesOf((n) => base ** (n + start)),
        bits: base === 10n ? 6 : 10,
        isLine: false,
      };
    }
  }
}
