import { apply, literal, N, plus, times } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { Argument, Constant } from './constant.js';
import { compositesIn } from './constant-composites.js';
import { constantsIn, type Identity } from './constant-identity.js';
import type { Interval } from './constant-interval.js';
import { ConstantWriter } from './constant-writer.js';
import type { SolverFamily } from './solver-problem.js';

/** Rows below which digits say too little about a number. */
const LEAST_ROWS = 8;

/** Bits of the digits that a number is told by; further ones only have to agree. */
const MOST_BITS = 200;

const LARGEST_BASE = 16n;

/** How many digits the point is moved to the left: numbers from 1 to the base first, then those below 1. */
const SHIFTS = [0, 1, -1, 2, -2, 3];

const COMPOSITE_SHIFTS = [0, 1];

/** Bits that a digit of a shift costs, roughly, and constants that are written down. */
const SHIFT_BITS = 4;
const MOST_WRITTEN = 12;

export const constantDigits: SolverFamily = {
  name: 'constant-digits',
  summary: 'the digits of fractions, roots, logarithms, pi, e and their multiples, in some base',
  data: 'numbers',
  solve: (problem) => digitExpansions(new ConstantWriter(problem)),
};

/** The digits of fractions, roots, logarithms, pi, e and their multiples, in some base. */
function* digitExpansions(writer: ConstantWriter): Generator<Expression | undefined> {
  const { target } = writer.series;
  if (target.length < LEAST_ROWS || target.some((value) => value < 0n || value >= LARGEST_BASE)) return;
  const least = BigInt(Math.max(...target.map(Number))) + 1n;
  if (least < 2n) return;
  for (const base of new Set([10n, least, least + 1n])) {
    if (base < least || base > LARGEST_BASE) continue;
    const digits = target.slice(0, Math.floor(MOST_BITS / Math.log2(Number(base))));
    const modulo = (number: Expression) => apply('mod', number, literal(base));
    const found: (Identity & { readonly shift: number })[] = [];
    for (const shift of SHIFTS) {
      const interval = intervalOf(digits, base, shift);
      for (const { constant, bits } of constantsIn(interval, digits.length * Math.log2(Number(base))))
        found.push({ constant, shift, bits: bits + SHIFT_BITS * Math.abs(shift) });
      yield undefined;
    }
    found.sort((one, other) => one.bits - other.bits);
    let isFound = false;
    for (const { constant, shift } of found.slice(0, MOST_WRITTEN)) {
      for (const [own, argument] of shifted(constant, base, shift)) {
        const expression = writer.multiple(own, argument, [0n, 1n], modulo);
        isFound ||= expression !== undefined;
        yield expression;
      }
    }
    if (!isFound) yield* compositeExpansions(writer, digits, base, modulo);
    yield undefined;
  }
}

/** The digits of numbers that no simple constant is. */
function* compositeExpansions(
  writer: ConstantWriter,
  digits: readonly bigint[],
  base: bigint,
  modulo: (number: Expression) => Expression,
): Generator<Expression | undefined> {
  for (const shift of COMPOSITE_SHIFTS) {
    const composites = compositesIn(intervalOf(digits, base, shift), base);
    const powers = (degree: number) => powersOf(base ** BigInt(degree), shift);
    for (const { written } of composites.slice(0, MOST_WRITTEN)) {
      const found = writer.proposal([...written(powers, writer.forms)].map(modulo));
      yield found;
      if (found !== undefined) return;
    }
  }
}

/** The numbers that begin with some digits, of which all but `shift` - 1 digits stand behind the point. */
function intervalOf(digits: readonly bigint[], base: bigint, shift: number): Interval {
  const low = digits.reduce((number, digit) => base * number + digit);
  return { low, high: low + 1n, scale: base ** BigInt(digits.length - 1 + shift) };
}

/** A constant times base^(n + shift), as a constant times something that is an integer, at least from some row on. */
function* shifted(constant: Constant, base: bigint, shift: number): Generator<readonly [Constant, Argument]> {
  yield [constant, powersOf(base, shift)];
  if (shift < 0)
    yield [{ ...constant, divisor: constant.divisor * base ** BigInt(-shift) }, powersOf(base, 0)];
}

/** base^(n + shift). */
export function powersOf(base: bigint, shift: number): Argument {
  const raised = (exponent: Expression) => apply('^', literal(base), exponent);
  const exponent = plus(N, shift);
  return (factor) => {
    const written = [times(factor, raised(exponent))];
    if (shift > 0) written.push(apply('*', literal(factor * base ** BigInt(shift)), raised(N)));
    return written;
  };
}
